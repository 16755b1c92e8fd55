import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Cable } from '../emulators/cable.ts';
import { PrinterEmulator } from '../emulators/printer-emulator.ts';
import { FifoWire } from '../emulators/wires/fifo-wire.ts';
import { TicketPrinter } from '../printers/ticket-printer.ts';
import { fileLink } from './file-link.ts';
import { type Link, LinkFault } from './link.ts';

const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 5 });
const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'ascii'));

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'luot-test-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function fifo() {
  const wire = new FifoWire();
  onTestFinished(() => wire.remove());
  let heard = Buffer.alloc(0);
  wire.onBytes = (chunk) => {
    heard = Buffer.concat([heard, chunk]);
  };
  await wire.plug();
  const link = fileLink(wire.link.out, wire.link.in);
  return { wire, link, heard: () => heard.toString('ascii') };
}

async function connected(link: Link) {
  const connection = await link.connect();
  onTestFinished(() => connection.close());
  let came = '';
  connection.onData((chunk) => {
    came += Buffer.from(chunk).toString('ascii');
  });
  const ended = vi.fn();
  connection.onClose(ended);
  return { connection, came: () => came, ended };
}

const faultOf = (link: Link) =>
  link.connect().then(
    () => 'it opened',
    (error: unknown) => (error instanceof LinkFault ? error.fault.code : String(error)),
  );

describe('two FIFOs', () => {
  test('carry bytes both ways', async () => {
    const { wire, link, heard } = await fifo();
    const { connection, came } = await connected(link);
    await connection.write(bytes('to the device'));
    await until(() => expect(heard()).toBe('to the device'));
    wire.send(bytes('and '));
    wire.send(bytes('back'));
    await until(() => expect(came()).toBe('and back'));
  });

  test('carry more than a pipe holds, in order', async () => {
    const { link, heard } = await fifo();
    const { connection } = await connected(link);
    const much = Array.from({ length: 30_000 }, (_, i) => String(i % 10))
      .join('')
      .repeat(8);
    await connection.write(bytes(much));
    await until(() => expect(heard().length).toBe(much.length));
    expect(heard()).toBe(much);
  });

  test('a reader that takes nothing holds up the write and nothing else; closing ends it', async () => {
    const { wire, link } = await fifo();
    const { connection, came, ended } = await connected(link);
    wire.stall(true);
    let end = 'under way';
    const write = connection.write(new Uint8Array(300_000)).then(
      () => (end = 'done'),
      (error: unknown) => (end = error instanceof LinkFault ? error.fault.code : String(error)),
    );
    wire.send(bytes('x'));
    await until(() => expect(came()).toBe('x'));
    expect(end).toBe('under way');
    connection.close();
    await write;
    expect(end).toBe('unplugged');
    expect(ended.mock.calls).toEqual([[null]]);
  });

  test('[P4] a device that has gone is told of with the next byte', async () => {
    const { wire, link } = await fifo();
    const { connection, ended } = await connected(link);
    await wire.unplug();
    await expect(connection.write(bytes('x'))).rejects.toMatchObject({ fault: { code: 'unplugged' } });
    expect(ended.mock.calls).toEqual([[{ code: 'unplugged' }]]);
    expect(await faultOf(link)).toBe('port-missing');
  });

  test('a FIFO that nobody reads is a device that is not there', async () => {
    const path = join(folder(), 'fifo');
    execFileSync('mkfifo', [path]);
    expect(await faultOf(fileLink(path, null))).toBe('port-missing');
  });

  test('without its second file there is none, and the first is let go', async () => {
    const { wire, link } = await fifo();
    const count = () => execFileSync('ls', [`/proc/${process.pid}/fd`], { encoding: 'utf8' }).split('\n').length;
    const before = count();
    for (let i = 0; i < 10; i++) expect(await faultOf(fileLink(wire.link.out, join(folder(), 'none')))).toBe('port-missing');
    await until(() => expect(count()).toBeLessThanOrEqual(before + 1));
    expect(await faultOf(link)).toBe('it opened');
  });

  test('[P1a] [P1b] a printer behind them prints, is pulled, and prints again', async () => {
    const wire = new FifoWire();
    const emulator = new PrinterEmulator({ widthDots: 384, cable: new Cable(wire) });
    await emulator.plug();
    const printer = new TicketPrinter({ link: fileLink(wire.link.out, wire.link.in), timing: { reconnectMs: 20 }, onStatus: () => undefined });
    onTestFinished(async () => {
      printer.close();
      await wire.remove();
    });
    const ready = () => until(() => expect(printer.status.state).toBe('ready'));
    const job = (text: string) => [bytes(`${text}\n`), Uint8Array.of(0x1d, 0x56, 0)];
    await ready();
    expect(await printer.print(job('A001'), () => true)).toBe('printed');
    await emulator.unplug();
    await until(() => expect(printer.status.state).toBe('offline'));
    await emulator.plug();
    await ready();
    expect(await printer.print(job('A002'), () => true)).toBe('printed');
    expect(emulator.sheets.map((sheet) => sheet.text.join(''))).toEqual(['A001', 'A002']);
  });
});

describe('one file', () => {
  test('written only: what a program finds in it is what was sent', async () => {
    const path = join(folder(), 'out');
    writeFileSync(path, '');
    const { connection } = await connected(fileLink(path, null));
    await connection.write(bytes('one '));
    await connection.write(bytes('two'));
    connection.close();
    await until(() => expect(readFileSync(path, 'ascii')).toBe('one two'));
  });

  test('for both ways, as the kernel shows a USB printer', async () => {
    const path = join(folder(), 'lp0');
    execFileSync('mkfifo', [path]);
    const { connection, came } = await connected(fileLink(path, path));
    // A FIFO opened both ways gives back what was written, so both ways are seen at once.
    await connection.write(bytes('there and back'));
    await until(() => expect(came()).toBe('there and back'));
  });

  test('that may not be opened says so', async () => {
    const path = join(folder(), 'out');
    expect(await faultOf(fileLink(path, null))).toBe('port-missing');
    if (process.getuid?.() === 0) return; // root may open anything
    writeFileSync(path, '', { mode: 0o000 });
    expect(await faultOf(fileLink(path, null))).toBe('port-denied');
  });
});

describe('after closing', () => {
  test('no file stays open and no timer runs', async () => {
    const { link } = await fifo();
    const open = () => execFileSync('ls', [`/proc/${process.pid}/fd`], { encoding: 'utf8' }).split('\n').length;
    const before = open();
    for (let i = 0; i < 20; i++) {
      const connection = await link.connect();
      await connection.write(bytes('x'));
      connection.close();
      connection.close();
      await expect(connection.write(bytes('y'))).rejects.toBeInstanceOf(LinkFault);
    }
    await until(() => expect(open()).toBeLessThanOrEqual(before + 1));
    // Another file with a number that was ours before is not touched.
    const own = openSync(join(folder(), 'own'), 'w');
    closeSync(own);
  });
});
