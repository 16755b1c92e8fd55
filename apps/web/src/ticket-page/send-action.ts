// What a visitor asks for: one command for each intention, however often the line breaks (N3).
import type { Text } from '@luot/shared/domain/text';
import { newCommandId } from './command-id.ts';

export type Action = 'return' | 'cancel' | 'rate';

/** `text`: why not, from the server; null: it has not answered, and the same button asks again with the same id. */
export type Answer = { readonly ok: true } | { readonly ok: false; readonly text: Text | null };

export type Send = (action: Action, body?: Readonly<Record<string, unknown>>) => Promise<Answer>;

const TRIES = 3;
const PATIENCE_MS = 8_000;
const PAUSE_MS = 1_500;

/** No answers of the queue: the command has not been looked at, and keeps its id. */
const NOT_ANSWERED = ['too-many', 'storage-fault'];

interface Intention {
  readonly fields: string;
  readonly commandId: string;
}

/** @param ticketPath the page's own path, `/t/…` */
export function actionSender(ticketPath: string): Send {
  const open: Partial<Record<Action, Intention>> = {};
  return async (action, body = {}) => {
    const fields = JSON.stringify(body);
    const known = open[action];
    const intention = known !== undefined && known.fields === fields ? known : { fields, commandId: newCommandId() };
    open[action] = intention;
    for (let tried = 1; ; tried++) {
      const reply = await post(`${ticketPath}/${action}`, { ...body, commandId: intention.commandId });
      if (reply !== null) {
        if (reply.ok) {
          delete open[action];
          return { ok: true };
        }
        if (!NOT_ANSWERED.includes(reply.code)) delete open[action];
        return { ok: false, text: reply.text };
      }
      if (tried === TRIES) return { ok: false, text: null };
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  };
}

type Reply = { readonly ok: true } | { readonly ok: false; readonly code: string; readonly text: Text | null };

/** Null: no answer, or one of something between us and the server. */
async function post(url: string, body: object): Promise<Reply | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((done) => {
    timer = setTimeout(done, PATIENCE_MS, null);
  });
  const asked = fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), credentials: 'omit' })
    .then((response) => response.json())
    .then(readReply)
    .catch(() => null);
  const reply = await Promise.race([asked, late]);
  clearTimeout(timer);
  return reply;
}

function readReply(answer: unknown): Reply | null {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return null;
  if (answer.ok === true) return { ok: true };
  const { refusal, text } = answer as { refusal?: { code?: unknown }; text?: { vi?: unknown; en?: unknown } };
  if (typeof refusal?.code !== 'string') return null;
  const hasText = typeof text?.vi === 'string' && typeof text.en === 'string';
  return { ok: false, code: refusal.code, text: hasText ? (text as Text) : null };
}
