import { refusalSentence } from '@luot/shared/domain/refusal';
import { useClient } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { useState } from 'react';

const PATIENCE_MS = 5_000;

export type Act = (verb: string, text?: string) => void;

/** Does something to one virtual device. Nothing waits for the answer: keys are pressed as fast as a hand does. */
export function useAct(deviceId: string): { readonly act: Act; readonly message: string | null } {
  const client = useClient();
  const { language } = useLanguage();
  const [message, setMessage] = useState<string | null>(null);
  const act: Act = (verb, text) => {
    setMessage(null);
    void client.send('device.act', { deviceId, verb, ...(text === undefined ? {} : { text }) }, PATIENCE_MS).then((reply) => {
      if (!reply.ok) setMessage(refusalSentence(reply.refusal, language));
    });
  };
  return { act, message };
}
