import type { DeskAction } from './desk-actions.ts';

export function ActionKeys({ actions, busy, onAct }: { actions: readonly DeskAction[]; busy: boolean; onAct: (action: DeskAction) => void }) {
  return (
    <div className="action-keys">
      {actions.map((action) => (
        <button
          key={action.id}
          type="button"
          data-rank={action.rank}
          data-action={action.id}
          disabled={!action.enabled || busy}
          aria-keyshortcuts={action.key === ' ' ? 'Space' : action.key.toUpperCase()}
          onClick={(event) => {
            // Space belongs to the large button, not to whichever was clicked last.
            event.currentTarget.blur();
            onAct(action);
          }}
        >
          <span>{action.label}</span>
          <kbd>{action.key === ' ' ? 'Space' : action.key.toUpperCase()}</kbd>
        </button>
      ))}
    </div>
  );
}
