import { addressOf, type DeviceSettings, kindOf, type LedSettings, type LinkSettings } from '@luot/shared/settings/device-settings';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openPanelLine } from '../displays/open-panel-line.ts';
import { Keypad } from '../keypads/keypad.ts';
import { openLink } from '../links/open-link.ts';
import { TicketPrinter } from '../printers/ticket-printer.ts';
import { Scanner } from '../scanners/scanner.ts';
import { EmulatedDevices } from './emulated-devices.ts';
import { hasPtys } from './wires/pty-wire.ts';

const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 5 });
const name = (text: string) => ({ vi: text, en: text });
const TCP: LinkSettings = { kind: 'tcp', host: '192.0.2.1', port: 9100 };
const SERIAL: LinkSettings = { kind: 'serial', port: '/dev/luot/x', baudRate: 19200, dataBits: 8, parity: 'none', stopBits: 1, flow: 'none' };

const PRINTER: DeviceSettings = {
  id: 'printer',
  name: name('Printer'),
  link: TCP,
  driver: 'escpos',
  heldBy: null,
  paperWidthDots: 384,
  status: 'asked',
  confirm: 'gs-r',
};
const CUSTOMER: LedSettings = {
  id: 'customer',
  name: name('VFD'),
  link: SERIAL,
  driver: 'customer-display',
  commands: 'escpos',
  counterId: 'c1',
  columns: 20,
  brightness: 4,
};
const MODBUS: LedSettings = {
  id: 'modbus',
  name: name('Modbus'),
  link: SERIAL,
  driver: 'modbus-panels',
  register: 0,
  encoding: 'bcd',
  blank: 0,
  brightness: null,
  turnaroundMs: 60,
  panels: [
    { address: 1, counterId: 'c1', digits: 4 },
    { address: 2, counterId: 'c2', digits: 4 },
  ],
};
const TEMPLATE: LedSettings = {
  id: 'template',
  name: name('Template'),
  link: TCP,
  driver: 'template-panels',
  frame: {
    prefix: '02',
    address: { form: 'byte' },
    align: 'right',
    pad: ' ',
    letters: true,
    checksum: { kind: 'none', from: 'address', form: 'byte' },
    suffix: '03',
    reply: '06',
    brightness: null,
  },
  turnaroundMs: 60,
  panels: [{ address: 5, counterId: 'c3', digits: 4 }],
};
const KEYPAD: DeviceSettings = { id: 'keypad', name: name('Keypad'), link: SERIAL, driver: 'keypad', counterId: 'c1', keys: { next: '4e' } };
const SCANNER: DeviceSettings = { id: 'scanner', name: name('Scanner'), link: SERIAL, driver: 'scanner', heldBy: null, kioskId: 'k1', suffix: 'lf' };
const ALL = [PRINTER, CUSTOMER, MODBUS, TEMPLATE, KEYPAD, SCANNER];

async function started(devices: readonly DeviceSettings[]) {
  const emulated = await EmulatedDevices.start(devices, false);
  onTestFinished(() => emulated.stop());
  const shown = (id: string) => emulated.view((counterId) => `quầy ${counterId}`).find((device) => device.id === id) ?? expect.unreachable();
  return { emulated, shown, linkTo: (device: DeviceSettings) => openLink(emulated.linkOf(device) ?? expect.unreachable()) };
}

