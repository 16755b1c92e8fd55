import { beforeEach, expect, test, vi } from 'vitest';
import { type Action, actionSender } from './send-action.ts';

const TEXT = { vi: 'Không được', en: 'No' };
const refusal = (code: string) => ({ ok: false, refusal: { code }, text: TEXT });

/** What the wire does with each request in turn: an answer, a loss, or nothing at all. */
function wire(...acts: readonly (object | 'lost' | 'silent' | 'garbage')[]) {
  const sent: { url: string; commandId: string }[] = [];
  vi.stubGlobal('fetch', (url: string, { body }: { body: string }) => {
    sent.push({ url, ...(JSON.parse(body) as { commandId: string }) });
    const act = acts[sent.length - 1] ?? { ok: true };
    if (act === 'lost') return Promise.reject(new TypeError('failed'));
    if (act === 'silent') return new Promise(() => undefined);
    if (act === 'garbage') return Promise.resolve(new Response('<h1>502</h1>'));
    return Promise.resolve(Response.json(act));
  });
  const send = actionSender('/t/x');
  return {
    sent,
    /** Sends, and lets as much time pass as that takes. */
    send: async (action: Action, body?: Readonly<Record<string, unknown>>) => {
      const answer = send(action, body);
      await vi.runAllTimersAsync();
      return answer;
    },
  };
}

beforeEach(() => void vi.useFakeTimers());

test('[T5] [N3] lost or late, it is sent again with the same id; then it is done', async () => {
  const { send, sent } = wire('lost', 'silent', { ok: true });
  expect(await send('cancel')).toEqual({ ok: true });
  expect(sent.map(({ url }) => url)).toEqual(['/t/x/cancel', '/t/x/cancel', '/t/x/cancel']);
  expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(1);
});

test('[T5] [N3] given up after three tries, the next touch has the same id still', async () => {
  const { send, sent } = wire('lost', 'garbage', 'silent');
  expect(await send('return')).toEqual({ ok: false, text: null });
  expect(sent).toHaveLength(3);
  expect(await send('return')).toEqual({ ok: true });
  expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(1);
});

test('[N3] after an answer a touch is a new intention; "too many" is no answer', async () => {
  const { send, sent } = wire(refusal('too-many'), refusal('no-return'), { ok: true });
  expect(await send('return')).toEqual({ ok: false, text: TEXT });
  expect(await send('return')).toEqual({ ok: false, text: TEXT });
  await send('return');
  const [first, second, third] = sent.map(({ commandId }) => commandId);
  expect([first === second, second === third]).toEqual([true, false]);
});

test('[N3] something else asked for is another command', async () => {
  const { send, sent } = wire('lost', 'lost', 'lost', 'lost', 'lost', 'lost');
  await send('rate', { level: 1 });
  await send('rate', { level: 5 });
  expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(2);
});
