import { PrinterEmulator } from '@luot/devices/emulators/printer-emulator';
import type { Link } from '@luot/devices/links/link';
import { tcpLink } from '@luot/devices/links/tcp-link';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { FakeClock } from '../../test/fixtures/fake-clock.ts';
import { MANAGER } from '../../test/fixtures/given.ts';
import { smallCentre } from '../../test/fixtures/small-centre.ts';
import { execute, issue, startEngine } from '../../test/fixtures/test-engine.ts';
import { Catalogue } from '../catalogue.ts';
import type { Engine } from '../engine.ts';
import { findTicket, type PrintState, type Ticket } from '../queue/state.ts';
import { StorageFault } from '../store/journal.ts';
import { MemoryJournal } from '../store/memory-journal.ts';
import { PrintReactor, type PrintReactorOptions } from './print-ticket.ts';
import { ticketPaper } from './ticket-words.ts';

vi.setConfig({ testTimeout: 30_000 }); // a real cable on a busy machine

const NO_PROCEDURES = new Catalogue([]);

function react(engine: Engine, linkOf: PrintReactorOptions['linkOf'], paperOf: PrintReactorOptions['paperOf'] = (s, t) => ticketPaper(s, t, NO_PROCEDURES)) {
  const reactor = new PrintReactor({ engine, linkOf, paperOf, onChange: () => undefined });
  onTestFinished(() => reactor.close());
  return reactor;
}

/** An engine, a clock, and a printer on a real port. */
async function withPrinter({ journal = new MemoryJournal(), clock = new FakeClock() } = {}) {
  const emulator = new PrinterEmulator({ widthDots: 384 });
  await emulator.plug(0);
  onTestFinished(() => emulator.unplug());
  const engine = startEngine(journal, clock);
  const start = () => react(engine, () => tcpLink('127.0.0.1', emulator.port));
  return { journal, clock, emulator, engine, start, numbers: () => emulator.sheets.map((sheet) => sheet.text[0]) };
}

/** A cable that is plugged in when the test says so, and on which the test hears when bytes leave. */
function cable(emulator: PrinterEmulator, onWrite: () => void = () => undefined): { link: Link; plugIn: () => void } {
  const real = tcpLink('127.0.0.1', emulator.port);
  let plugIn: () => void = () => undefined;
  const plugged = new Promise<void>((resolve) => (plugIn = resolve));
  const connect: Link['connect'] = async () => {
    await plugged;
    const connection = await real.connect();
    return {
      write: (bytes) => {
        onWrite();
        return connection.write(bytes);
      },
      onData: (listener) => connection.onData(listener),
      onClose: (listener) => connection.onClose(listener),
      close: () => connection.close(),
    };
  };
  return { link: { address: real.address, connect }, plugIn };
}

function printOf(engine: Engine, ticket: Ticket): PrintState | undefined {
  return findTicket(engine.state, ticket.id)?.print;
}

async function until(check: () => void): Promise<void> {
  await vi.waitFor(check, { timeout: 10_000, interval: 2 });
}

const becomes = (engine: Engine, ticket: Ticket, print: PrintState) => until(() => expect(printOf(engine, ticket)).toBe(print));

describe('a printer that works', () => {
  test('[P1a] an issued ticket is sent, then printed: once, in the order of issue', async () => {
    const { engine, start, journal, numbers } = await withPrinter();
    start();
    const tickets = [issue(engine), issue(engine), issue(engine, 'money')];
    for (const ticket of tickets) await becomes(engine, ticket, 'printed');
    expect(numbers()).toEqual(['A001', 'A002', '2001']);
    const reports = journal.entriesOfDay().flatMap((entry) => entry.events.flatMap((event) => (event.type === 'print.reported' ? [event] : [])));
    expect(reports.map(({ ticketId, print }) => `${ticketId.slice(11)} ${print}`)).toEqual([
      'a.1 sent',
      'a.1 printed',
      'a.2 sent',
      'a.2 printed',
      'g.1 sent',
      'g.1 printed',
    ]);
  });

  test('[P1a] `sent` is in the store before the first byte leaves, and the ticket before that', async () => {
    const { engine, emulator, journal } = await withPrinter();
    const stored: string[] = [];
    const { link, plugIn } = cable(emulator, () =>
      stored.push(
        journal
          .entriesOfDay()
          .map((entry) => entry.command)
          .join(),
      ),
    );
    plugIn();
    react(engine, () => link);
    await becomes(engine, issue(engine), 'printed');
    expect(stored[0]).toBe('day.turn,ticket.issue,print.report');
  });

  test('[P1a] a ticket without a printer is not printed', async () => {
    const { engine, start, numbers } = await withPrinter();
    start();
    const silent = issue(engine, 'papers', { role: 'staff', id: 'an' });
    const printed = issue(engine);
    await becomes(engine, printed, 'printed');
    expect([printOf(engine, silent), numbers()]).toEqual(['none', ['A002']]);
  });
});

