import type { PrinterEmulator } from '@luot/devices/emulators/printer-emulator';
import type { Link } from '@luot/devices/links/link';
import { openLink } from '@luot/devices/links/open-link';
import type { Engine } from '@luot/engine/engine';
import { FakeClock } from '@luot/engine/fixtures/fake-clock';
import { execute, issue, startEngine } from '@luot/engine/fixtures/test-engine';
import { StorageFault } from '@luot/engine/journal';
import { MemoryJournal } from '@luot/engine/memory-journal';
import { PRINTER_2 } from '@luot/queue/fixtures/devices';
import { AN, MANAGER } from '@luot/queue/fixtures/given';
import { type CentreDocument, smallCentre } from '@luot/queue/fixtures/small-centre';
import { findTicket, type PrintState, type Ticket } from '@luot/queue/state';
import type { TicketPaper } from '@luot/shared/protocol/ticket-paper';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { inTheMiddle, numbersOn, pluggedPrinter, QUICK, until } from '../../test/fixtures/print-lab.ts';
import { Catalogue } from '../lists/catalogue/catalogue.ts';
import { PrintReactor, type PrintReactorOptions } from './print-ticket.ts';
import { ticketPaperOf } from './ticket-paper-of.ts';

vi.setConfig({ testTimeout: 30_000 }); // a real cable on a busy machine

const NO_PROCEDURES = new Catalogue({ procedures: [], repealed: [] });

function react(engine: Engine, linkOf: PrintReactorOptions['linkOf'], more: Partial<PrintReactorOptions> = {}) {
  const reactor = new PrintReactor({
    engine,
    linkOf,
    paperOf: (state, ticket, copy) => ticketPaperOf(state, ticket, NO_PROCEDURES, copy),
    onChange: () => undefined,
    timing: QUICK,
    ...more,
  });
  onTestFinished(() => reactor.close());
  return reactor;
}

interface Place {
  readonly journal?: MemoryJournal;
  readonly clock?: FakeClock;
  readonly seed?: CentreSettings;
}

/** An engine, a clock, and a printer on a real port. */
async function withPrinter({ journal = new MemoryJournal(), clock = new FakeClock(), seed = smallCentre() }: Place = {}) {
  const emulator = await pluggedPrinter();
  const engine = startEngine(journal, clock, { seed });
  const start = (more: Partial<PrintReactorOptions> = {}) => react(engine, () => openLink(emulator.link), more);
  return { journal, clock, emulator, engine, start, numbers: () => numbersOn(emulator) };
}

/** The same with the printer ready. */
async function atWork(place: Place = {}) {
  const all = await withPrinter(place);
  const reactor = all.start();
  const becomesReady = () => until(() => expect(reactor.status('printer-1')?.state).toBe('ready'));
  await becomesReady();
  return { ...all, reactor, becomesReady };
}

