// A panel's frame as its centre has described it:
//
//   prefix · address · text · checksum · suffix
import type { PanelFrame } from '@luot/shared/settings/device-settings';
import { checksum } from './checksum.ts';
import type { Panel } from './panel-protocol.ts';
import { type Shown, shortText } from './shown.ts';

export function hexBytes(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}

export function templateFrame(frame: PanelFrame, panel: Panel, shown: Shown): Uint8Array {
  const prefix = hexBytes(frame.prefix);
  const body = Buffer.concat([addressBytes(frame, panel.address), Buffer.from(frameText(frame, panel.digits, shown), 'ascii')]);
  const covered = frame.checksum.from === 'prefix' ? Buffer.concat([prefix, body]) : body;
  const sum = checksum(frame.checksum.kind, covered);
  const written = frame.checksum.form === 'byte' ? sum : Buffer.from(Buffer.from(sum).toString('hex').toUpperCase(), 'ascii');
  return Uint8Array.from(Buffer.concat([prefix, body, written, hexBytes(frame.suffix)]));
}

function addressBytes({ address }: PanelFrame, number: number): Buffer {
  switch (address.form) {
    case 'none':
      return Buffer.alloc(0);
    case 'byte':
      return Buffer.from([number]);
    case 'digits':
      return Buffer.from(String(number).padStart(address.width, '0'), 'ascii');
  }
}

/** Exactly as wide as the panel. Nothing shown is blanks, also where numbers are padded with zeros. */
function frameText(frame: PanelFrame, digits: number, shown: Shown): string {
  const text = shortText(shown, digits);
  if (text === '') return ' '.repeat(digits);
  return (frame.align === 'right' ? text.padStart(digits, frame.pad) : text.padEnd(digits, frame.pad)).slice(0, digits);
}
