import { FakeClock } from '@luot/engine/fixtures/fake-clock';
import { execute, issue, startEngine } from '@luot/engine/fixtures/test-engine';
import { MemoryJournal } from '@luot/engine/memory-journal';
import { CHARACTERS, LED_FRAME, LED_LINE } from '@luot/queue/fixtures/devices';
import { AN, BINH, CLERK_AT, MANAGER } from '@luot/queue/fixtures/given';
import { type CentreDocument, smallCentre } from '@luot/queue/fixtures/small-centre';
import { keptTime } from '@luot/shared/fixtures/kept-time';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { deviceLab } from '../../test/fixtures/device-lab.ts';
import { until } from '../../test/fixtures/print-lab.ts';
import { ShowReactor } from './show-call.ts';

vi.setConfig({ testTimeout: 30_000 }); // a real cable on a busy machine

/** L4: how soon a display shows the truth again, and a lost one is a fault. */
const WITHIN_MS = 3_000;

/** Panels of counters 1 and 2 on one line, a panel of counter 3 on another, and characters beside counter 1. */
const withDisplays = (document: CentreDocument) => document.devices.push(LED_LINE, LED_FRAME, CHARACTERS);

/** An engine, and the reactor at work on virtual displays. */
async function atWork(settings: CentreSettings = smallCentre(withDisplays)) {
  const lab = await deviceLab(settings);
  const engine = startEngine(new MemoryJournal(), new FakeClock(), { seed: settings });
  const changed = vi.fn();
  const reactor = new ShowReactor({ engine, linkOf: lab.linkOf, onChange: changed });
  onTestFinished(() => reactor.close());
  const becomes = (id: string, shown: Record<string, string>) => until(() => expect(lab.shows(id)).toEqual(shown));
  const ready = (id: string, counterId: string | null = null) => until(() => expect(reactor.status(id, counterId)?.state).toBe('ready'));
  const open = () => {
    for (const [counterId, clerk] of Object.entries(CLERK_AT)) execute(engine, clerk, 'counter.open', { counterId });
  };
  /** A ticket for this counter alone is issued and called. */
  const call = (counterId: 'c1' | 'c2' | 'c3') => {
    const ticket = issue(engine, { c1: 'papers', c2: 'land', c3: 'money' }[counterId]);
    expect(execute(engine, CLERK_AT[counterId], 'counter.callNext', { counterId })).toMatchObject({ ok: true });
    return ticket;
  };
  return { ...lab, engine, reactor, changed, becomes, ready, open, call };
}

/** How long something takes, in ms. */
async function took(work: () => Promise<void>): Promise<number> {
  const fromMs = performance.now();
  await work();
  return performance.now() - fromMs;
}

describe('what the displays show', () => {
  test('[L4] each its own counter: the number on a call, dashes on a pause, nothing when it closes', async () => {
    const { engine, open, call, becomes } = await atWork();
    open();
    const first = call('c1');
    call('c3');
    await becomes('led-a', { c1: '  A001', c2: '      ' });
    await becomes('led-b', { c3: ' 2001' });
    await becomes('display-c1', { c1: `${'QUAY 1'.padEnd(20)}|${'MOI SO'.padEnd(16)}A001` });

    execute(engine, AN, 'ticket.start', { ticketId: first.id });
    execute(engine, BINH, 'counter.pause', { counterId: 'c2', reasonId: 'break' });
    await becomes('led-a', { c1: '  A001', c2: '------' });

    execute(engine, AN, 'ticket.finish', { ticketId: first.id });
    await becomes('led-a', { c1: '      ', c2: '------' });
    await becomes('display-c1', { c1: `${'QUAY 1'.padEnd(20)}|${'SAN SANG'.padStart(20)}` });

    execute(engine, AN, 'counter.pause', { counterId: 'c1', reasonId: 'break' });
    execute(engine, BINH, 'counter.close', { counterId: 'c2' });
    await becomes('led-a', { c1: '------', c2: '      ' });
    await becomes('display-c1', { c1: `${'QUAY 1'.padEnd(20)}|${'TAM NGHI'.padStart(20)}` });

    execute(engine, AN, 'counter.close', { counterId: 'c1' });
    await becomes('led-a', { c1: '      ', c2: '      ' });
    await becomes('display-c1', { c1: `${' '.repeat(20)}|${' '.repeat(20)}` });
  });

  test('[C3b] a call that is taken back leaves the display', async () => {
    const { engine, open, call, becomes } = await atWork();
    open();
    call('c2');
    await becomes('led-a', { c1: '      ', c2: '  A001' });
    execute(engine, BINH, 'counter.undo', { counterId: 'c2' });
    await becomes('led-a', { c1: '      ', c2: '      ' });
  });

  test('[L4] a server that starts shows the calls as they stand', async () => {
    const settings = smallCentre(withDisplays);
    const { emulated, linkOf, shows } = await deviceLab(settings);
    const engine = startEngine(new MemoryJournal(), new FakeClock(), { seed: settings });
    execute(engine, AN, 'counter.open', { counterId: 'c1' });
    issue(engine);
    execute(engine, AN, 'counter.callNext', { counterId: 'c1' });
    const reactor = new ShowReactor({ engine, linkOf, onChange: () => undefined });
    onTestFinished(() => reactor.close());
    await until(() => expect(shows('led-a')).toEqual({ c1: '  A001', c2: '      ' }));
    await reactor.close();
    expect(shows('led-a')).toEqual({ c1: '      ', c2: '      ' }); // and leaves them dark when it stops
    expect(emulated.ids).toHaveLength(4);
  });

  test('[L4] a test lights every segment of one display, or of a whole line', async () => {
    const { open, call, becomes, ready, reactor } = await atWork();
    open();
    call('c2');
    await becomes('led-a', { c1: '      ', c2: '  A001' });
    reactor.test('led-a', 'c1');
    await becomes('led-a', { c1: '888888', c2: '  A001' });
    await ready('display-c1');
    reactor.test('display-c1', null);
    await becomes('display-c1', { c1: `${'8'.repeat(20)}|${'8'.repeat(20)}` });
    reactor.test('led-a', null);
    await becomes('led-a', { c1: '888888', c2: '888888' });
  });
});