/** A cable that is plugged in when the test says so, and on which the test hears when bytes leave. */
function cable(emulator: PrinterEmulator, onWrite: (bytes: Uint8Array) => void = () => undefined): { link: Link; plugIn: () => void } {
  const real = openLink(emulator.link);
  let plugIn: () => void = () => undefined;
  const plugged = new Promise<void>((resolve) => (plugIn = resolve));
  const connect: Link['connect'] = async () => {
    await plugged;
    const connection = await real.connect();
    return {
      write: (bytes) => {
        onWrite(bytes);
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

const becomes = (engine: Engine, ticket: Ticket, print: PrintState) => until(() => expect(printOf(engine, ticket)).toBe(print));

/** Asks for paper once more. */
function reprint(engine: Engine, ticket: Ticket, printerId?: string): void {
  const reply = execute(engine, AN, 'ticket.reprint', { ticketId: ticket.id, ...(printerId === undefined ? {} : { printerId }) });
  expect(reply).toEqual({ ok: true, value: {} });
}

const copiesOf = (engine: Engine, ticket: Ticket) => findTicket(engine.state, ticket.id)?.copies.map(({ print }) => print);

/** A second printer, that no kiosk has for its own. */
const withSecond = (document: CentreDocument) => document.devices.push(PRINTER_2);

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

  test('[P1a] `sent` is in the store before the first byte of the ticket leaves, and the ticket before that', async () => {
    const { engine, emulator, journal } = await withPrinter();
    const stored = new Set<string>();
    const { link, plugIn } = cable(emulator, ([first]) => {
      // A ticket begins with ESC @, a look at the printer with DLE.
      if (first === 0x1b)
        stored.add(
          journal
            .entriesOfDay()
            .map((entry) => entry.command)
            .join(),
        );
    });
    plugIn();
    react(engine, () => link);
    await becomes(engine, issue(engine), 'printed');
    expect([...stored]).toEqual(['day.turn,ticket.issue,print.report']);
  });

  test('[P1a] a ticket without a printer is not printed', async () => {
    const { engine, start, numbers } = await withPrinter();
    start();
    const silent = issue(engine, 'papers', AN);
    const printed = issue(engine);
    await becomes(engine, printed, 'printed');
    expect([printOf(engine, silent), numbers()]).toEqual(['none', ['A002']]);
  });

  test('[P5] what is printed follows the layout of the settings, from the moment they are replaced', async () => {
    const { engine, start, emulator } = await withPrinter();
    const papers: TicketPaper[] = [];
    start({
      paperOf: (state, ticket, copy) => {
        const paper = ticketPaperOf(state, ticket, NO_PROCEDURES, copy);
        papers.push(paper);
        return paper;
      },
    });
    await becomes(engine, issue(engine), 'printed');
    const short = smallCentre((document) => Object.assign(document.ticket, { fields: ['time', 'number'] }));
    execute(engine, MANAGER, 'centre.replace', { document: short });
    await becomes(engine, issue(engine), 'printed');
    expect(papers.map((paper) => paper.map(({ kind }) => kind))).toEqual([
      ['header', 'service', 'number', 'time', 'line', 'line', 'qr', 'footer'],
      ['time', 'number'],
    ]);
    expect(emulator.sheets.map(({ text }) => text)).toEqual([
      ['A001', '08:00 23/11/2026'],
      ['08:00 23/11/2026', 'A002'],
    ]);
  });
});

describe('a printer that does not work', () => {
  test('[P1a] a cable pulled in the middle: unknown, and never sent again', async () => {
    const { engine, emulator, numbers } = await atWork();
    const sent = () => printOf(engine, lost) === 'sent';
    inTheMiddle(emulator, sent, () => void emulator.unplug());
    const lost = issue(engine);
    await becomes(engine, lost, 'unknown');
    await emulator.plug();
    const next = issue(engine);
    await becomes(engine, next, 'printed');
    expect(numbers().filter((number) => number === 'A001').length).toBeLessThanOrEqual(1); // what had arrived before
    expect(numbers().at(-1)).toBe('A002');
    expect(printOf(engine, lost)).toBe('unknown');
  });

  test('[P1a] a printer that prints and never says so: unknown', async () => {
    const { engine, emulator, numbers } = await withPrinter();
    emulator.set('mute', true);
    react(engine, () => openLink(emulator.link), { timing: { ...QUICK, jobMs: 200 } });
    const ticket = issue(engine);
    await becomes(engine, ticket, 'unknown');
    expect(numbers()).toEqual(['A001']);
  });

  test('[P1e] a printer that hears nothing gets no ticket: it stays issued, and its state is not known', async () => {
    const { engine, emulator, reactor, becomesReady, numbers } = await atWork();
    await emulator.cable.set('hang', true);
    const ticket = issue(engine);
    await until(() => expect(reactor.status('printer-1')).toMatchObject({ state: 'unknown', fault: { code: 'printer-silent' } }));
    expect(printOf(engine, ticket)).toBe('issued');
    await emulator.cable.set('hang', false);
    await becomesReady();
    await becomes(engine, ticket, 'printed');
    expect(numbers()).toEqual(['A001']);
  });

  test.each(['paperOut', 'coverOpen', 'cutter'] as const)(
    '[P1e] %s that nobody has noticed yet: a fresh look sees it before the job, and nothing is sent',
    async (verb) => {
      const { engine, emulator, start, numbers } = await withPrinter();
      const reactor = start({ timing: { ...QUICK, askEveryMs: 60_000 } });
      await until(() => expect(reactor.status('printer-1')?.state).toBe('ready'));
      emulator.set(verb, true);
      const ticket = issue(engine);
      await until(() => expect(reactor.status('printer-1')?.state).not.toBe('ready'));
      expect([printOf(engine, ticket), numbers()]).toEqual(['issued', []]);
    },
  );

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
    expect(reactor.status('printer-1')).toMatchObject({ state: 'offline', counts: { done: 0 } });
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
    const { engine, clock, start, numbers } = await withPrinter({ journal });
    let drawn = 0;
    start({
      paperOf: (state, ticket, copy) => {
        drawn += 1;
        clock.pass(1_000); // what runs in circles ends when the ticket is too old
        return ticketPaperOf(state, ticket, NO_PROCEDURES, copy);
      },
    });
    issue(engine);
    await until(() => expect(engine.fault?.code).toBe('SQLITE_FULL'));
    expect([drawn, numbers()]).toEqual([1, []]);
  });
});

