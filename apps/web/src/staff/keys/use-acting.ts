import { useEffect, useRef, useState } from 'react';
import type { Commands } from '../../desk/use-commands.ts';
import type { DeskAction, DeskDialog } from './desk-actions.ts';

/** A finger that trembles presses twice within this; nobody means the same step twice so soon. */
const SETTLE_MS = 300;

interface ActingWays {
  readonly commands: Commands;
  readonly onDialog: (dialog: DeskDialog) => void;
  readonly onAway: () => void;
  readonly onWindow: () => void;
}

/** Does what an action says, once for each press that is meant; one that cannot be done says why. */
export function useActing({ commands, onDialog, onAway, onWindow }: ActingWays): { readonly act: (action: DeskAction) => void; readonly settling: boolean } {
  const [settling, setSettling] = useState<string | null>(null);
  const last = useRef<{ readonly id: string; readonly atMs: number } | null>(null);
  useEffect(() => {
    if (settling === null) return;
    const timer = setTimeout(() => setSettling(null), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [settling]);

  const act = (action: DeskAction) => {
    const { id, effect } = action;
    const again = last.current?.id === id && performance.now() - last.current.atMs < SETTLE_MS;
    if (commands.busy || again) return;
    if (!action.enabled) {
      commands.tell({ kind: 'nothing-done', text: action.why });
      return;
    }
    switch (effect.kind) {
      case 'command':
        last.current = { id, atMs: performance.now() };
        setSettling(id);
        void commands.run(effect.command.name, effect.command.body, effect.done);
        return;
      case 'beside':
        last.current = { id, atMs: performance.now() };
        void commands.runBeside(effect.command.name, effect.command.body);
        return;
      case 'dialog':
        onDialog(effect.dialog);
        return;
      case 'go-to-away':
        onAway();
        return;
      case 'window':
        onWindow();
    }
  };
  return { act, settling: settling !== null };
}
