import { PRINT_WITHIN_MS } from '@luot/shared/domain/devices/device-state';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { FakeLink } from '../../test/fake-link.ts';
import { Cable } from '../emulators/cable.ts';
import { PrinterEmulator } from '../emulators/printer-emulator.ts';
import { type PaperJob, PrintQueue } from './print-queue.ts';
import { TicketPrinter, type TicketPrinterOptions } from './ticket-printer.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

async function queueAt(modes: Pick<TicketPrinterOptions, 'status' | 'confirm'> = {}) {
  const link = new FakeLink();
  const emulator = new PrinterEmulator({ widthDots: 384, cable: new Cable(link) });
  const printer: TicketPrinter = new TicketPrinter({ link, ...modes, onStatus: (status) => queue.changed(status) });
  const queue = new PrintQueue({ printer, nowMs: () => Date.now() });
  const reports: string[] = [];
  const drawn: string[] = [];
  onTestFinished(() => {
    queue.close();
    printer.close();
  });
  await wait(0);
  const job = (key: string, change: Partial<PaperJob> = {}): PaperJob => ({
    key,
    askedAtMs: Date.now(),
    draw: () => {
      drawn.push(key);
      return [Uint8Array.from([...Buffer.from(key), 0x0a]), Uint8Array.of(0x1d, 0x56, 0)];
    },
    report: (print) => {
      reports.push(`${key} ${print}`);
      return true;
    },
    ...change,
  });
  return {
    link,
    emulator,
    printer,
    queue,
    reports,
    drawn,
    job,
    texts: () => emulator.sheets.map((sheet) => sheet.text.join(' ')).filter((text) => text !== ''),
  };
}

describe('papers of one printer', () => {
  test('[P1a] come out in order, each with its two reports, one after the other', async () => {
    const { queue, job, reports, texts } = await queueAt();
    for (const key of ['A001', 'A002', 'A003']) queue.add(job(key));
    await wait(1_000);
    expect(texts()).toEqual(['A001', 'A002', 'A003']);
    expect(reports).toEqual(['A001 sent', 'A001 printed', 'A002 sent', 'A002 printed', 'A003 sent', 'A003 printed']);
  });

  test('[P1b] are taken once, however often they are given: waiting, on the line and when it is over', async () => {
    const { queue, job, reports, texts } = await queueAt();
    queue.add(job('A001'));
    queue.add(job('A001'));
    await wait(0);
    queue.add(job('A001'));
    await wait(1_000);
    queue.add(job('A001'));
    await wait(1_000);
    expect(texts()).toEqual(['A001']);
    expect(reports).toEqual(['A001 sent', 'A001 printed']);
  });

  test('[P1b] an unknown one is not tried again, and the next ones are printed', async () => {
    const { queue, job, emulator, reports, texts } = await queueAt();
    emulator.set('mute', true);
    queue.add(job('A001'));
    await wait(5_500);
    emulator.set('mute', false);
    queue.add(job('A001'));
    queue.add(job('A002'));
    await wait(3_000);
    expect(reports).toEqual(['A001 sent', 'A001 unknown', 'A002 sent', 'A002 printed']);
    expect(texts()).toEqual(['A001', 'A002']);
  });

  test('[P1a] are drawn when their turn comes, so that nobody waits for a drawing', async () => {
    const { queue, job, drawn } = await queueAt();
    queue.add(job('A001'));
    expect(drawn).toEqual([]);
    await wait(100);
    expect(drawn).toEqual(['A001']);
  });

  test('[P1a] one that is not wanted any more is left out, and nothing is reported of it', async () => {
    const { queue, job, reports, texts } = await queueAt();
    queue.add(job('A001', { draw: () => null }));
    queue.add(job('A002'));
    await wait(500);
    expect(reports).toEqual(['A002 sent', 'A002 printed']);
    expect(texts()).toEqual(['A002']);
  });

  test('[P1a] one whose `sent` is refused is not printed, and does not hold up the next', async () => {
    const { queue, job, reports, texts, link } = await queueAt();
    queue.add(job('A001', { report: () => false }));
    queue.add(job('A002'));
    await wait(500);
    expect(texts()).toEqual(['A002']);
    expect(link.bytes.includes('A001')).toBe(false);
    expect(reports).toEqual(['A002 sent', 'A002 printed']);
    queue.add(job('A001'));
    await wait(500);
    expect(texts()).toEqual(['A002']);
  });

  test('[P1a] `sent` is on disk before the first byte leaves', async () => {
    const { queue, job, link } = await queueAt();
    let onDisk = false;
    let early = false;
    queue.add(
      job('A001', {
        report: async (print) => {
          if (print !== 'sent') return true;
          await new Promise((resolve) => setTimeout(resolve, 400));
          early = link.bytes.includes('A001');
          onDisk = true;
          return true;
        },
      }),
    );
    await wait(300);
    expect([onDisk, link.bytes.includes('A001')]).toEqual([false, false]);
    await wait(500);
    expect([onDisk, early, link.bytes.includes('A001')]).toEqual([true, false, true]);
  });
});

