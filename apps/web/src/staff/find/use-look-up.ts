import { refusalSentence } from '@luot/shared/domain/refusal';
import type { TicketHistory } from '@luot/shared/protocol/views/ticket-view';
import { useClient } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { useCallback, useRef, useState } from 'react';

const PATIENCE_MS = 5_000;

type LookUp =
  | { readonly state: 'idle' | 'asking' }
  | { readonly state: 'found'; readonly ticket: TicketHistory }
  | { readonly state: 'refused'; readonly sentence: string };

/** C8: asks for a ticket by its number; an answer that a newer question has overtaken is left alone. */
export function useLookUp(): LookUp & { readonly ask: (number: string) => void } {
  const client = useClient();
  const { language, say } = useLanguage();
  const [lookUp, setLookUp] = useState<LookUp>({ state: 'idle' });
  const newest = useRef(0);
  const ask = useCallback(
    (number: string) => {
      newest.current += 1;
      const asked = newest.current;
      if (client.store.getState().link !== 'up') {
        setLookUp({ state: 'refused', sentence: say('staff.no-link') });
        return;
      }
      // Asked for anew, it stays in sight until the answer is there.
      setLookUp((before) => (before.state === 'found' && before.ticket.number === number ? before : { state: 'asking' }));
      void client.send('ticket.lookUp', { number }, PATIENCE_MS).then((reply) => {
        if (asked !== newest.current) return;
        setLookUp(reply.ok ? { state: 'found', ticket: reply.value } : { state: 'refused', sentence: refusalSentence(reply.refusal, language) });
      });
    },
    [client, language, say],
  );
  return { ...lookUp, ask };
}
