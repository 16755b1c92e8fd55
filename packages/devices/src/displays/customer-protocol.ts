// Two-line character displays (VFD, LED, LCD) that stand beside a till, here beside a counter. They hear and never answer.
//
//   escpos   Epson ESC/POS reference for customer displays (DM-D): ESC @, CLR, US $ column row, US X brightness
//   cd5220   CD5220 user's manual, "standard mode command list": ESC @, CLR, ESC Q A/B … CR, ESC * brightness
import type { SettingsOf } from '@luot/shared/settings/device-settings';
import type { PanelProtocol, PanelWire } from './panel-protocol.ts';
import type { Shown } from './shown.ts';

type Settings = SettingsOf<'customer-display'>;

const CLEAR = 0x0c;

export function customerProtocol(settings: Pick<Settings, 'commands' | 'columns' | 'brightness'>, label: string, wire: PanelWire): PanelProtocol {
  const send = async (bytes: Uint8Array) => {
    await wire.write(bytes);
    await new Promise((resolve) => setTimeout(resolve, wire.lineMs(bytes.length)));
  };
  const show = (shown: Shown) => send(screenBytes(settings, linesOf(shown, label, settings.columns)));
  return {
    answers: false,
    data: () => undefined,
    start: () => send(startBytes(settings)),
    show: (_panel, shown) => show(shown),
    check: async (_panel, shown) => {
      await show(shown);
      return true;
    },
  };
}

/** Letters without marks: the displays' character sets hold no Vietnamese. */
export function linesOf(shown: Shown, label: string, columns: number): readonly [string, string] {
  const counter = `QUAY ${label.replaceAll('Đ', 'D')}`;
  const right = (text: string) => text.padStart(columns).slice(-columns);
  const left = (text: string) => text.padEnd(columns).slice(0, columns);
  switch (shown.kind) {
    case 'number':
      return [left(counter), `${'MOI SO'.padEnd(columns).slice(0, columns - shown.number.length)}${shown.number}`];
    case 'free':
      return [left(counter), right('SAN SANG')];
    case 'paused':
      return [left(counter), right('TAM NGHI')];
    case 'test':
      return ['8'.repeat(columns), '8'.repeat(columns)];
    case 'dark':
      return [left(''), left('')];
  }
}

export function startBytes({ commands, brightness }: Pick<Settings, 'commands' | 'brightness'>): Uint8Array {
  const initialize = [0x1b, 0x40];
  return Uint8Array.from([...initialize, ...(commands === 'escpos' ? [0x1f, 0x58, brightness] : [0x1b, 0x2a, brightness])]);
}

/** Both lines whole, so that nothing of before stays. */
export function screenBytes({ commands }: Pick<Settings, 'commands'>, [upper, lower]: readonly [string, string]): Uint8Array {
  const [first, second] = [Buffer.from(upper, 'ascii'), Buffer.from(lower, 'ascii')];
  // ESC Q ends only with CLR: after it the next screen may begin with any command.
  if (commands === 'cd5220') return Uint8Array.from([CLEAR, 0x1b, 0x51, 0x41, ...first, 0x0d, 0x1b, 0x51, 0x42, ...second, 0x0d]);
  return Uint8Array.from([CLEAR, 0x1f, 0x24, 1, 1, ...first, 0x1f, 0x24, 1, 2, ...second]);
}
