import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { FakeLink } from '../../test/fake-link.ts';
import type { DeviceStatus } from '../device-status.ts';
import { Cable } from '../emulators/cable.ts';
import { PrinterEmulator, type PrinterEmulatorOptions, type PrinterVerb } from '../emulators/printer-emulator.ts';
import { tcpLink } from '../links/tcp-link.ts';
import { ASK_DONE, CLEAR_BUFFERS, CUT_REMAINS } from './escpos-answers.ts';
import { type PrintBytes, TicketPrinter, type TicketPrinterOptions } from './ticket-printer.ts';

type Modes = Pick<TicketPrinterOptions, 'status' | 'confirm'>;
const MODES = [{ status: 'asked' }, { status: 'automatic' }] as const satisfies Modes[];

const ESC_AT = [0x1b, 0x40];
const CUT = [0x1d, 0x56, 0];
const LF = 0x0a;
/** A picture of `height` rows of 8 black dots: 8 + height bytes. */
const picture = (height: number) => Uint8Array.from([0x1d, 0x76, 0x30, 0, 1, 0, height & 0xff, height >> 8, ...Array.from({ length: height }, () => 0xff)]);
const job = (text: string, ...between: Uint8Array[]): PrintBytes => [
  Uint8Array.from(ESC_AT),
  ...between,
  Uint8Array.from([...Buffer.from(text), LF]),
  Uint8Array.from(CUT),
];
const yes = () => true;

/** The driver and a printer that is not there, on a wire and a clock in the test's hand. */
async function emulated(modes: Modes = {}, options: Partial<PrinterEmulatorOptions> = {}, bitsPerSecond: number | null = null) {
  const link = new FakeLink();
  if (bitsPerSecond !== null) link.lineMs = (bytes) => (bytes * 10_000) / bitsPerSecond;
  const emulator = new PrinterEmulator({ widthDots: 384, cable: new Cable(link, bitsPerSecond), ...options });
  const said: DeviceStatus[] = [];
  const printer = new TicketPrinter({ link, ...modes, onStatus: (status) => said.push(status) });
  onTestFinished(() => printer.close());
  // One that cannot clear its buffers is counted off before it takes anything.
  await vi.advanceTimersByTimeAsync(options.answers === 'no-clear' ? 4_000 : 0);
  return {
    link,
    emulator,
    printer,
    said,
    states: () => said.map(({ state, fault }) => (fault === null ? state : `${state} ${fault.code}`)),
    texts: () => emulator.sheets.map((sheet) => sheet.text.join(' ')),
  };
}

/** Runs the clock until the job is over. */
async function outcomeOf(printed: Promise<string>, withinMs = 20_000): Promise<string> {
  let outcome: string | null = null;
  void printed.then((o) => (outcome = o));
  for (let ms = 0; ms <= withinMs && outcome === null; ms += 50) await vi.advanceTimersByTimeAsync(ms === 0 ? 0 : 50);
  return outcome ?? 'none';
}

