import type { LuotClient } from '@luot/ui/client/luot-client';
import { viewed } from './phone-walk.ts';

/** C12: everything that is still open expires with the day. */
export async function closeDay(manager: LuotClient): Promise<void> {
  manager.watch([{ view: 'manager', id: 'all' }]);
  for (;;) {
    const { openTickets } = await viewed(manager, 'manager', 'all');
    const reply = await manager.send('day.close', { outcomes: openTickets.map(({ ticketId }) => ({ ticketId, as: 'expired' })) });
    if (reply.ok) return;
    if (reply.refusal.code !== 'open-tickets') throw new Error(`the day was not closed: ${reply.refusal.code}`);
    // What was seen was a second old.
    await new Promise<void>((done) => {
      const stop = manager.store.subscribe(() => {
        stop();
        done();
      });
    });
  }
}
