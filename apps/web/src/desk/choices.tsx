export interface Choice<Value> {
  readonly id: string;
  readonly value: Value;
  readonly label: string;
  /** Beside the label, quieter. */
  readonly note?: string;
  readonly disabled?: boolean;
}

interface ChoicesProps<Value> {
  readonly title?: string;
  readonly choices: readonly Choice<Value>[];
  readonly onChoose: (value: Value) => void;
  /** Where one stays chosen, or several: which. Without it a touch is the end of the question. */
  readonly isChosen?: (value: Value) => boolean;
  /** Short ones, side by side. */
  readonly inline?: boolean;
  /** False: the digits are for the others in the dialog. */
  readonly digits?: boolean;
}

/** Things to choose from, each with a digit as its key (`Dialog` counts them in their order). */
export function Choices<Value>({ title, choices, onChoose, isChosen, inline = false, digits = true }: ChoicesProps<Value>) {
  return (
    <div className="choice-group">
      {title === undefined ? null : <h3>{title}</h3>}
      <ul className={inline ? 'choices inline' : 'choices'}>
        {choices.map(({ id, value, label, note, disabled = false }) => (
          <li key={id}>
            <button
              type="button"
              {...(digits ? { 'data-choice': '' } : {})}
              disabled={disabled}
              {...(isChosen === undefined ? {} : { 'aria-pressed': isChosen(value) })}
              onClick={() => onChoose(value)}
            >
              <span className="choice-label">
                {label}
                {note === undefined ? null : <small className="figures"> {note}</small>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
