// R3d: what leaves on a socket leaves here, where it is known how much has not left yet. A view that cannot go out now goes
// out newest and whole when the socket has caught up; an answer cannot be left out, so a socket that takes none is ended.

/** Of answers that wait: a thousand of them. Whoever lets so many wait reads nothing. */
const MOST_WAITING_BYTES = 256 * 1024;

/** The parts of a socket that say what has been handed over and not sent. */
export interface Output {
  readonly conn: object;
  readonly disconnect: (close: boolean) => unknown;
}

interface Wire {
  readonly writeBuffer: readonly { readonly data?: unknown }[];
  readonly transport: { readonly writable: boolean };
}

/** Whether what is sent now goes out now. */
export function canTake(socket: Output): boolean {
  return (socket.conn as Wire).transport.writable;
}

/** Hands over an answer, or ends a socket that has let too many wait. */
export function answer<Value>(socket: Output, value: Value, ack: (value: Value) => void): void {
  if (waitingBytes(socket) > MOST_WAITING_BYTES) socket.disconnect(true);
  else ack(value);
}

function waitingBytes(socket: Output): number {
  const { writeBuffer } = socket.conn as Wire;
  return writeBuffer.reduce((sum, { data }) => sum + (typeof data === 'string' || data instanceof Uint8Array ? data.length : 0), 0);
}
