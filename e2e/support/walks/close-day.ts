import type { LuotClient } from '@luot/client/luot-client';
import { viewed } from './phone-walk.ts';

/** C12: everything that is still open expires with the day. */
export async function closeDay(manager: LuotClient): Promise<void> {
  manager.watch([{ view: 'manager', id: 'all' }]);
  for (;;) {
    const { openTickets } = await viewed(manager, 'manager', 'all');
    const { views } = manager.store.getState();
    const reply = await manager.send('day.close', { outcomes: openTickets.map(({ ticketId }) => ({ ticketId, as: 'expired' })) });
    if (reply.ok) return;
    if (reply.refusal.code !== 'open-tickets') throw new Error(`the day was not closed: ${reply.refusal.code}`);
    // What was seen was a second old; what is newer may have come while the answer was on its way.
    if (manager.store.getState().views !== views) continue;
    await new Promise<void>((done) => {
      const stop = manager.store.subscribe(() => {
        stop();
        done();
      });
    });
  }
}