describe('a display that is away', () => {
  test('[L4] shows the newest within 3 s of its cable’s return, whatever it has missed', async () => {
    const { engine, emulated, reactor, open, call, becomes, ready } = await atWork();
    open();
    const first = call('c1');
    await becomes('led-a', { c1: '  A001', c2: '      ' });
    for (const counterId of ['c1', 'c2']) await ready('led-a', counterId);
    const { cable } = emulated.emulator('led-a') ?? expect.unreachable();
    await cable.unplug();
    const lost = (counterId: string) =>
      until(() => expect(reactor.status('led-a', counterId)).toMatchObject({ state: 'offline', fault: { code: 'unplugged' } }));
    for (const counterId of ['c1', 'c2']) keptTime('L4: a panel is right, or known lost', await took(() => lost(counterId)), WITHIN_MS);
    execute(engine, AN, 'ticket.finish', { ticketId: first.id });
    call('c1');
    call('c2');
    await cable.plug();
    keptTime('L4: a panel is right, or known lost', await took(() => becomes('led-a', { c1: '  A002', c2: '  A003' })), WITHIN_MS);
    await ready('led-a', 'c1');
    expect(reactor.status('led-a', 'c1')).toMatchObject({ fault: null, counts: { reconnects: 1 } });
  });

  test('[L4] a lost panel is a fault within 3 s, its neighbours go on, and it shows the truth when it is back', async () => {
    const { emulated, reactor, changed, open, call, becomes, ready } = await atWork();
    open();
    for (const counterId of ['c1', 'c2']) await ready('led-a', counterId);
    changed.mockClear();
    emulated.act('led-a', 'lost-1');
    const lost = () => until(() => expect(reactor.status('led-a', 'c1')).toMatchObject({ state: 'unknown', fault: { code: 'no-answer' } }));
    keptTime('L4: a panel is right, or known lost', await took(lost), WITHIN_MS);
    expect(changed).toHaveBeenCalled();
    call('c1');
    call('c2');
    keptTime('L4: a panel is right, or known lost', await took(() => becomes('led-a', { c1: '      ', c2: '  A002' })), WITHIN_MS);
    expect(reactor.status('led-a', 'c2')?.state).toBe('ready');
    emulated.act('led-a', 'lost-1');
    keptTime('L4: a panel is right, or known lost', await took(() => becomes('led-a', { c1: '  A001', c2: '  A002' })), WITHIN_MS);
    await ready('led-a', 'c1');
  });

  test('[L4] a panel that was switched off and on is dark no longer than 3 s', async () => {
    const { emulated, open, call, becomes } = await atWork();
    open();
    call('c1');
    await becomes('led-a', { c1: '  A001', c2: '      ' });
    for (const _ of ['off', 'on']) emulated.act('led-a', 'lost-1');
    keptTime('L4: a panel is right, or known lost', await took(() => becomes('led-a', { c1: '  A001', c2: '      ' })), WITHIN_MS);
  });
});

describe('new settings', () => {
  test('[L4] a line is added, changed and taken away while the server runs; its neighbours go on on the same cable', async () => {
    const { engine, reactor, open, call, becomes, ready } = await atWork();
    const replace = (change: (document: CentreDocument) => unknown) => execute(engine, MANAGER, 'centre.replace', { document: smallCentre(change) });
    open();
    call('c1');
    call('c3');
    await becomes('led-a', { c1: '  A001', c2: '      ' });
    await becomes('led-b', { c3: ' 2001' });

    replace((document) => document.devices.push(LED_FRAME));
    await becomes('led-a', { c1: '      ', c2: '      ' }); // taken away: dark
    expect([reactor.status('led-a', 'c1'), reactor.status('display-c1', null)]).toEqual([null, null]);

    replace(withDisplays);
    await becomes('led-a', { c1: '  A001', c2: '      ' });

    // The first panel moves to counter 3, the second stays.
    const moved = {
      ...LED_LINE,
      panels: [
        { address: 1, counterId: 'c3', digits: 6 },
        { address: 2, counterId: 'c2', digits: 6 },
      ],
    };
    replace((document) => document.devices.push(moved, LED_FRAME));
    await until(() => expect(reactor.status('led-a', 'c3')?.state).toBe('ready'));
    expect(reactor.status('led-a', 'c1')).toBeNull();
    await ready('led-b', 'c3');
    expect(reactor.status('led-b', 'c3')?.counts).toMatchObject({ failed: 0, reconnects: 0 });
    await becomes('led-b', { c3: ' 2001' });
  });

  test('[L4] a character display has the counter’s new label and its number', async () => {
    const { engine, open, call, becomes } = await atWork();
    open();
    call('c1');
    await becomes('display-c1', { c1: `${'QUAY 1'.padEnd(20)}|${'MOI SO'.padEnd(16)}A001` });
    const relabelled = smallCentre((document) => {
      withDisplays(document);
      Object.assign(document.counters[0] ?? {}, { label: '12' });
    });
    execute(engine, MANAGER, 'centre.replace', { document: relabelled });
    await becomes('display-c1', { c1: `${'QUAY 12'.padEnd(20)}|${'MOI SO'.padEnd(16)}A001` });
  });
});
