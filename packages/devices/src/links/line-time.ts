import type { LinkSettings } from '@luot/shared/settings/device-settings';

/** A serial device server is told its speed elsewhere; this is the usual one of panels. */
const ASSUMED_BITS_PER_SECOND = 9_600;

/** How long bytes are on the line, in ms: a start bit, the data, parity and stop bits each. */
export function lineTime(link: LinkSettings): (bytes: number) => number {
  if (link.kind === 'file' || link.kind === 'usb-printer') return () => 0;
  if (link.kind === 'tcp') return (bytes) => (bytes * 10 * 1000) / ASSUMED_BITS_PER_SECOND;
  const bits = 1 + link.dataBits + (link.parity === 'none' ? 0 : 1) + link.stopBits;
  return (bytes) => (bytes * bits * 1000) / link.baudRate;
}