describe('a printer that does not work', () => {
  test('[P1a] a cable pulled in the middle: unknown, and never sent again', async () => {
    const { engine, emulator, start, numbers } = await withPrinter();
    const reactor = start();
    await until(() => expect(reactor.stateOf('printer-1')).toBe('ready'));
    emulator.hang();
    const lost = issue(engine);
    await becomes(engine, lost, 'sent');
    await emulator.unplug();
    await becomes(engine, lost, 'unknown');
    await emulator.plug();
    emulator.resume();
    const next = issue(engine);
    await becomes(engine, next, 'printed');
    expect(numbers().filter((number) => number === 'A001').length).toBeLessThanOrEqual(1); // what had arrived before
    expect(numbers().at(-1)).toBe('A002');
    expect(printOf(engine, lost)).toBe('unknown');
  });

  test('[P1c] a ticket that waited more than 10 s for the printer is not printed any more', async () => {
    const { engine, emulator, clock, numbers } = await withPrinter();
    const { link, plugIn } = cable(emulator);
    react(engine, () => link);
    const old = issue(engine);
    clock.pass(10_001);
    const fresh = issue(engine);
    plugIn();
    await becomes(engine, fresh, 'printed');
    expect([printOf(engine, old), numbers()]).toEqual(['issued', ['A002']]);
  });

  test('[P1c] within 10 s it is printed when the printer comes', async () => {
    const { engine, emulator, clock, numbers } = await withPrinter();
    const { link, plugIn } = cable(emulator);
    const reactor = react(engine, () => link);
    const ticket = issue(engine);
    clock.pass(9_999);
    expect(reactor.devices()).toMatchObject([{ id: 'printer-1', kind: 'printer', state: 'offline' }]);
    plugIn();
    await becomes(engine, ticket, 'printed');
    expect(numbers()).toEqual(['A001']);
  });

  test('[P1a] when `sent` cannot be written nothing is printed, and it is not tried again and again', async () => {
    const journal = new MemoryJournal();
    const append = journal.append.bind(journal);
    journal.append = (entry, touched) => {
      if (entry.command === 'print.report') throw new StorageFault('SQLITE_FULL', new Error('disk full'));
      append(entry, touched);
    };
    const { engine, emulator, clock, numbers } = await withPrinter({ journal });
    let drawn = 0;
    react(
      engine,
      () => tcpLink('127.0.0.1', emulator.port),
      (state, ticket) => {
        drawn += 1;
        clock.pass(1_000); // what runs in circles ends when the ticket is too old
        return ticketPaper(state, ticket, NO_PROCEDURES);
      },
    );
    issue(engine);
    await until(() => expect(engine.fault?.code).toBe('SQLITE_FULL'));
    expect([drawn, numbers()]).toEqual([1, []]);
  });
});

describe('restart', () => {
  test('[P1b] a ticket sent before is unknown and is not printed, one issued just before is', async () => {
    const { journal, clock, engine, emulator, numbers } = await withPrinter();
    const [sent, issued] = [issue(engine), issue(engine)];
    engine.executeOwn({ name: 'print.report', body: { ticketId: sent.id, print: 'sent' } });
    const after = startEngine(journal, clock);
    react(after, () => tcpLink('127.0.0.1', emulator.port));
    expect(printOf(after, sent)).toBe('unknown');
    await becomes(after, issued, 'printed');
    expect(numbers()).toEqual(['A002']);
  });

  test('[P1c] one issued more than 10 s before is not printed', async () => {
    const { journal, clock, engine, emulator, numbers } = await withPrinter();
    const old = issue(engine);
    clock.pass(10_001);
    const after = startEngine(journal, clock);
    react(after, () => tcpLink('127.0.0.1', emulator.port));
    const fresh = issue(after);
    await becomes(after, fresh, 'printed');
    expect([printOf(after, old), numbers()]).toEqual(['issued', ['A002']]);
  });
});

describe('new settings', () => {
  test('[P1a] a printer that was moved is let go and taken anew, also in the middle of a job with more to come', async () => {
    const { engine, emulator: hanging, clock, numbers } = await withPrinter();
    const other = new PrinterEmulator({ widthDots: 384 });
    await other.plug(0);
    onTestFinished(() => other.unplug());
    let drawn = 0;
    const linkOf: PrintReactorOptions['linkOf'] = (printer) => tcpLink('127.0.0.1', printer.link.port === 9100 ? hanging.port : other.port);
    react(engine, linkOf, (state, ticket) => {
      drawn += 1;
      clock.pass(500);
      return ticketPaper(state, ticket, NO_PROCEDURES);
    });
    hanging.hang();
    const [first] = [issue(engine), issue(engine)];
    await becomes(engine, first, 'sent');
    const moved = smallCentre((document) => {
      for (const printer of document.printers) printer.link.port = 9200;
    });
    execute(engine, MANAGER, 'centre.replace', { document: moved });
    await becomes(engine, first, 'unknown');
    const third = issue(engine);
    await becomes(engine, third, 'printed');
    expect(other.sheets.map((sheet) => sheet.text[0])).toContain('A003');
    expect(drawn).toBeLessThanOrEqual(3);
    expect(numbers()).toEqual([]);
  });
});
