import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { FakeLink } from '../../test/fake-link.ts';
import { PrinterEmulator } from '../emulators/printer-emulator.ts';
import { tcpLink } from '../links/tcp-link.ts';
import { ASK_DONE } from './escpos-status.ts';
import { type PrinterStatus, TicketPrinter } from './ticket-printer.ts';

vi.setConfig({ testTimeout: 30_000 }); // a real cable on a busy machine

const CUT = [0x1d, 0x56, 0];
const job = (text: string) => Buffer.concat([Buffer.from(text), Buffer.from([0x0a, ...CUT])]);
const yes = () => true;

async function until(check: () => void): Promise<void> {
  await vi.waitFor(check, { timeout: 10_000, interval: 2 });
}

describe('over a cable', () => {
  /** The real driver on a real port, with an emulated printer behind it or nothing. */
  async function printerAt(emulator: PrinterEmulator, answerTimeoutMs = 20_000) {
    const said: PrinterStatus[] = [];
    const printer = new TicketPrinter({ link: tcpLink('127.0.0.1', emulator.port), answerTimeoutMs, reconnectMs: 10, onStatus: (s) => said.push(s) });
    onTestFinished(async () => {
      printer.close();
      await emulator.unplug();
    });
    return { printer, said, ready: () => until(() => expect(printer.status.state).toBe('ready')) };
  }

  async function plugged(): Promise<PrinterEmulator> {
    const emulator = new PrinterEmulator({ widthDots: 384 });
    await emulator.plug(0);
    return emulator;
  }

  test('[P1a] a job that the printer answered is printed, once', async () => {
    const emulator = await plugged();
    const { printer, said, ready } = await printerAt(emulator);
    await ready();
    expect(await printer.print(job('A001'), yes)).toBe('printed');
    expect(await printer.print(job('A002'), yes)).toBe('printed');
    expect(emulator.sheets.map((sheet) => sheet.text)).toEqual([['A001'], ['A002']]);
    expect(said.map(({ state, error }) => [state, error])).toEqual([
      ['ready', null],
      ['printing', null],
      ['ready', null],
      ['printing', null],
      ['ready', null],
    ]);
  });

  test('[P1a] a printer that hangs: after the time nobody knows', async () => {
    const emulator = await plugged();
    const { printer, ready } = await printerAt(emulator, 40);
    await ready();
    emulator.hang();
    expect(await printer.print(job('A001'), yes)).toBe('unknown');
    expect(emulator.sheets).toEqual([]);
  });

  test('[P1a] a cable that is pulled in the middle: nobody knows, and the printer is offline', async () => {
    const emulator = await plugged();
    const { printer, ready } = await printerAt(emulator);
    await ready();
    emulator.hang();
    const outcome = printer.print(job('A001'), yes);
    await emulator.unplug();
    expect(await outcome).toBe('unknown');
    await until(() => expect(printer.status.state).toBe('offline'));
    expect(printer.status.error).not.toBeNull();
  });

  test('[P1b] after the cable is back the pulled job is not sent again', async () => {
    const emulator = await plugged();
    const { printer, ready } = await printerAt(emulator);
    await ready();
    emulator.hang();
    const outcome = printer.print(job('A001'), yes);
    await emulator.unplug();
    await outcome;
    await until(() => expect(printer.status.state).toBe('offline'));
    const back = new PrinterEmulator({ widthDots: 384 });
    await back.plug(emulator.port);
    onTestFinished(() => back.unplug());
    await ready();
    expect(await printer.print(job('A002'), yes)).toBe('printed');
    expect(back.sheets.map((sheet) => sheet.text)).toEqual([['A002']]);
  });

  test('[P1a] a printer that is not there: the job is unsent, and it connects when plugged in', async () => {
    const emulator = await plugged();
    await emulator.unplug();
    const { printer, said, ready } = await printerAt(emulator);
    await until(() => expect(said.at(-1)).toMatchObject({ state: 'offline', error: expect.stringContaining('ECONNREFUSED') }));
    const asked = vi.fn(yes);
    expect(await printer.print(job('A001'), asked)).toBe('unsent');
    expect(asked).not.toHaveBeenCalled();
    await emulator.plug();
    await ready();
    expect(await printer.print(job('A001'), yes)).toBe('printed');
  });

  test('an idle printer that goes away is offline at once', async () => {
    const emulator = await plugged();
    const { printer, ready } = await printerAt(emulator);
    await ready();
    await emulator.unplug();
    await until(() => expect(printer.status.state).toBe('offline'));
  });
});

