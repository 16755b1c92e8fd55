/// <reference path="./modbus-crc.d.ts" />
import type { PanelFrame } from '@luot/shared/protocol/device-settings';
import crc16 from 'modbus-serial/utils/crc16.js';

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
