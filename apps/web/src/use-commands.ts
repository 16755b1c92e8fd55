// What a person gives from a page that has no counter: one command at a time, and a sentence when it was refused.
import { refusalSentence } from '@luot/shared/domain/refusal';
import type { CommandBody, CommandName, CommandValue, Reply } from '@luot/shared/protocol/commands';
import { useClient } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { useCallback, useEffect, useRef, useState } from 'react';

/** Long enough to read one sentence. */
const MESSAGE_MS = 8_000;

/** What was asked for while the server is away is not carried out minutes later, when nobody means it any more. */
const PATIENCE_MS = 15_000;

export interface Commands {
  /** One command at a time: a second press while one is on its way does nothing. */
  readonly run: <Name extends CommandName>(name: Name, body: CommandBody<Name>) => Promise<Reply<CommandValue<Name>> | null>;
  readonly busy: boolean;
  /** Why the last command was refused, or null. */
  readonly message: string | null;
}

export function useCommands(): Commands {
  const client = useClient();
  const { language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const running = useRef(false);

  useEffect(() => {
    if (message === null) return;
    const timer = setTimeout(() => setMessage(null), MESSAGE_MS);
    return () => clearTimeout(timer);
  }, [message]);

  const run = useCallback<Commands['run']>(
    async (name, body) => {
      if (running.current) return null;
      running.current = true;
      setBusy(true);
      setMessage(null);
      const reply = await client.send(name, body, PATIENCE_MS);
      running.current = false;
      setBusy(false);
      if (!reply.ok) setMessage(refusalSentence(reply.refusal, language));
      return reply;
    },
    [client, language],
  );
  return { run, busy, message };
}