describe('after a refill', () => {
  const WITHOUT_PAPER = [
    ['paperOut', 'paper-out'],
    ['coverOpen', 'cover-open'],
    ['cutter', 'offline'],
  ] as const;

  test.each(WITHOUT_PAPER)('[P3a] %s: what was issued meanwhile is not printed by itself, what comes then is', async (verb, state) => {
    const { engine, emulator, reactor, becomesReady, numbers } = await atWork();
    emulator.set(verb, true);
    await until(() => expect(reactor.status('printer-1')).toMatchObject({ state, fault: { code: state === 'offline' ? 'cutter' : state } }));
    const told = [issue(engine), issue(engine)];
    emulator.set(verb, false);
    await becomesReady();
    const next = issue(engine);
    await becomes(engine, next, 'printed');
    expect([numbers(), told.map((ticket) => printOf(engine, ticket))]).toEqual([['A003'], ['issued', 'issued']]);
  });

  test.each(WITHOUT_PAPER)('[P3a] %s in the middle: unknown, those behind it are not sent, and the rest in the printer is thrown away', async (verb, state) => {
    const { engine, emulator, reactor, becomesReady, numbers } = await atWork();
    inTheMiddle(
      emulator,
      () => printOf(engine, first) === 'sent',
      () => emulator.set(verb, true),
    );
    const first = issue(engine);
    const second = issue(engine);
    await becomes(engine, first, 'unknown');
    await until(() => expect(reactor.status('printer-1')?.state).toBe(state));
    expect(printOf(engine, second)).toBe('issued');
    emulator.set(verb, false);
    await becomesReady();
    const next = issue(engine);
    await becomes(engine, next, 'printed');
    expect(numbers().at(-1)).toBe('A003');
    expect(numbers().filter((number) => number === 'A001').length).toBeLessThanOrEqual(1);
    expect(printOf(engine, first)).toBe('unknown');
    expect(numbers()).not.toContain('A002');
  });

  test('[P4] near the end it still prints, and says so before there is none', async () => {
    const { engine, emulator, reactor, numbers } = await atWork();
    emulator.set('nearEnd', true);
    await until(() => expect(reactor.status('printer-1')).toMatchObject({ state: 'near-end', fault: { code: 'paper-near-end' } }));
    await becomes(engine, issue(engine), 'printed');
    expect(numbers()).toEqual(['A001']);
    emulator.set('nearEnd', false);
    await until(() => expect(reactor.status('printer-1')).toMatchObject({ state: 'ready', fault: null }));
  });
});

