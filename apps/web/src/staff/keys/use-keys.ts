import { useEffect } from 'react';
import { usePageWindow } from '../../desk/page-window.ts';
import type { DeskAction } from './desk-actions.ts';
import { pressedKey } from './pressed-key.ts';

interface Keys {
  readonly actions: readonly DeskAction[];
  readonly onAct: (action: DeskAction) => void;
  /** A digit, with which a number to look for begins. */
  readonly onDigit: (digit: string) => void;
  /** False while a dialog has the keys. */
  readonly listening: boolean;
}

/** One key each; held keys repeat nothing, and typing into a field or choosing in a dialog is left alone. */
export function useKeys({ actions, onAct, onDigit, listening }: Keys): void {
  const page = usePageWindow();
  useEffect(() => {
    if (!listening) return;
    const pressed = (event: KeyboardEvent) => {
      // A digit that has just answered a dialog comes by here when the dialog has gone.
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWithin(event, 'input, select, textarea')) return;
      const key = pressedKey(event);
      const isDigit = /^\d$/.test(key);
      const action = actions.find((a) => a.key === key);
      if (action === undefined && !isDigit) return;
      if (key === ' ' && isOtherButton(event)) return;
      event.preventDefault();
      if (event.repeat) return;
      if (action === undefined) onDigit(key);
      else onAct(action);
    };
    // Some browsers press the button with the focus only when Space goes up.
    const released = (event: KeyboardEvent) => {
      if (event.key === ' ' && isWithin(event, '[data-action="primary"]')) event.preventDefault();
    };
    page.addEventListener('keydown', pressed);
    page.addEventListener('keyup', released);
    return () => {
      page.removeEventListener('keydown', pressed);
      page.removeEventListener('keyup', released);
    };
  });
}

/** Space belongs to a button somebody has gone to with Tab; elsewhere it is the large key. */
function isOtherButton(event: KeyboardEvent): boolean {
  return isWithin(event, 'button:not([data-action="primary"]), a, summary');
}

/** Not by `instanceof`: the small window has classes of its own. */
function isWithin({ target }: KeyboardEvent, selector: string): boolean {
  return target !== null && 'closest' in target && (target as Element).closest(selector) !== null;
}
