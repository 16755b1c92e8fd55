/** Who is at the other end of a socket. The first four prove themselves as devices, the others as people. */
export const ROLES = ['kiosk', 'display', 'lab', 'operator', 'staff', 'manager'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who gave a command: a role, and the device's id or the person's log-in name. `system` is the server itself; `keypad` a
 * counter's keypad, with the name of the clerk at that counter.
 */
export interface Actor {
  readonly role: Role | 'system' | 'keypad';
  readonly id: string;
}
