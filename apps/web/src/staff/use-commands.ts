import { type RefusalCode, refusalSentence } from '@luot/shared/domain/refusal';
import type { CommandBody, CommandName, CommandValue, Reply } from '@luot/shared/protocol/commands';
import { useClient } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import type { StringKey } from '@luot/ui/strings/vi';
import { useCallback, useEffect, useRef, useState } from 'react';

/** Long enough to read one sentence. */
const MESSAGE_MS = 8_000;

/** A key pressed while the server is away is not carried out minutes later, when nobody means it any more. */
const PATIENCE_MS = 15_000;

/** What a clerk can do about a refusal whose own sentence does not say so. */
const WAYS_ON = {
  'wrong-ticket-state': 'staff.way-look-up',
  'counter-not-open': 'staff.way-open',
  'not-your-counter': 'staff.way-choose',
  'counter-taken': 'staff.way-choose',
  'undo-too-late': 'staff.way-look-up',
} as const satisfies Partial<Record<RefusalCode, StringKey>>;

export interface Message {
  /** `nothing-done` alarms, `done` only confirms. */
  readonly kind: 'done' | 'nothing-done';
  readonly text: string;
}

export type Run = <Name extends CommandName>(name: Name, body: CommandBody<Name>, done?: string) => Promise<Reply<CommandValue<Name>> | null>;

export interface Commands {
  /**
   * One command at a time: a second one while one is on its way does nothing, and none is begun without a link.
   * `done` is said when it has been done.
   */
  readonly run: Run;
  /** Beside the queue: waits for no other, and is tried although the link is down. */
  readonly runBeside: Run;
  readonly busy: boolean;
  /** What became of the last command, for some seconds. */
  readonly message: Message | null;
  readonly tell: (message: Message | null) => void;
}

export function useCommands(): Commands {
  const client = useClient();
  const { language, say } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [message, tell] = useState<Message | null>(null);
  const running = useRef(false);

  useEffect(() => {
    if (message === null) return;
    const timer = setTimeout(() => tell(null), MESSAGE_MS);
    return () => clearTimeout(timer);
  }, [message]);

  const runBeside = useCallback<Run>(
    async (name, body, done) => {
      const reply = await client.send(name, body, PATIENCE_MS);
      if (reply.ok) tell(done === undefined ? null : { kind: 'done', text: done });
      else {
        const { refusal } = reply;
        const way = refusal.code in WAYS_ON ? ` ${say(WAYS_ON[refusal.code as keyof typeof WAYS_ON])}` : '';
        tell({ kind: 'nothing-done', text: refusalSentence(refusal, language) + way });
      }
      return reply;
    },
    [client, language, say],
  );

  const run = useCallback<Run>(
    async (name, body, done) => {
      if (running.current) return null;
      if (client.store.getState().link !== 'up') {
        tell({ kind: 'nothing-done', text: say('staff.no-link') });
        return null;
      }
      running.current = true;
      setBusy(true);
      tell(null);
      const reply = await runBeside(name, body, done);
      running.current = false;
      setBusy(false);
      return reply;
    },
    [client, runBeside, say],
  );
  return { run, runBeside, busy, message, tell };
}