describe('what the printer says', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  /** A driver on a wire in the test's hand, connected. */
  async function connected() {
    const link = new FakeLink();
    const printer = new TicketPrinter({ link, answerTimeoutMs: 8_000, reconnectMs: 1_000, onStatus: () => undefined });
    onTestFinished(() => printer.close());
    await vi.advanceTimersByTimeAsync(0);
    expect(printer.status.state).toBe('ready');
    return { link, printer };
  }

  test('[P1a] no byte leaves before the word that it may, and none when it may not', async () => {
    const { link, printer } = await connected();
    const bytesBefore: number[] = [];
    const outcome = printer.print(job('A001'), () => bytesBefore.push(link.written.flat().length) > 0);
    await vi.advanceTimersByTimeAsync(0);
    link.says(0x00);
    expect(await outcome).toBe('printed');
    expect(bytesBefore).toEqual([0]);
    expect(await printer.print(job('A002'), () => false)).toBe('unsent');
    expect(link.written.flat()).toEqual([job('A001'), Buffer.from(ASK_DONE)]);
  });

  test('[P1a] only an answer to the job is its receipt, not a status in between', async () => {
    const { link, printer } = await connected();
    const outcome = printer.print(job('A001'), yes);
    await vi.advanceTimersByTimeAsync(0);
    link.says(0x12, 0x16, 0x1e); // answers to DLE EOT
    await vi.advanceTimersByTimeAsync(7_999);
    expect(printer.status.state).toBe('printing');
    link.says(0x12, 0x00);
    expect(await outcome).toBe('printed');
  });

  test('[P1a] paper that ended during the job: nobody knows how much came out', async () => {
    const { link, printer } = await connected();
    const outcome = printer.print(job('A001'), yes);
    await vi.advanceTimersByTimeAsync(0);
    link.says(0x0c);
    expect(await outcome).toBe('unknown');
  });

  test('[P1a] a late answer to one job is not taken for the next one’s', async () => {
    const { link, printer } = await connected();
    const first = printer.print(job('A001'), yes);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(await first).toBe('unknown');
    await vi.advanceTimersByTimeAsync(1_000);
    const second = printer.print(job('A002'), yes);
    await vi.advanceTimersByTimeAsync(0);
    const stale = link.written.length === 1; // on the connection of the first job its answer may still come
    if (stale) link.says(0x00);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(await second).toBe('unknown');
  });

  test('[P1a] a connection that ends in the middle: unknown at once, offline, and connected again', async () => {
    const { link, printer } = await connected();
    const outcome = printer.print(job('A001'), yes);
    await vi.advanceTimersByTimeAsync(0);
    link.breaks();
    expect(await outcome).toBe('unknown');
    expect(printer.status).toMatchObject({ state: 'offline', error: 'ECONNRESET' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(printer.status).toMatchObject({ state: 'ready', error: null });
    expect(link.written[1]).toEqual([]);
  });

  test('a printer that stays away is tried again every second', async () => {
    const { link, printer } = await connected();
    link.there = false;
    link.breaks();
    await vi.advanceTimersByTimeAsync(5_000);
    expect([link.connects, printer.status.state]).toEqual([6, 'offline']);
  });

  test('[P1a] one that is let go ends its job as unknown, is not ready, and is not tried again', async () => {
    const { link, printer } = await connected();
    const outcome = printer.print(job('A001'), yes);
    await vi.advanceTimersByTimeAsync(0);
    printer.close();
    expect(await outcome).toBe('unknown');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(link.connects).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
    expect(await printer.print(job('A002'), yes)).toBe('unsent');
    expect(printer.status.state).toBe('offline');
  });
});
