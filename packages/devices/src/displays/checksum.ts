import { createRequire } from 'node:module';
import type { PanelFrame } from '@luot/shared/settings/device-settings';

/** CRC-16/MODBUS, the library's own; it has no declarations. */
const crc16 = createRequire(import.meta.url)('modbus-serial/utils/crc16.js') as (bytes: Buffer) => number;

/** The bytes a frame's checksum adds, of the bytes it covers. */
export function checksum(kind: PanelFrame['checksum']['kind'], covered: Uint8Array): Uint8Array {
  const sum = covered.reduce((total, byte) => (total + byte) & 0xff, 0);
  switch (kind) {
    case 'none':
      return new Uint8Array();
    case 'xor':
      return Uint8Array.of(covered.reduce((total, byte) => total ^ byte, 0));
    case 'sum':
      return Uint8Array.of(sum);
    case 'lrc':
      return Uint8Array.of(-sum & 0xff);
    case 'crc16': {
      const crc = crc16(Buffer.from(covered));
      return Uint8Array.of(crc & 0xff, crc >> 8);
    }
  }
}
