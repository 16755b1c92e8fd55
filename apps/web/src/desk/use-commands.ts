// What a person gives from a page: one command at a time, and a sentence about what became of it.
import { type RefusalCode, refusalSentence } from '@luot/shared/domain/refusal';
import type { CommandBody, CommandName, CommandValue, Reply } from '@luot/shared/protocol/commands';
import type { StringKey } from '@luot/strings/vi';
import { useClient } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { useCallback, useEffect, useRef, useState } from 'react';

/** Long enough to read one sentence. */
const MESSAGE_MS = 8_000;

/** A key pressed while the server is away is not carried out minutes later, when nobody means it any more. */
const PATIENCE_MS = 15_000;

/** What one can do on a page about a refusal whose own sentence does not say so. */
export type WaysOn = Partial<Record<RefusalCode, Extract<StringKey, `staff.way-${string}`>>>;
const NO_WAYS: WaysOn = {};

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

/** @param waysOn the same from draw to draw */
export function useCommands(waysOn: WaysOn = NO_WAYS): Commands {
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
        const way = waysOn[refusal.code];
        tell({ kind: 'nothing-done', text: refusalSentence(refusal, language) + (way === undefined ? '' : ` ${say(way)}`) });
      }
      return reply;
    },
    [client, language, say, waysOn],
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
