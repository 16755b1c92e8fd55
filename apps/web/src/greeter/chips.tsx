interface Option<Id extends string> {
  readonly id: Id;
  readonly words: string;
  readonly disabled?: boolean;
}

interface ChipsProps<Id extends string> {
  readonly label: string;
  readonly chosen: Id;
  readonly options: readonly Option<Id>[];
  readonly onChoose: (id: Id) => void;
}

/** One of a few, each as large as a thumb. */
export function Chips<Id extends string>({ label, chosen, options, onChoose }: ChipsProps<Id>) {
  return (
    <fieldset className="chips">
      <legend>{label}</legend>
      {options.map(({ id, words, disabled = false }) => (
        <button key={id} type="button" aria-pressed={id === chosen} disabled={disabled} onClick={() => onChoose(id)}>
          {words}
        </button>
      ))}
    </fieldset>
  );
}