/** How many times a command was written. */
function times(all: Buffer, command: Uint8Array): number {
  let count = 0;
  for (let at = all.indexOf(command); at >= 0; at = all.indexOf(command, at + 1)) count++;
  return count;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe.each(MODES)('what becomes of a job, status $status', (modes) => {
  test('[P1a] a job that the printer answered is printed, once', async () => {
    const { printer, states, texts } = await emulated(modes);
    expect(printer.status.state).toBe('ready');
    expect(await outcomeOf(printer.print(job('A001'), yes))).toBe('printed');
    expect(await outcomeOf(printer.print(job('A002'), yes))).toBe('printed');
    expect(texts()).toEqual(['A001', 'A002']);
    expect(states()).toEqual(['ready', 'printing', 'ready', 'printing', 'ready']);
    expect(printer.status.counts).toEqual({ done: 2, failed: 0, reconnects: 0 });
  });

  test('[P1a] one that prints and never says so: unknown, and what it may still hold is thrown away', async () => {
    const { printer, emulator, link, texts } = await emulated(modes);
    emulator.set('mute', true);
    expect(await outcomeOf(printer.print(job('A001'), yes))).toBe('unknown');
    expect(printer.status.lastFault?.fault).toEqual({ code: 'unconfirmed' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(times(link.bytes, CLEAR_BUFFERS)).toBe(2); // when it was plugged in, and now
    expect(printer.status.state).toBe('ready');
    emulator.set('mute', false);
    expect(await outcomeOf(printer.print(job('A002'), yes))).toBe('printed');
    expect(texts().filter((text) => text !== '')).toEqual(['A001', 'A002']);
    expect(printer.status.counts).toMatchObject({ done: 1, failed: 1 });
  });

  test('[P1a] [P3] one that hangs in the middle: unknown; what it heard meanwhile is not printed when it wakes up', async () => {
    const { printer, emulator, texts } = await emulated(modes);
    const start = emulator.cable;
    const printed = printer.print(job('A001'), () => {
      void start.set('hang', true);
      return true;
    });
    expect(await outcomeOf(printed)).toBe('unknown');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(printer.status).toMatchObject({ state: 'unknown', fault: { code: 'printer-silent' } });
    await start.set('hang', false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(printer.status.state).toBe('ready');
    expect(await outcomeOf(printer.print(job('A002'), yes))).toBe('printed');
    expect(texts().filter((text) => text !== '')).toEqual(['A002']);
  });

  test('[P1a] [P1b] a cable that is pulled in the middle: unknown at once, offline, and never sent again', async () => {
    const { printer, emulator, link, texts } = await emulated(modes);
    let from: number | null = null;
    emulator.onByte = (count) => {
      from ??= count;
      if (count === from + 100) void emulator.unplug(); // in the middle of the picture
    };
    const printed = printer.print(job('A001', picture(200)), () => {
      from = null;
      return true;
    });
    expect(await outcomeOf(printed, 200)).toBe('unknown');
    expect(printer.status).toMatchObject({ state: 'offline' });
    const sent = link.bytes.length;
    await vi.advanceTimersByTimeAsync(3_500);
    expect(link.bytes.length).toBe(sent);
    expect(printer.status).toMatchObject({ state: 'offline', fault: { code: 'port-missing' } });
    await emulator.plug();
    await vi.advanceTimersByTimeAsync(2_500);
    expect(printer.status).toMatchObject({ state: 'ready', counts: { reconnects: 1 } });
    expect(await outcomeOf(printer.print(job('A002'), yes))).toBe('printed');
    expect(texts().filter((text) => text !== '')).toEqual(['A002']);
    expect(times(link.bytes, Buffer.from('A001'))).toBe(0);
    expect(times(link.bytes, CUT_REMAINS)).toBe(1);
  });

  test('[P1a] one that takes no more bytes: let go, unknown, offline', async () => {
    const { printer, link, texts } = await emulated(modes);
    const printed = printer.print(job('A001'), () => {
      link.stall(true);
      return true;
    });
    expect(await outcomeOf(printed)).toBe('unknown');
    expect(printer.status).toMatchObject({ state: 'offline', fault: { code: 'stalled' } });
    link.stall(false);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(printer.status.state).toBe('ready');
    expect(await outcomeOf(printer.print(job('A002'), yes))).toBe('printed');
    expect(texts().filter((text) => text !== '')).toEqual(['A002']);
  });

  test('[P1a] a printer that is not there: unsent, nothing is asked, and it prints when it comes', async () => {
    const { printer, emulator, texts } = await emulated(modes);
    await emulator.unplug();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(printer.status).toMatchObject({ state: 'offline', fault: { code: 'port-missing' } });
    const asked = vi.fn(yes);
    expect(await outcomeOf(printer.print(job('A001'), asked))).toBe('unsent');
    expect(asked).not.toHaveBeenCalled();
    await emulator.plug();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await outcomeOf(printer.print(job('A001'), yes))).toBe('printed');
    expect(texts()).toEqual(['A001']);
  });

  test('[P1a] no byte of a job leaves before the word that it may, and none when it may not', async () => {
    const { printer, link, texts } = await emulated(modes);
    const before: number[] = [];
    const printed = printer.print(job('A001'), async () => {
      await new Promise((resolve) => setTimeout(resolve, 300)); // a slow disk
      before.push(times(link.bytes, Uint8Array.from(ESC_AT)));
      return true;
    });
    expect(await outcomeOf(printed)).toBe('printed');
    expect(before).toEqual([0]);
    expect(await outcomeOf(printer.print(job('A002'), () => false))).toBe('unsent');
    expect(times(link.bytes, Buffer.from('A002'))).toBe(0);
    expect(texts()).toEqual(['A001']);
  });

  test('[P1a] one job at a time: a second one meanwhile is unsent', async () => {
    const { printer, texts } = await emulated(modes);
    const first = printer.print(job('A001'), yes);
    expect(await outcomeOf(printer.print(job('A002'), yes), 0)).toBe('unsent');
    expect(await outcomeOf(first)).toBe('printed');
    expect(texts()).toEqual(['A001']);
  });

  test('[P1a] one that is let go ends its job as unknown, is offline, and is not tried again', async () => {
    const { printer, emulator, link } = await emulated(modes);
    await emulator.cable.set('hang', true);
    await vi.advanceTimersByTimeAsync(1);
    const waiting = new FakeLink();
    const other = new TicketPrinter({ link: waiting, status: 'none', onStatus: () => undefined });
    await vi.advanceTimersByTimeAsync(0);
    const printed = other.print(job('A001'), yes);
    await vi.advanceTimersByTimeAsync(0);
    other.close();
    expect(await printed).toBe('unknown');
    printer.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([waiting.connects, link.connects]).toEqual([1, 1]);
    expect(vi.getTimerCount()).toBe(0);
    for (const closed of [printer, other]) {
      expect(await closed.print(job('A002'), yes)).toBe('unsent');
      expect(closed.status.state).toBe('offline');
    }
  });
});

describe('a look before the job', () => {
  test('[P1a] paper that ended since the last look: unsent, and nothing of the job was written', async () => {
    const { printer, emulator, link } = await emulated({ status: 'asked' });
    emulator.set('paperOut', true);
    expect(printer.status.state).toBe('ready'); // seen 700 ms later at most, but a visitor is faster
    const asked = vi.fn(yes);
    expect(await outcomeOf(printer.print(job('A001'), asked), 500)).toBe('unsent');
    expect(asked).not.toHaveBeenCalled();
    expect(times(link.bytes, Uint8Array.from(ESC_AT))).toBe(0);
    expect(printer.status.state).toBe('paper-out');
  });

  test('[P1a] a printer that fell silent since the last look: unsent', async () => {
    const { printer, emulator } = await emulated({ status: 'asked' });
    await emulator.cable.set('hang', true);
    expect(await outcomeOf(printer.print(job('A001'), yes), 1_000)).toBe('unsent');
    expect(printer.status).toMatchObject({ state: 'unknown', fault: { code: 'printer-silent' } });
  });
});

describe.each(MODES)('how the printer is, status $status', (modes) => {
  const SEEN: readonly (readonly [PrinterVerb, string, string])[] = [
    ['nearEnd', 'near-end', 'paper-near-end'],
    ['paperOut', 'paper-out', 'paper-out'],
    ['coverOpen', 'cover-open', 'cover-open'],
    ['cutter', 'offline', 'cutter'],
  ];

  test.each(SEEN)('[P4] %s is seen within 2 s and cleared by itself', async (verb, state, fault) => {
    const { printer, emulator } = await emulated(modes);
    await vi.advanceTimersByTimeAsync(350); // between two looks
    emulator.set(verb, true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(printer.status).toMatchObject({ state, fault: { code: fault } });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(printer.status).toMatchObject({ state, fault: { code: fault } });
    emulator.set(verb, false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(printer.status).toMatchObject({ state: 'ready', fault: null, lastFault: { fault: { code: fault } } });
  });

  test.each(SEEN)('[P4] %s is seen when it was so before the cable was plugged in', async (verb, state) => {
    const { printer, emulator } = await emulated(modes);
    await emulator.unplug();
    emulator.set(verb, true);
    await emulator.plug();
    await vi.advanceTimersByTimeAsync(1_000 + 2_000);
    expect(printer.status.state).toBe(state);
  });

  test('[P4] no answer is seen within 2 s and cleared by itself', async () => {
    const { printer, emulator } = await emulated(modes);
    await vi.advanceTimersByTimeAsync(350);
    await emulator.cable.set('hang', true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(printer.status).toMatchObject({ state: 'unknown', fault: { code: 'printer-silent' } });
    await emulator.cable.set('hang', false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(printer.status).toMatchObject({ state: 'ready', fault: null });
  });

  test('[P4] one that takes no byte is seen within 2 s, and after a while is connected anew', async () => {
    const { printer, link } = await emulated(modes);
    await vi.advanceTimersByTimeAsync(350);
    link.stall(true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(printer.status.state).toBe('unknown');
    await vi.advanceTimersByTimeAsync(8_000);
    expect(link.connects).toBeGreaterThan(1);
    link.stall(false);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(printer.status.state).toBe('ready');
  });

  test('[P4] a cable that is pulled is seen at once, and again ready within 2 s of its return', async () => {
    const { printer, emulator } = await emulated(modes);
    await emulator.unplug();
    await vi.advanceTimersByTimeAsync(0);
    expect(printer.status).toMatchObject({ state: 'offline', fault: { code: 'unplugged' } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(printer.status.state).toBe('offline');
    await emulator.plug();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(printer.status.state).toBe('ready');
  });

  test('[P4] near its end it still prints', async () => {
    const { printer, emulator, texts } = await emulated(modes);
    emulator.set('nearEnd', true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await outcomeOf(printer.print(job('A001'), yes))).toBe('printed');
    expect(printer.status.state).toBe('near-end');
    expect(texts()).toEqual(['A001']);
  });

  test('[P4] the worst is told first, and what is left when it is over', async () => {
    const { printer, emulator } = await emulated(modes);
    for (const verb of ['coverOpen', 'paperOut', 'cutter', 'nearEnd'] as const) emulator.set(verb, true);
    const seen: string[] = [];
    for (const verb of ['coverOpen', 'paperOut', 'cutter', 'nearEnd'] as const) {
      await vi.advanceTimersByTimeAsync(2_000);
      seen.push(printer.status.fault?.code ?? '');
      emulator.set(verb, false);
    }
    expect(seen).toEqual(['cover-open', 'paper-out', 'cutter', 'paper-near-end']);
  });

  test('[P4] a printer that was switched off and on behind its cable still tells', async () => {
    const { printer, emulator } = await emulated(modes);
    expect(await outcomeOf(printer.print(job('A001'), yes))).toBe('printed');
    emulator.restart();
    await vi.advanceTimersByTimeAsync(1_000);
    emulator.set('nearEnd', true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(printer.status.state).toBe('near-end');
  });
});

describe('told by itself', () => {
  test('[P4] a printer that tells by itself is seen at once', async () => {
    const { printer, emulator } = await emulated({ status: 'automatic' });
    await vi.advanceTimersByTimeAsync(300);
    emulator.set('paperOut', true);
    await vi.advanceTimersByTimeAsync(0);
    expect(printer.status.state).toBe('paper-out');
    emulator.set('paperOut', false);
    await vi.advanceTimersByTimeAsync(0);
    expect(printer.status.state).toBe('ready');
  });

  test('[P4] what it tells in the middle of a look is newer than the answers', async () => {
    const link = new FakeLink();
    link.onBytes = (bytes) => {
      if (bytes[0] !== 0x10) return;
      if (bytes[1] === 0x14) link.says(0x37, 0x25, 0x00);
      else link.says(0x12, 0x12, 0x12, 0x18, 0x00, 0x0c, 0x0f); // ended just after
    };
    const printer = new TicketPrinter({ link, status: 'automatic', onStatus: () => undefined });
    onTestFinished(() => printer.close());
    await vi.advanceTimersByTimeAsync(1);
    expect(printer.status.state).toBe('paper-out');
  });
});

describe('what it says', () => {
  /** A printer in the test's hand that answers the looks and nothing else. */
  async function looked(modes: Modes = {}) {
    const link = new FakeLink();
    const answers = { 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12 };
    let cleared = 0;
    link.onBytes = (bytes) => {
      // Three bytes a question; what was there before is thrown away once.
      for (let at = 0; bytes[at] === 0x10 && bytes[at + 1] === 4; at += 3) link.says(answers[bytes[at + 2] as 1 | 2 | 3 | 4]);
      if (link.connects > cleared && CLEAR_BUFFERS.every((byte, i) => bytes[i] === byte)) {
        cleared = link.connects;
        link.says(0x37, 0x25, 0x00);
      }
    };
    const printer = new TicketPrinter({ link, ...modes, onStatus: () => undefined });
    onTestFinished(() => printer.close());
    await vi.advanceTimersByTimeAsync(0);
    expect(printer.status.state).toBe('ready');
    const asked = (command: Uint8Array) => times(link.bytes, command);
    return { link, printer, answers, asked };
  }

  test('[P1a] only an answer to the job is its receipt, not a status in between', async () => {
    const { link, printer, asked } = await looked();
    const printed = printer.print(job('A001'), yes);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked(ASK_DONE)).toBe(1);
    link.says(0x12, 0x16, 0x1e, 0x11, 0x13, 0xff, 0x80);
    await vi.advanceTimersByTimeAsync(4_900);
    expect(printer.status.state).toBe('printing');
    link.says(0x12, 0x00);
    expect(await outcomeOf(printed, 0)).toBe('printed');
  });

  test('[P1a] an answer that comes in the middle of a job, before its question, is another’s', async () => {
    const { link, printer, asked } = await looked();
    const answer = link.onBytes;
    link.onBytes = (bytes) => {
      answer(bytes);
      if (Buffer.from(bytes).includes('A002')) link.says(0x00);
    };
    const printed = printer.print(job('A002', picture(50)), yes);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked(ASK_DONE)).toBe(1);
    expect(printer.status.state).toBe('printing');
    expect(await outcomeOf(printed)).toBe('unknown');
  });

  test('[P1a] paper that ended during the job: nobody knows how much came out', async () => {
    const { link, printer } = await looked();
    const printed = printer.print(job('A001'), yes);
    await vi.advanceTimersByTimeAsync(1);
    link.says(0x0c);
    expect(await outcomeOf(printed, 0)).toBe('unknown');
  });

  test('[P1a] paper near its end is no reason to doubt a receipt', async () => {
    const { link, printer } = await looked();
    const printed = printer.print(job('A001'), yes);
    await vi.advanceTimersByTimeAsync(1);
    link.says(0x03);
    expect(await outcomeOf(printed, 0)).toBe('printed');
  });

  test('[P1a] a late answer to one job is not the next one’s receipt', async () => {
    const { link, printer, asked } = await looked();
    expect(await outcomeOf(printer.print(job('A001'), yes))).toBe('unknown');
    expect(asked(CLEAR_BUFFERS)).toBe(2); // when it was plugged in, and now
    link.says(0x37, 0x25, 0x00);
    await vi.advanceTimersByTimeAsync(100);
    expect(printer.status.state).toBe('ready');
    const second = printer.print(job('A002'), () => {
      link.says(0x00); // late
      return true;
    });
    await vi.advanceTimersByTimeAsync(1);
    expect(printer.status.state).toBe('printing');
    expect(await outcomeOf(second)).toBe('unknown');
  });

  test('[P1a] where buffers cannot be cleared, late answers are counted off before another job', async () => {
    const { link, printer, asked } = await looked();
    expect(await outcomeOf(printer.print(job('A001'), yes))).toBe('unknown');
    await vi.advanceTimersByTimeAsync(1_000); // no word about the clearing
    expect(asked(ASK_DONE)).toBe(2);
    expect(printer.status.state).toBe('unknown');
    link.says(0x00); // the first job's
    await vi.advanceTimersByTimeAsync(500);
    expect(await outcomeOf(printer.print(job('A002'), yes), 0)).toBe('unsent');
    link.says(0x00); // the second question's
    await vi.advanceTimersByTimeAsync(3_000);
    expect(printer.status.state).toBe('ready');
    const third = printer.print(job('A003'), yes);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked(ASK_DONE)).toBe(3);
    link.says(0x00);
    expect(await outcomeOf(third, 0)).toBe('printed');
  });

  test('[P1a] also when it had to be asked more than once', async () => {
    const { link, printer, asked } = await looked();
    expect(await outcomeOf(printer.print(job('A001'), yes))).toBe('unknown');
    await vi.advanceTimersByTimeAsync(15_000); // it sleeps: two questions go unanswered, a third is out
    const questions = asked(ASK_DONE);
    expect(questions).toBeGreaterThanOrEqual(3);
    for (let i = 0; i < questions; i++) {
      link.says(0x00);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await outcomeOf(printer.print(job('A002'), yes), 0)).toBe('unsent');
    }
    await vi.advanceTimersByTimeAsync(2_000);
    expect(printer.status.state).toBe('ready');
  });

  test('[P4] nonsense is told from silence', async () => {
    const { link, printer } = await looked();
    link.onBytes = () => link.says(0xc3, 0xff, 0x81);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(printer.status).toMatchObject({ state: 'unknown', fault: { code: 'garbled' } });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(printer.status).toMatchObject({ state: 'unknown', fault: { code: 'garbled' } });
    link.onBytes = () => undefined;
    await vi.advanceTimersByTimeAsync(4_000);
    expect(printer.status).toMatchObject({ state: 'unknown', fault: { code: 'printer-silent' } });
  });

  test('[P4] a stray byte, whichever it is, makes nobody wait: ready again within 2 s', async () => {
    const waiting: number[] = [];
    for (let byte = 0; byte < 256; byte++) {
      const { link, printer } = await looked();
      link.says(byte);
      await vi.advanceTimersByTimeAsync(2_000);
      if (printer.status.state !== 'ready') waiting.push(byte);
      printer.close();
    }
    expect(waiting).toEqual([]);
  });

  test('[P4] a printer whose button was pressed is paused, and a fault without a name is one', async () => {
    const { printer, answers } = await looked();
    answers[1] = 0x1a;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(printer.status).toMatchObject({ state: 'offline', fault: { code: 'not-online' } });
    answers[2] = 0x52;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(printer.status).toMatchObject({ state: 'offline', fault: { code: 'printer-error' } });
  });
});

describe('garbage on the line', () => {
  test.each(MODES)('[P4] it is told as such, and cleared by itself, status $status', async (modes) => {
    const { printer, emulator } = await emulated(modes);
    await emulator.cable.set('garbage', true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(printer.status.state).toBe('unknown');
    await emulator.cable.set('garbage', false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(printer.status.state).toBe('ready');
  });
});

describe('a printer that confirms nothing', () => {
  test.each(['asked', 'automatic'] as const)(
    '[P3a] paper that ends after the last byte has left: the rest is thrown away, and nothing old comes out (%s)',
    async (status) => {
      const { printer, emulator, texts } = await emulated({ status, confirm: 'none' });
      const printed = printer.print(job('A001', picture(200)), () => {
        emulator.set('paperOut', true); // every byte leaves, and none is printed
        return true;
      });
      expect(await outcomeOf(printed)).toBe('unknown');
      await vi.advanceTimersByTimeAsync(2_000);
      expect(printer.status.state).toBe('paper-out');
      emulator.set('paperOut', false);
      await vi.advanceTimersByTimeAsync(2_000);
      expect(printer.status.state).toBe('ready');
      expect(await outcomeOf(printer.print(job('A002'), yes))).toBe('unknown');
      expect(texts().filter((text) => text !== '')).toEqual(['A002']);
    },
  );
});

describe('a printer on a network', () => {
  test('[P4] that does not answer is connected to anew every few seconds, and stays what it is: silent', async () => {
    const link = Object.assign(new FakeLink(), { isNetwork: true });
    const emulator = new PrinterEmulator({ widthDots: 384, cable: new Cable(link) });
    const printer = new TicketPrinter({ link, onStatus: () => undefined });
    onTestFinished(() => printer.close());
    await vi.advanceTimersByTimeAsync(0);
    await emulator.cable.set('hang', true);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(printer.status).toMatchObject({ state: 'unknown', fault: { code: 'printer-silent' } });
    expect(link.connects).toBeGreaterThan(2);
    await emulator.cable.set('hang', false);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(printer.status).toMatchObject({ state: 'ready', fault: null });
  });
});

describe('what another program has left in the printer', () => {
  test.each(['all', 'no-clear'] as const)('[P1b] half a picture, as after a power cut of this machine: the first ticket is whole (%s)', async (answers) => {
    const link = new FakeLink();
    const emulator = new PrinterEmulator({ widthDots: 384, cable: new Cable(link), answers });
    link.onBytes(Uint8Array.from(picture(200)).subarray(0, 100)); // and then nothing more
    const printer = new TicketPrinter({ link, onStatus: () => undefined });
    onTestFinished(() => printer.close());
    await vi.advanceTimersByTimeAsync(5_000);
    expect(printer.status.state).toBe('ready');
    expect(await outcomeOf(printer.print(job('A001'), yes))).toBe('printed');
    expect(emulator.sheets.map((sheet) => sheet.text)).toEqual([['A001']]);
  });
});

describe('a printer that tells nothing', () => {
  test('[P4] asked for its status it is unknown within 2 s, and takes nothing', async () => {
    const { printer, link } = await emulated({ status: 'asked' }, { answers: 'none' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(printer.status).toMatchObject({ state: 'unknown', fault: { code: 'printer-silent' } });
    expect(await outcomeOf(printer.print(job('A001'), yes))).toBe('unsent');
    expect(times(link.bytes, Buffer.from('A001'))).toBe(0);
  });

  test('[P1a] not asked it is ready, prints, and nobody knows of any that it came out', async () => {
    const { printer, link, texts } = await emulated({ status: 'none', confirm: 'none' }, { answers: 'none' });
    expect(printer.status.state).toBe('ready');
    for (const number of ['A001', 'A002', 'A003']) expect(await outcomeOf(printer.print(job(number), yes), 100)).toBe('unknown');
    expect(texts()).toEqual(['A001', 'A002', 'A003']);
    expect(printer.status).toMatchObject({ state: 'ready', counts: { done: 3, failed: 0 } });
    expect(times(link.bytes, ASK_DONE)).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(times(link.bytes, Uint8Array.of(0x10, 0x04))).toBe(0);
  });

  test('[P1a] a cable that is pulled in the middle: unknown, not sent again, and the next one is printed', async () => {
    const { printer, emulator, texts } = await emulated({ status: 'none', confirm: 'none' }, { answers: 'none' });
    const printed = printer.print(job('A001'), async () => {
      await emulator.unplug();
      return true;
    });
    expect(await outcomeOf(printed, 100)).toBe('unknown');
    expect(printer.status.state).toBe('offline');
    await emulator.plug();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(printer.status.state).toBe('ready');
    expect(await outcomeOf(printer.print(job('A002'), yes), 100)).toBe('unknown');
    expect(texts().filter((text) => text !== '')).toEqual(['A002']);
  });

  test.each(['all', 'no-clear'] as const)('[P4] one that only confirms: after a receipt that did not come it is well again by itself (%s)', async (answers) => {
    const { printer, emulator, texts } = await emulated({ status: 'none', confirm: 'gs-r' }, { answers });
    expect(await outcomeOf(printer.print(job('A001'), yes))).toBe('printed');
    const printed = printer.print(job('A002'), () => {
      void emulator.cable.set('hang', true);
      return true;
    });
    expect(await outcomeOf(printed)).toBe('unknown');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(printer.status.state).toBe('unknown');
    await emulator.cable.set('hang', false);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(printer.status.state).toBe('ready');
    expect(await outcomeOf(printer.print(job('A003'), yes))).toBe('printed');
    expect(texts().at(-1)).toBe('A003');
  });
});

describe.each(MODES)('paper that ends in the middle, status $status', (modes) => {
  /** The paper ends at a byte of the picture. */
  async function ended(answers: 'all' | 'no-clear') {
    const all = await emulated(modes, { answers });
    const { printer, emulator } = all;
    let from: number | null = null;
    emulator.onByte = (count) => {
      from ??= count;
      if (count === from + 150) emulator.set('paperOut', true);
    };
    const printed = printer.print(job('A001', picture(100), picture(100), picture(100)), () => {
      from = null;
      return true;
    });
    expect(await outcomeOf(printed, 2_000)).toBe('unknown');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(printer.status).toMatchObject({ state: 'paper-out', fault: { code: 'paper-out' } });
    return all;
  }

  test('[P3] nothing old comes out after the refill, and the scrap is cut off before the next', async () => {
    const { printer, emulator, link, texts } = await ended('all');
    await vi.advanceTimersByTimeAsync(60_000);
    emulator.set('paperOut', false);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(printer.status.state).toBe('ready');
    expect(texts()).toEqual([]);
    expect(await outcomeOf(printer.print(job('A002'), yes))).toBe('printed');
    expect(texts()).toEqual(['', 'A002']);
    expect(times(link.bytes, CUT_REMAINS)).toBe(1);
    expect(await outcomeOf(printer.print(job('A003'), yes))).toBe('printed');
    expect(texts()).toEqual(['', 'A002', 'A003']);
  });

  test('[P1a] with a printer that cannot clear its buffers the next ticket is whole, and only its own answer counts', async () => {
    const { printer, emulator, link, texts } = await ended('no-clear');
    emulator.set('paperOut', false);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(printer.status.state).toBe('ready');
    emulator.set('mute', true);
    expect(await outcomeOf(printer.print(job('A002'), yes))).toBe('unknown');
    emulator.set('mute', false);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await outcomeOf(printer.print(job('A003'), yes))).toBe('printed');
    expect(texts().filter((text) => /A00[23]/.test(text))).toEqual(['A002', 'A003']);
    expect(times(link.bytes, CUT_REMAINS)).toBe(2);
  });

  test('[P4] while it waits for paper the printer is looked at, and its cover is seen', async () => {
    const { printer, emulator } = await ended('all');
    emulator.set('coverOpen', true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(printer.status.state).toBe('cover-open');
    emulator.set('paperOut', false);
    emulator.set('coverOpen', false);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(printer.status.state).toBe('ready');
  });
});

describe('a command that was cut', () => {
  test.each(['all', 'no-clear'] as const)('[P1a] the printer waits for the rest of a picture, and gets the next ticket whole (%s)', async (answers) => {
    const { printer, emulator, link, texts } = await emulated({ status: 'asked' }, { answers });
    const printed = printer.print(job('A001', picture(3_000)), () => {
      let heard = 0;
      emulator.onByte = () => {
        heard += 1;
        // The cable goes when 1,000 bytes have been heard; the rest is on no cable any more.
        if (heard === 1_000) link.onBytes = () => undefined;
      };
      const take = link.onBytes;
      link.onBytes = (bytes) => {
        for (let at = 0; at < bytes.length && heard < 1_000; at++) take(bytes.subarray(at, at + 1));
        if (heard >= 1_000) void emulator.unplug();
      };
      void printed.then(() => {
        link.onBytes = take;
        emulator.onByte = () => undefined;
      });
      return true;
    });
    expect(await outcomeOf(printed)).toBe('unknown');
    await emulator.plug();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(printer.status.state).toBe('ready');
    expect(await outcomeOf(printer.print(job('A002'), yes))).toBe('printed');
    expect(texts().filter((text) => text !== '')).toEqual(['A002']);
  });
});

describe('a slow line', () => {
  test('[P1a] 8,000 bytes at 9,600 baud take 8 s and are confirmed, and a picture of 6 s is no stall', async () => {
    const { printer, link, texts } = await emulated({}, {}, 9_600);
    await vi.advanceTimersByTimeAsync(2_000);
    const startedMs = performance.now();
    expect(await outcomeOf(printer.print(job('A001', picture(6_000), picture(1_900)), yes))).toBe('printed');
    expect(performance.now() - startedMs).toBeGreaterThan(8_000);
    expect([texts(), link.connects]).toEqual([['A001'], 1]);
  });

  test('[P4] paper that ends in the middle of a long job is seen before the job has gone out', async () => {
    const { printer, emulator, link } = await emulated({}, {}, 9_600);
    await vi.advanceTimersByTimeAsync(2_000);
    const printed = printer.print(job('A001', ...Array.from({ length: 8 }, () => picture(900))), yes);
    await vi.advanceTimersByTimeAsync(1_500);
    emulator.set('paperOut', true);
    expect(await outcomeOf(printed, 3_000)).toBe('unknown');
    expect(link.bytes.length).toBeLessThan(4_000);
  });
});

describe('over a network', () => {
  beforeEach(() => vi.useRealTimers());

  test('[P1a] [P1b] the real port: prints, is pulled, is not sent again, prints again', async () => {
    const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 5 });
    const emulator = new PrinterEmulator({ widthDots: 384 });
    await emulator.plug();
    const printer = new TicketPrinter({ link: tcpLink('127.0.0.1', emulator.port), timing: { reconnectMs: 20 }, onStatus: () => undefined });
    onTestFinished(async () => {
      printer.close();
      await emulator.unplug();
    });
    const ready = () => until(() => expect(printer.status.state).toBe('ready'));
    await ready();
    expect(await printer.print(job('A001'), yes)).toBe('printed');
    emulator.onByte = () => void emulator.unplug();
    expect(await printer.print(job('A002'), yes)).not.toBe('printed');
    emulator.onByte = () => undefined;
    await until(() => expect(printer.status.state).toBe('offline'));
    await until(() => expect(printer.status.fault?.code).toBe('unreachable'));
    await emulator.plug();
    await ready();
    expect(await printer.print(job('A003'), yes)).toBe('printed');
    expect(emulator.sheets.map((sheet) => sheet.text.join('')).filter((text) => text !== '')).toEqual(['A001', 'A003']);
  });
});
