// The real serialport on real ports (pseudo-terminals), with every kind of device behind them: pulled in the middle of a
// frame, garbage on the line, a reader that stalls, and the return.
import { deviceFaultText } from '@luot/shared/domain/devices/device-fault';
import type { LedSettings } from '@luot/shared/settings/device-settings';
import { SerialPort } from 'serialport';
import { describe, expect, type TestContext, test, vi } from 'vitest';
import { openPanelLine } from '../src/displays/open-panel-line.ts';
import { Cable } from '../src/emulators/cable.ts';
import { CustomerEmulator } from '../src/emulators/customer-emulator.ts';
import { ModbusEmulator } from '../src/emulators/modbus-emulator.ts';
import { PrinterEmulator } from '../src/emulators/printer-emulator.ts';
import { KeypadEmulator, ScannerEmulator } from '../src/emulators/sender-emulators.ts';
import { TemplateEmulator } from '../src/emulators/template-emulator.ts';
import { PtyWire } from '../src/emulators/wires/pty-wire.ts';
import { type KeyPress, Keypad } from '../src/keypads/keypad.ts';
import { LinkFault } from '../src/links/link.ts';
import { serialLink } from '../src/links/serial-link.ts';
import { ticketPieces } from '../src/printers/ticket-bytes.ts';
import { TicketPrinter } from '../src/printers/ticket-printer.ts';
import { Scanner } from '../src/scanners/scanner.ts';

vi.setConfig({ testTimeout: 30_000 });

/** What the product promises: from the return of the port to a device that is right again. */
const BACK_WITHIN_MS = 3_000;
const SHAPE = { widthDots: 576, logo: null };
const PAPER = (number: string) =>
  [
    { kind: 'header', text: 'Trung tâm Phục vụ hành chính công' },
    { kind: 'number', text: number },
    { kind: 'line', text: 'Chờ trước ông/bà: 12 người' },
    { kind: 'qr', text: 'LUOT:Zk3v9xQ0bT6pLr2mWn8sYg' },
  ] as const;

const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 5 });

type AtEnd = TestContext['onTestFinished'];

async function port(atEnd: AtEnd, bitsPerSecond: number | null = null): Promise<{ wire: PtyWire; cable: Cable }> {
  const wire = new PtyWire({ baudRate: 115200 });
  const cable = new Cable(wire, bitsPerSecond);
  await cable.plug();
  atEnd(() => wire.remove());
  return { wire, cable };
}

/** Pulls the cable when this many more bytes have come. */
function pullAfter(cable: Cable, bytes: number): Promise<void> {
  const heard = cable.onBytes;
  let left = bytes;
  return new Promise((resolve) => {
    cable.onBytes = (chunk) => {
      left -= chunk.length;
      heard(chunk);
      if (left > 0) return;
      cable.onBytes = heard;
      void cable.unplug().then(resolve);
    };
  });
}

/** Plugs it in again; fails when the device takes longer than promised to be right. */
async function comesBack(cable: Cable, isRight: () => void): Promise<void> {
  await cable.plug();
  const fromMs = performance.now();
  await until(isRight);
  expect(performance.now() - fromMs).toBeLessThan(BACK_WITHIN_MS);
}

describe.concurrent('a ticket printer', () => {
  async function printer(atEnd: AtEnd, stallMs = 5_000) {
    const { wire, cable } = await port(atEnd, 115_200);
    const emulator = new PrinterEmulator({ widthDots: 576, cable });
    const driver = new TicketPrinter({ link: serialLink(wire.link), timing: { stallMs }, onStatus: () => undefined });
    atEnd(() => driver.close());
    const ready = () => expect(driver.status.state).toBe('ready');
    await until(ready);
    return { wire, cable, emulator, driver, ready, print: (number: string) => driver.print(ticketPieces(PAPER(number), SHAPE), () => true) };
  }
  const numbers = (emulator: PrinterEmulator) => emulator.sheets.flatMap((sheet) => sheet.text);

  test('[P1a] [P1b] pulled in the middle of a ticket: unknown, ready within 3 s of its return, and never sent again', async ({ onTestFinished }) => {
    const { cable, emulator, driver, ready, print } = await printer(onTestFinished);
    expect(await print('A001')).toBe('printed');
    const pulled = pullAfter(cable, 300); // within the first picture
    expect(await print('A002')).toBe('unknown');
    await pulled;
    await until(() => expect(driver.status).toMatchObject({ state: 'offline' }));
    emulator.restart(); // its power comes over the same plug
    await comesBack(cable, ready);
    expect(await print('A003')).toBe('printed');
    expect(numbers(emulator)).toEqual(['A001', 'A003']);
    expect(driver.status.counts.reconnects).toBe(1);
  });

  test('[P4] garbage for answers: said so, and ready by itself when it ends', async ({ onTestFinished }) => {
    const { cable, driver, ready } = await printer(onTestFinished);
    await cable.set('garbage', true);
    await until(() => expect(driver.status.state).not.toBe('ready'));
    await until(() => expect(driver.status).toMatchObject({ state: 'unknown' }));
    await cable.set('garbage', false);
    await until(ready);
  });

  test('[P1a] a reader that stalls: the job is over in its time, and the next one prints', async ({ onTestFinished }) => {
    const { wire, emulator, driver, ready, print } = await printer(onTestFinished, 400);
    const before = emulator.onByte;
    let heard = 0;
    emulator.onByte = () => {
      heard += 1;
      if (heard === 600) wire.stall(true);
    };
    expect(await print('A001')).toBe('unknown');
    emulator.onByte = before;
    wire.stall(false);
    await until(ready);
    expect(await print('A002')).toBe('printed');
    expect(numbers(emulator).filter((text) => text === 'A001').length).toBeLessThanOrEqual(1);
    expect(driver.status.counts).toMatchObject({ failed: 1 });
  });
});

