import { isIPv6 } from 'node:net';

/** One home or one machine, as far as an address tells: whoever has a whole IPv6 network asks from all of it. */
export function neighbourhood(address: string): string {
  if (address.startsWith('::ffff:')) return address.slice('::ffff:'.length);
  return isIPv6(address) ? address.split(':').slice(0, 4).join(':') : address;
}