describe('a registry without a cable', () => {
  test('has a port for every device, of the kind its link is of, and none for a device it does not know', async () => {
    const { emulated, shown } = await started(ALL);
    expect(emulated.ids).toEqual(ALL.map(({ id }) => id));
    expect(ALL.map(kindOf)).toEqual(['printer', 'display', 'display', 'display', 'keypad', 'scanner']);
    for (const device of ALL) {
      const link = emulated.linkOf(device) ?? expect.unreachable();
      expect(link).not.toEqual(device.link);
      expect(link.kind).toBe(device.link.kind === 'serial' && hasPtys() ? 'serial' : 'tcp');
      if (link.kind === 'serial') expect(link.baudRate).toBe(19_200);
      expect(shown(device.id)).toMatchObject({ name: device.name, kind: kindOf(device), address: addressOf(link) });
    }
    expect(emulated.linkOf({ ...PRINTER, id: 'later' })).toBeNull();
  });

  test('the real drivers reach it: paper, panels, keys and scans', async () => {
    const { emulated, shown, linkTo } = await started(ALL);
    const changed = vi.fn();
    emulated.onChange(changed);
    const printer = new TicketPrinter({ link: linkTo(PRINTER), onStatus: () => undefined });
    onTestFinished(() => printer.close());
    await until(() => expect(printer.status.state).toBe('ready'));
    expect(await printer.print([Buffer.from('A001\n'), Uint8Array.of(0x1d, 0x56, 0)], () => true)).toBe('printed');
    const [sheet] = shown('printer').sheets;
    expect(sheet).toMatchObject({ sheet: 1, widthDots: 384 });
    expect(
      Buffer.from(emulated.sheet('printer', 1) ?? [])
        .subarray(1, 4)
        .toString('ascii'),
    ).toBe('PNG');
    expect([emulated.sheet('printer', 2), emulated.sheet('keypad', 1)]).toEqual([null, null]);
    expect(changed).toHaveBeenCalled();

    for (const settings of [CUSTOMER, MODBUS, TEMPLATE]) {
      const line = openPanelLine({ settings, link: linkTo(settings), label: '1', onStatus: () => undefined });
      onTestFinished(() => line.close());
      for (const key of ['c1', 'c3']) line.show(key, { kind: 'number', number: '1012' });
    }
    await until(() => expect(shown('customer').panels).toEqual([{ label: 'quầy c1', lines: ['QUAY 1              ', 'MOI SO          1012'] }]));
    await until(() =>
      expect(shown('modbus').panels).toEqual([
        { label: 'quầy c1', lines: ['1012'] },
        { label: 'quầy c2', lines: ['0000'] },
      ]),
    );
    await until(() => expect(shown('template').panels).toEqual([{ label: 'quầy c3', lines: ['1012'] }]));

    const heard: string[] = [];
    const keypad = new Keypad({ link: linkTo(KEYPAD), keys: { next: '4e' }, onKey: (press) => heard.push(press.kind), onStatus: () => undefined });
    const scanner = new Scanner({ link: linkTo(SCANNER), onScan: (text) => heard.push(text), onStatus: () => undefined });
    onTestFinished(() => {
      keypad.close();
      scanner.close();
    });
    await until(() => expect([keypad.status.state, scanner.status.state]).toEqual(['ready', 'ready']));
    expect(emulated.act('keypad', 'press', 'next')).toBe(true);
    await until(() => expect(heard).toEqual(['action']));
    expect(emulated.act('scanner', 'scan', 'Đất đai')).toBe(true);
    await until(() => expect(heard).toEqual(['action', 'Đất đai']));
    expect(shown('keypad').keys).toEqual(['next', ...'0123456789'.split('')]);
  });

  test('a verb begins and, said again, ends; what a device does not know it does not do', async () => {
    const { emulated } = await started([PRINTER, MODBUS, KEYPAD]);
    const on = (id: string) => emulated.verbs(id).flatMap(({ verb, on: is }) => (is ? [verb] : []));
    for (const [id, verb] of [
      ['printer', 'paperOut'],
      ['printer', 'hang'],
      ['modbus', 'lost-2'],
      ['keypad', 'garbage'],
    ] as const) {
      expect(emulated.act(id, verb)).toBe(true);
      expect(on(id)).toContain(verb);
      expect(emulated.act(id, verb)).toBe(true);
      expect(on(id)).not.toContain(verb);
    }
    for (const [id, verb] of [
      ['printer', 'lost-1'],
      ['printer', 'press'],
      ['printer', 'nonsense'],
      ['modbus', 'paperOut'],
      ['keypad', 'scan'],
      ['none', 'hang'],
    ] as const) {
      expect(emulated.act(id, verb, 'x'), `${id} ${verb}`).toBe(false);
    }
    expect(emulated.verbs('none')).toEqual([]);
  });

  test('[P4] a cable that is pulled and plugged in again by its verb', async () => {
    const { emulated, linkTo } = await started([KEYPAD]);
    const keypad = new Keypad({ link: linkTo(KEYPAD), keys: {}, reconnectMs: 50, onKey: () => undefined, onStatus: () => undefined });
    onTestFinished(() => keypad.close());
    await until(() => expect(keypad.status.state).toBe('ready'));
    emulated.act('keypad', 'unplug');
    await until(() => expect(keypad.status.state).toBe('offline'));
    emulated.act('keypad', 'unplug');
    await until(() => expect(keypad.status.state).toBe('ready'));
    // Faster than a port can be made: one after the other all the same.
    for (let i = 0; i < 4; i++) emulated.act('keypad', 'unplug');
    await until(() => expect(keypad.status).toMatchObject({ state: 'ready', counts: { reconnects: 2 } }));
  });
});