describe.concurrent('LED displays', () => {
  const common = { id: 'led', name: { vi: 'LED', en: 'LED' }, turnaroundMs: 60 } as const;
  const frame = {
    prefix: '02',
    address: { form: 'digits', width: 2 },
    align: 'right',
    pad: ' ',
    letters: true,
    checksum: { kind: 'xor', from: 'address', form: 'hex' },
    suffix: '03',
    reply: '06',
    brightness: null,
  } as const;

  /** Each protocol with its emulator: what it takes to open it, what its panel shows, how it loses its power. */
  const KINDS = {
    modbus: (wire: PtyWire, cable: Cable) => {
      const emulator = new ModbusEmulator(cable, { addresses: [1], register: 0, turnaroundMs: 5 });
      const panels = [{ address: 1, counterId: 'c1', digits: 6 }];
      const settings: LedSettings = { ...common, driver: 'modbus-panels', link: wire.link, register: 0, encoding: 'ascii', blank: 0, brightness: null, panels };
      return { settings, shows: () => emulator.text(1, 3).trim(), restart: () => emulator.restart(1) };
    },
    template: (wire: PtyWire, cable: Cable) => {
      const panels = [{ address: 1, counterId: 'c1', digits: 5 }];
      const emulator = new TemplateEmulator(cable, frame, panels);
      const settings: LedSettings = { ...common, driver: 'template-panels', link: wire.link, frame, panels };
      return { settings, shows: () => emulator.text(1).trim(), restart: () => emulator.restart(1) };
    },
    customer: (wire: PtyWire, cable: Cable) => {
      const emulator = new CustomerEmulator(cable, 20);
      const settings: LedSettings = { ...common, driver: 'customer-display', link: wire.link, commands: 'cd5220', counterId: 'c1', columns: 20, brightness: 4 };
      return { settings, shows: () => emulator.lines[1]?.slice(-4).trim() ?? '', restart: () => emulator.restart() };
    },
  } as const;

  async function display(atEnd: AtEnd, kind: keyof typeof KINDS) {
    const { wire, cable } = await port(atEnd, 9_600);
    const { settings, shows, restart } = KINDS[kind](wire, cable);
    const { turnaroundMs: _none, ...rest } = settings as LedSettings & { turnaroundMs?: number };
    const line = openPanelLine({
      settings: kind === 'customer' ? (rest as LedSettings) : settings,
      link: serialLink(wire.link),
      label: '1',
      onStatus: () => undefined,
    });
    atEnd(() => line.close());
    line.show('c1', { kind: 'number', number: 'A001' });
    const right = (number: string) => () => expect([shows(), line.status('c1')?.state]).toEqual([number, 'ready']);
    await until(right('A001'));
    return { wire, cable, line, right, restart };
  }

  test.for(['modbus', 'template', 'customer'] as const)(
    '[L4] %s: pulled in the middle of a frame; right within 3 s of its return, the frame sent again',
    async (kind, { onTestFinished }) => {
      const { cable, line, right, restart } = await display(onTestFinished, kind);
      const pulled = pullAfter(cable, 4);
      line.show('c1', { kind: 'number', number: 'A002' });
      await pulled;
      await until(() => expect(line.status('c1')).toMatchObject({ state: 'offline' }));
      restart();
      await comesBack(cable, right('A002'));
    },
  );

  test.for(['modbus', 'template'] as const)('[L4] %s: garbage and silence are faults, and over by themselves', async (kind, { onTestFinished }) => {
    const { wire, cable, line, right } = await display(onTestFinished, kind);
    await cable.set('garbage', true);
    await until(() => expect(line.status('c1')).toMatchObject({ state: 'unknown', fault: { code: expect.stringMatching(/garbled|no-answer/) } }));
    await cable.set('garbage', false);
    await until(right('A001'));
    wire.stall(true);
    await until(() => expect(line.status('c1')).toMatchObject({ state: 'unknown', fault: { code: 'no-answer' } }));
    line.show('c1', { kind: 'number', number: 'A003' });
    wire.stall(false);
    await until(right('A003'));
  });
});