describe('papers that must wait', () => {
  test('[P3] wait for a printer that is away, and are printed when it is back soon', async () => {
    const { queue, job, emulator, texts } = await queueAt();
    await emulator.unplug();
    queue.add(job('A001'));
    await wait(5_000);
    await emulator.plug();
    await wait(3_000);
    expect(texts()).toEqual(['A001']);
  });

  test('[P3] keep their order when the first could not be sent', async () => {
    const { queue, job, emulator, texts } = await queueAt();
    await emulator.cable.set('hang', true); // not seen yet
    for (const key of ['A001', 'A002', 'A003']) queue.add(job(key));
    await wait(2_500);
    expect(texts()).toEqual([]);
    await emulator.cable.set('hang', false);
    await wait(3_000);
    expect(texts()).toEqual(['A001', 'A002', 'A003']);
  });

  test('[P3] what was asked for and is unsent after 10 s is not printed by itself', async () => {
    const { queue, job, emulator, reports, drawn, texts } = await queueAt();
    await emulator.unplug();
    queue.add(job('A001'));
    await wait(4_000);
    queue.add(job('A002'));
    await wait(PRINT_WITHIN_MS - 3_000);
    await emulator.plug();
    await wait(5_000);
    expect(texts()).toEqual(['A002']);
    expect(drawn).toEqual(['A002']);
    expect(reports).toEqual(['A002 sent', 'A002 printed']);
  });

  test('[P3] the 10 s are over when the first byte leaves, not when the printer was first looked at', async () => {
    const { queue, job, emulator, reports, texts } = await queueAt();
    await emulator.cable.set('hang', true);
    queue.add(job('A001', { askedAtMs: Date.now() - PRINT_WITHIN_MS + 200 }));
    await wait(300); // the look is under way, and the printer is slow
    await emulator.cable.set('hang', false);
    await wait(5_000);
    expect(texts()).toEqual([]);
    expect(reports).toEqual([]);
  });

  test.each([
    ['paperOut', 'asked'],
    ['coverOpen', 'asked'],
    ['cutter', 'asked'],
    ['paperOut', 'automatic'],
    ['coverOpen', 'automatic'],
    ['cutter', 'automatic'],
  ] as const)('[P3] after %s nothing old is printed by itself, status %s', async (verb, status) => {
    const { queue, job, emulator, reports, texts } = await queueAt({ status });
    emulator.set(verb, true);
    queue.add(job('A001')); // the printer was well at its last look
    await wait(2_000);
    queue.add(job('A002')); // now it is known not to be
    await wait(1_000);
    emulator.set(verb, false);
    await wait(5_000);
    expect(texts()).toEqual([]);
    expect(reports).toEqual([]);
    queue.add(job('A003'));
    await wait(1_000);
    expect(texts()).toEqual(['A003']);
  });

  test('[P3a] what was asked for before the printer was last without paper is not printed, also when the printer is opened anew', async () => {
    const { printer, queue, job, reports, texts, emulator } = await queueAt();
    const withoutPaper = { lastMs: Number.NEGATIVE_INFINITY };
    const watched = new PrintQueue({ printer, nowMs: () => Date.now(), withoutPaper });
    watched.changed({ state: 'paper-out', fault: null });
    await wait(10);
    watched.changed({ state: 'ready', fault: null });
    expect(withoutPaper.lastMs).toBe(Date.now());
    const anew = new PrintQueue({ printer, nowMs: () => Date.now(), withoutPaper });
    anew.add(job('A001', { askedAtMs: Date.now() - 5 }));
    anew.add(job('A002'));
    await wait(1_000);
    expect(texts()).toEqual(['A002']);
    expect(reports).toEqual(['A002 sent', 'A002 printed']);
    // The paper ends and is put in while the printer is being looked at.
    await emulator.cable.set('hang', true);
    anew.add(job('A003'));
    await wait(20);
    anew.changed({ state: 'paper-out', fault: null });
    anew.changed({ state: 'ready', fault: null });
    await emulator.cable.set('hang', false);
    await wait(2_000);
    expect(texts()).toEqual(['A002']);
    queue.close();
  });

  test('[P3] paper that ends under the first of three: the first is unknown, the others are not printed after the refill', async () => {
    const { queue, job, emulator, reports, texts } = await queueAt();
    let bytes = 0;
    emulator.onByte = () => {
      bytes += 1;
      if (bytes === 14) emulator.set('paperOut', true);
    };
    bytes = 14 - 9 - 3; // the look before the job is nine bytes
    for (const key of ['A001', 'A002', 'A003']) queue.add(job(key));
    await wait(2_000);
    emulator.set('paperOut', false);
    await wait(5_000);
    expect(reports).toEqual(['A001 sent', 'A001 unknown']);
    expect(texts()).toEqual([]);
  });
});

describe('closing', () => {
  test('[P1a] nothing more is printed, and what is on the line is unknown', async () => {
    const { queue, job, emulator, printer, reports, texts } = await queueAt();
    emulator.set('mute', true);
    queue.add(job('A001'));
    queue.add(job('A002'));
    await wait(100);
    queue.close();
    printer.close();
    queue.add(job('A003'));
    await wait(20_000);
    expect(texts()).toEqual(['A001']);
    expect(reports).toEqual(['A001 sent', 'A001 unknown']);
    expect(vi.getTimerCount()).toBe(0);
  });
});
