import { type Refusal, refusalSentence } from '@luot/shared/domain/refusal';
import { useClient } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { useState } from 'react';

const PATIENCE_MS = 5_000;

export type Act = (verb: string, text?: string) => void;

/** Does something to one virtual device. Nothing waits for the answer: keys are pressed as fast as a hand does. */
export function useAct(deviceId: string): { readonly act: Act; readonly message: string | null } {
  const client = useClient();
  const { language } = useLanguage();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const act: Act = (verb, text) => {
    setRefusal(null);
    void client.send('device.act', { deviceId, verb, ...(text === undefined ? {} : { text }) }, PATIENCE_MS).then((reply) => {
      if (!reply.ok) setRefusal(reply.refusal);
    });
  };
  return { act, message: refusal === null ? null : refusalSentence(refusal, language) };
}
