import type { DeskAction } from './desk-actions.ts';

interface ActionKeysProps {
  readonly actions: readonly DeskAction[];
  readonly busy: boolean;
  readonly onAct: (action: DeskAction) => void;
}

/** Every key at its own place, whether it can be used now or not: a hand finds it without looking. */
export function ActionKeys({ actions, busy, onAct }: ActionKeysProps) {
  return (
    <div className="action-keys">
      {actions.map((action) => {
        const off = !action.enabled || busy;
        return (
          <button
            key={action.id}
            type="button"
            data-rank={action.rank}
            data-action={action.id}
            // Focus comes back to the large key after a dialog. None is switched off for good: one that cannot be used
            // would lose the focus, and could not say why.
            {...(action.rank === 'primary' ? { 'data-home': '' } : {})}
            aria-disabled={off}
            aria-keyshortcuts={action.key === ' ' ? 'Space' : action.key.toUpperCase()}
            onClick={(event) => {
              // Space belongs to the large key, not to whichever was clicked last.
              if (event.detail > 0) event.currentTarget.blur();
              onAct(action);
            }}
          >
            <span className="key-label">
              {action.label}
              {action.detail === undefined ? null : <small>{action.detail}</small>}
            </span>
            <kbd>{action.key === ' ' ? 'Space' : action.key.toUpperCase()}</kbd>
          </button>
        );
      })}
    </div>
  );
}