describe('a copy', () => {
  const NUMBER_ONLY = (document: CentreDocument) => Object.assign(document.ticket, { fields: ['number'] });

  test('[P3b] carries the same number and the word for copy', async () => {
    const { engine, emulator, start } = await withPrinter({ seed: smallCentre(NUMBER_ONLY) });
    const papers: TicketPaper[] = [];
    start({
      paperOf: (state, ticket, copy) => {
        const paper = ticketPaperOf(state, ticket, NO_PROCEDURES, copy);
        papers.push(paper);
        return paper;
      },
    });
    const ticket = issue(engine);
    await becomes(engine, ticket, 'printed');
    reprint(engine, ticket);
    await until(() => expect(copiesOf(engine, ticket)).toEqual(['printed']));
    expect(papers).toEqual([
      [{ kind: 'number', text: 'A001' }],
      [
        { kind: 'copy', text: 'BẢN SAO' },
        { kind: 'number', text: 'A001' },
      ],
    ]);
    const [original, copy] = emulator.sheets;
    expect([original?.text, copy?.text]).toEqual([['A001'], ['A001']]);
    // The word is drawn, not written in the printer's letters: it needs room above the number.
    expect((copy?.heightDots ?? 0) - (original?.heightDots ?? 0)).toBeGreaterThan(20);
  });

  test('[P3b] comes out of the printer that was named, whatever became of the ticket’s own', async () => {
    const [first, second] = [await pluggedPrinter(), await pluggedPrinter(576)];
    const engine = startEngine(new MemoryJournal(), new FakeClock(), { seed: smallCentre(withSecond) });
    const reactor = react(engine, ({ id }) => openLink(id === 'printer-1' ? first.link : second.link));
    for (const id of ['printer-1', 'printer-2']) await until(() => expect(reactor.status(id)?.state).toBe('ready'));
    first.set('paperOut', true);
    await until(() => expect(reactor.status('printer-1')?.state).toBe('paper-out'));
    const ticket = issue(engine);
    reprint(engine, ticket, 'printer-2');
    await until(() => expect(copiesOf(engine, ticket)).toEqual(['printed']));
    expect([printOf(engine, ticket), numbersOn(first), numbersOn(second)]).toEqual(['issued', [], ['A001']]);
  });

  test('[P1b] sent before a restart it is unknown, and the next one is printed', async () => {
    const { journal, clock, engine, emulator, numbers } = await withPrinter();
    const ticket = issue(engine, 'papers', AN);
    reprint(engine, ticket, 'printer-1');
    engine.executeOwn({ name: 'print.report', body: { ticketId: ticket.id, copy: 1, print: 'sent' } });
    reprint(engine, ticket, 'printer-1');
    const after = startEngine(journal, clock);
    react(after, () => openLink(emulator.link));
    await until(() => expect(copiesOf(after, ticket)).toEqual(['unknown', 'printed']));
    expect(numbers()).toEqual(['A001']);
  });
});

describe('a test of a printer', () => {
  const TEST_PAPER: TicketPaper = [{ kind: 'number', text: 'TEST' }];

  test('[P1d] is printed and written down nowhere, also when it is asked for while a ticket prints', async () => {
    const { engine, emulator, reactor, journal, numbers } = await atWork();
    const ticket = issue(engine);
    inTheMiddle(
      emulator,
      () => printOf(engine, ticket) === 'sent',
      () => reactor.test('printer-1', TEST_PAPER),
    );
    await becomes(engine, ticket, 'printed');
    await until(() => expect(numbers()).toEqual(['A001', 'TEST']));
    expect(journal.entriesOfDay().map(({ command }) => command)).toEqual(['day.turn', 'ticket.issue', 'print.report', 'print.report']);
  });
});

describe('restart', () => {
  test('[P1b] a ticket sent before is unknown and is not printed, one issued just before is', async () => {
    const { journal, clock, engine, emulator, numbers } = await withPrinter();
    const [sent, issued] = [issue(engine), issue(engine)];
    engine.executeOwn({ name: 'print.report', body: { ticketId: sent.id, copy: 0, print: 'sent' } });
    const after = startEngine(journal, clock);
    react(after, () => openLink(emulator.link));
    expect(printOf(after, sent)).toBe('unknown');
    await becomes(after, issued, 'printed');
    expect(numbers()).toEqual(['A002']);
  });

  test('[P1c] one issued more than 10 s before is not printed', async () => {
    const { journal, clock, engine, emulator, numbers } = await withPrinter();
    const old = issue(engine);
    clock.pass(10_001);
    const after = startEngine(journal, clock);
    react(after, () => openLink(emulator.link));
    const fresh = issue(after);
    await becomes(after, fresh, 'printed');
    expect([printOf(after, old), numbers()]).toEqual(['issued', ['A002']]);
  });
});

