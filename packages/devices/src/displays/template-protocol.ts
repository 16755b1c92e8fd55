// Panels of any maker whose frame the centre has described in its settings.
import type { PanelFrame } from '@luot/shared/settings/device-settings';
import { LinkFault } from '../links/link.ts';
import { patientTimeout } from '../patient-timeout.ts';
import type { PanelProtocol, PanelWire } from './panel-protocol.ts';
import { hexBytes, templateFrame } from './template-frame.ts';

export function templateProtocol(frame: PanelFrame, turnaroundMs: number, wire: PanelWire): PanelProtocol {
  // No bytes are no answer: they would always have come already.
  const expected = frame.reply === null || frame.reply === '' ? null : Buffer.from(hexBytes(frame.reply));
  let heard = Buffer.alloc(0);
  let arrived: () => void = () => undefined;
  let told = false;

  const exchange = async (bytes: Uint8Array) => {
    heard = Buffer.alloc(0);
    await wire.write(bytes);
    if (expected === null) return pause(wire.lineMs(bytes.length));
    const withinMs = wire.lineMs(bytes.length + expected.length) + turnaroundMs;
    await new Promise<void>((resolve) => {
      const cancel = patientTimeout(withinMs, resolve);
      arrived = () => {
        if (!heard.includes(expected)) return;
        cancel();
        resolve();
      };
      arrived();
    });
    arrived = () => undefined;
    if (heard.includes(expected)) return;
    throw new LinkFault(heard.length > 0 ? 'garbled' : 'no-answer');
  };

  return {
    answers: expected !== null,
    data: (bytes) => {
      heard = Buffer.concat([heard, bytes]).subarray(-256);
      arrived();
    },
    connected: () => {
      told = false;
    },
    start: async () => {
      // One command for the whole line.
      if (frame.brightness === null || told) return;
      const bytes = hexBytes(frame.brightness);
      await wire.write(bytes);
      await pause(wire.lineMs(bytes.length));
      told = true;
    },
    show: (panel, shown) => exchange(templateFrame(frame, panel, shown)),
    check: async (panel, shown) => {
      await exchange(templateFrame(frame, panel, shown));
      return true;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
