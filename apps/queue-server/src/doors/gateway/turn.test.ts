import type { Reply } from '@luot/shared/protocol/commands';
import { expect, test } from 'vitest';
import { type Pending, Turn } from './turn.ts';

/** A turn that answers with the number of the batch, and everything that happened in order. */
function recorded() {
  const happened: string[] = [];
  let batches = 0;
  const turn = new Turn((pending) => {
    batches += 1;
    happened.push(`execute ${pending.map(({ guarded }) => guarded.commandId).join()}`);
    return pending.map((): Reply => ({ ok: true, value: batches }));
  });
  const submit = (commandId: string) => {
    const pending: Pending = {
      guarded: { commandId, bodyHash: '', command: { name: 'counter.undo', body: { counterId: 'c1' } } },
      actor: { role: 'staff', id: 'an' },
      answer: (reply) => happened.push(`answer ${commandId} ${reply.ok ? String(reply.value) : reply.refusal.code}`),
    };
    turn.submit(pending);
  };
  return { happened, submit };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

test('[N4] commands of one turn are run together, and answered after all of them, in their order', async () => {
  const { happened, submit } = recorded();
  submit('a');
  submit('b');
  await Promise.resolve();
  submit('c');
  expect(happened).toEqual([]);
  await nextTurn();
  expect(happened).toEqual(['execute a,b,c', 'answer a 1', 'answer b 1', 'answer c 1']);
});

test('commands of the next turn are another batch', async () => {
  const { happened, submit } = recorded();
  submit('a');
  await nextTurn();
  submit('b');
  await nextTurn();
  expect(happened).toEqual(['execute a', 'answer a 1', 'execute b', 'answer b 2']);
});
