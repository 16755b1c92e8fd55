// R1d: a page of another site whose name was made to lead here (DNS rebinding) asks with that name as its host. A name that
// anybody can register is served only if the operator has said that it is ours.
import { isIP } from 'node:net';
import { hostname } from 'node:os';

/** RFC 6762, RFC 8375, RFC 9476 and ICANN's `internal`, and what routers use: nobody outside can make one of these lead here. */
const LOCAL_NAME = /^(?:[^.]+|.+\.(?:localhost|local|lan|home\.arpa|internal))$/;

/**
 * @param header the request's `host`: a name or address, with or without a port
 * @param ours further names: of the settings' public address, of the operator's list
 */
export function isAllowedHost(header: string | undefined, ours: readonly string[]): boolean {
  const name = hostName(header ?? '');
  if (name === null) return false;
  return isIP(name) !== 0 || LOCAL_NAME.test(name) || name === hostname().toLowerCase() || ours.includes(name);
}

/** `[::1]:7070` to `::1`, `So.Example.vn:7070` to `so.example.vn`; null: no host. */
export function hostName(header: string): string | null {
  const [, six, name] = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i.exec(header) ?? [];
  return (six ?? name)?.toLowerCase().replace(/\.$/, '') ?? null;
}
