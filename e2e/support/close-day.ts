import { type LuotClient, viewIn } from '@luot/ui/client/luot-client';

/** C12: everything that is still open expires with the day. */
export async function closeDay(manager: LuotClient): Promise<void> {
  manager.watch([{ view: 'manager', id: 'all' }]);
  const view = await new Promise<NonNullable<ReturnType<typeof seen>>>((resolve) => {
    const look = () => {
      const now = seen(manager);
      if (now !== null) resolve(now);
    };
    manager.store.subscribe(look);
    look();
  });
  const reply = await manager.send('day.close', { outcomes: view.openTickets.map(({ ticketId }) => ({ ticketId, as: 'expired' })) });
  if (!reply.ok) throw new Error(`the day was not closed: ${reply.refusal.code}`);
}

function seen(manager: LuotClient) {
  return viewIn(manager.store.getState(), 'manager', 'all');
}
