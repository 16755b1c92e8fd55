import { useEffect } from 'react';
import type { DeskAction } from './desk-actions.ts';

/** One key each; held keys repeat nothing, and typing into a field or choosing in a dialog is left alone. */
export function useKeys(actions: readonly DeskAction[], onAct: (action: DeskAction) => void, listening: boolean): void {
  useEffect(() => {
    if (!listening) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
      const action = actions.find((a) => a.key === event.key.toLowerCase());
      if (action === undefined) return;
      // Space belongs to a button somebody has gone to with Tab; elsewhere it is the large key.
      if (event.key === ' ' && isOtherButton(event.target)) return;
      event.preventDefault();
      if (action.enabled && !event.repeat) onAct(action);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  });
}

function isOtherButton(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button:not([data-action="primary"]), a, summary') !== null;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}