describe.concurrent('a keypad', () => {
  test('[C13] pulled in the middle of a key, garbage, a stalled line: half a key is none, the next is heard', async ({ onTestFinished }) => {
    const { wire, cable } = await port(onTestFinished);
    const keys = { next: '4e0d', recall: '520d' } as const;
    const emulator = new KeypadEmulator(cable, keys);
    const pressed: KeyPress[] = [];
    const keypad = new Keypad({ link: serialLink(wire.link), keys, onKey: (press) => pressed.push(press), onStatus: () => undefined });
    onTestFinished(() => keypad.close());
    const ready = () => expect(keypad.status.state).toBe('ready');
    const heard = (action: string, times: number) =>
      until(() => expect(pressed.filter((press) => press.kind === 'action' && press.action === action)).toHaveLength(times));
    await until(ready);
    emulator.press('next');
    await heard('next', 1);

    wire.send(Uint8Array.of(0x4e)); // and the cable is out before the second byte
    await cable.unplug();
    await until(() => expect(keypad.status.state).toBe('offline'));
    await comesBack(cable, ready);
    emulator.press('recall');
    await heard('recall', 1);

    wire.send(Uint8Array.of(0xff, 0x00, 0x81));
    await until(() => expect(keypad.status).toMatchObject({ state: 'ready', lastFault: { fault: { code: 'unreadable' } } }));
    wire.stall(true);
    emulator.press('next');
    emulator.press('7');
    wire.stall(false);
    await heard('next', 2);
    await until(() => expect(pressed.at(-1)).toEqual({ kind: 'digit', digit: '7' }));
  });
});

describe.concurrent('a scanner', () => {
  test('[K2] pulled in the middle of a code, garbage, a stalled line: half a code is none, the next is read', async ({ onTestFinished }) => {
    const { wire, cable } = await port(onTestFinished);
    const emulator = new ScannerEmulator(cable, 'cr');
    const scans: string[] = [];
    const scanner = new Scanner({ link: serialLink(wire.link), onScan: (text) => scans.push(text), onStatus: () => undefined });
    onTestFinished(() => scanner.close());
    const ready = () => expect(scanner.status.state).toBe('ready');
    await until(ready);
    emulator.scan('1.001193');
    await until(() => expect(scans).toEqual(['1.001193']));

    wire.send(Buffer.from('2.0008', 'ascii'));
    await cable.unplug();
    await until(() => expect(scanner.status.state).toBe('offline'));
    await comesBack(cable, ready);
    emulator.scan('Đất đai');
    await until(() => expect(scans.at(-1)).toBe('Đất đai'));

    wire.send(Uint8Array.of(0xff, 0xfe, 0x0d)); // no text
    await until(() => expect(scanner.status.counts.failed).toBe(1));
    wire.stall(true);
    emulator.scan('1.000656');
    wire.stall(false);
    await until(() => expect(scans).toEqual(['1.001193', 'Đất đai', '', '1.000656']));
  });
});

describe.concurrent('a port that cannot be opened', () => {
  const faultOf = (link: ReturnType<typeof serialLink>) =>
    link.connect().then(
      () => expect.unreachable('it opened'),
      (error: unknown) => (error instanceof LinkFault ? error.fault : Promise.reject(error)),
    );

  test('one that is not there has a sentence that names it', async ({ onTestFinished }) => {
    const { wire } = await port(onTestFinished);
    const fault = await faultOf(serialLink({ ...wire.link, port: '/dev/luot-there-is-none' }));
    expect(fault.code).toBe('port-missing');
    expect(deviceFaultText(fault).vi).toContain('/dev/luot-there-is-none');
    expect((await faultOf(serialLink({ ...wire.link, port: 'usb:ffff:ffff' }))).code).toBe('port-missing');
  });

  test('one that another program holds says so, and is opened when it lets go', async ({ onTestFinished }) => {
    const { wire } = await port(onTestFinished);
    const other = new SerialPort({ path: wire.link.port, baudRate: 9600, autoOpen: false });
    await new Promise<void>((done, failed) => other.open((error) => (error === null ? done() : failed(error))));
    expect((await faultOf(serialLink(wire.link))).code).toBe('port-busy');
    await new Promise((done) => other.close(done));
    (await serialLink(wire.link).connect()).close();
  });
});

describe('tries that fail', () => {
  test('leave nothing running, however many', async ({ onTestFinished }) => {
    const { wire } = await port(onTestFinished);
    const held = await serialLink(wire.link).connect();
    const running = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
    const looks = () => new Promise((done) => setTimeout(done, 20)).then(running);
    const before = await looks();
    for (let i = 0; i < 20; i++) {
      await serialLink(wire.link)
        .connect()
        .catch(() => undefined);
      await serialLink({ ...wire.link, port: '/dev/luot-there-is-none' })
        .connect()
        .catch(() => undefined);
    }
    await vi.waitFor(async () => expect(await looks()).toBeLessThanOrEqual(before + 2), { timeout: 5_000 });
    held.close();
  });
});
