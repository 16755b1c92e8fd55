/**
 * Who is at the other end. The first three prove themselves as devices, then come people; `app` is another program with an
 * API key, `visitor` whoever has a ticket's token, for that ticket alone. The last two have no socket.
 */
export const ROLES = ['kiosk', 'display', 'lab', 'operator', 'staff', 'manager', 'greeter', 'app', 'visitor'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who gave a command: a role, and the device's id or the person's log-in name. `system` is the server itself; `keypad` a
 * counter's keypad, with the name of the clerk at that counter.
 */
export interface Actor {
  readonly role: Role | 'system' | 'keypad';
  readonly id: string;
}