describe('who holds the cable', () => {
  const held = smallCentre((document) => {
    for (const printer of document.devices) printer['heldBy'] = 'kiosk-1';
  });

  test('[P1d] a printer that a kiosk holds is left alone by the server, its papers too', async () => {
    const { journal, clock, engine } = await withPrinter({ seed: held });
    const [sent, issued] = [issue(engine), issue(engine)];
    execute(engine, { role: 'kiosk', id: 'kiosk-1' }, 'print.report', { ticketId: sent.id, copy: 0, print: 'sent' });
    const after = startEngine(journal, clock);
    const linkOf = vi.fn<PrintReactorOptions['linkOf']>();
    const reactor = react(after, linkOf);
    const third = issue(after);
    reprint(after, third);
    expect([sent, issued, third].map((ticket) => printOf(after, ticket))).toEqual(['sent', 'issued', 'issued']);
    expect([copiesOf(after, third), reactor.status('printer-1'), reactor.test('printer-1', [])]).toEqual([['issued'], null, false]);
    expect(linkOf).not.toHaveBeenCalled();
  });

  test('[P1d] a printer that comes to the server’s cable prints what was issued within 10 s', async () => {
    const { engine, start, clock, numbers } = await withPrinter({ seed: held });
    start();
    const old = issue(engine);
    clock.pass(10_001);
    const fresh = issue(engine);
    execute(engine, MANAGER, 'centre.replace', { document: smallCentre() });
    await becomes(engine, fresh, 'printed');
    expect([printOf(engine, old), numbers()]).toEqual(['issued', ['A002']]);
  });
});

describe('new settings', () => {
  test('[P1a] a printer that was moved is let go and taken anew, also in the middle of a job with more to come', async () => {
    const [hanging, other] = [await pluggedPrinter(), await pluggedPrinter()];
    const clock = new FakeClock();
    const engine = startEngine(new MemoryJournal(), clock);
    let drawn = 0;
    const linkOf: PrintReactorOptions['linkOf'] = ({ link }) => openLink(link.kind === 'tcp' && link.port === 9100 ? hanging.link : other.link);
    react(engine, linkOf, {
      paperOf: (state, ticket, copy) => {
        drawn += 1;
        clock.pass(500);
        return ticketPaperOf(state, ticket, NO_PROCEDURES, copy);
      },
    });
    inTheMiddle(
      hanging,
      () => printOf(engine, first) === 'sent',
      () => void hanging.cable.set('hang', true),
    );
    const first = issue(engine);
    const second = issue(engine);
    await becomes(engine, first, 'sent');
    const moved = smallCentre((document) => {
      for (const printer of document.devices) printer.link.port = 9200;
    });
    execute(engine, MANAGER, 'centre.replace', { document: moved });
    await becomes(engine, first, 'unknown');
    await becomes(engine, second, 'printed');
    const third = issue(engine);
    await becomes(engine, third, 'printed');
    expect(numbersOn(other)).toEqual(['A002', 'A003']);
    expect(numbersOn(hanging).length).toBeLessThanOrEqual(1);
    expect(drawn).toBeLessThanOrEqual(3);
  });

  test('[P1d] a printer is added and taken away while the server runs, and its neighbour goes on on the same cable', async () => {
    const [first, second] = [await pluggedPrinter(), await pluggedPrinter(576)];
    const engine = startEngine(new MemoryJournal(), new FakeClock());
    const reactor = react(engine, ({ id }) => openLink(id === 'printer-1' ? first.link : second.link));
    await becomes(engine, issue(engine), 'printed');
    expect(reactor.status('printer-2')).toBeNull();

    execute(engine, MANAGER, 'centre.replace', { document: smallCentre(withSecond) });
    await until(() => expect(reactor.status('printer-2')?.state).toBe('ready'));
    const ticket = issue(engine);
    await becomes(engine, ticket, 'printed');
    reprint(engine, ticket, 'printer-2');
    await until(() => expect(copiesOf(engine, ticket)).toEqual(['printed']));

    execute(engine, MANAGER, 'centre.replace', { document: smallCentre() });
    expect(reactor.status('printer-2')).toBeNull();
    await becomes(engine, issue(engine), 'printed');
    expect([numbersOn(first), numbersOn(second)]).toEqual([['A001', 'A002', 'A003'], ['A002']]);
    expect(reactor.status('printer-1')?.counts).toEqual({ done: 3, failed: 0, reconnects: 0 });
  });
});
