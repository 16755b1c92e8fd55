import { FakeClock } from '@luot/engine/fixtures/fake-clock';
import { execute, issue, startEngine } from '@luot/engine/fixtures/test-engine';
import { MemoryJournal } from '@luot/engine/memory-journal';
import { HELD_SCANNER, KEYPAD, SCANNER } from '@luot/queue/fixtures/devices';
import { AN, BINH, MANAGER } from '@luot/queue/fixtures/given';
import { type CentreDocument, smallCentre } from '@luot/queue/fixtures/small-centre';
import { counterOf, findTicket } from '@luot/queue/state';
import type { Reply } from '@luot/shared/protocol/commands';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { deviceLab } from '../../test/fixtures/device-lab.ts';
import { until } from '../../test/fixtures/print-lab.ts';
import { InputReactor } from './take-input.ts';

vi.setConfig({ testTimeout: 30_000 }); // a real cable on a busy machine

const withInputs = (document: CentreDocument) => document.devices.push(KEYPAD, SCANNER);

/** An engine, and the reactor at work on a virtual keypad of counter 1 and a virtual scanner of kiosk-1. */
async function atWork(change: (document: CentreDocument) => unknown = withInputs) {
  const settings = smallCentre(change);
  const { emulated, linkOf } = await deviceLab(settings);
  const journal = new MemoryJournal();
  const clock = new FakeClock();
  const engine = startEngine(journal, clock, { seed: settings });
  const log: string[] = [];
  const changed = vi.fn();
  const onKey = (keypad: string, command: string, reply: Reply) => log.push(`${keypad} ${command} ${reply.ok ? 'done' : reply.refusal.code}`);
  const opened = vi.fn(linkOf);
  const reactor = new InputReactor({ engine, linkOf: opened, onChange: changed, onKey });
  onTestFinished(() => reactor.close());
  const ready = (id: string) => until(() => expect(reactor.status(id)?.state).toBe('ready'));
  /** Keys one after the other, as fingers are: each is heard before the next. */
  const pressAfter = async (ms: number, ...keys: string[]) => {
    for (const key of keys) {
      clock.pass(ms);
      const before = reactor.status('keypad-1')?.counts.done ?? 0;
      emulated.act('keypad-1', 'press', key);
      await until(() => expect(reactor.status('keypad-1')?.counts.done).toBe(before + 1));
    }
  };
  const press = (...keys: string[]) => pressAfter(1_000, ...keys);
  return { emulated, journal, engine, reactor, changed, log, opened, ready, press, pressAfter };
}

describe('a keypad', () => {
  test('[C13] its key calls the next for its counter, in the name of the clerk there', async () => {
    const { engine, journal, log, ready, press } = await atWork();
    await ready('keypad-1');
    execute(engine, AN, 'counter.open', { counterId: 'c1' });
    execute(engine, BINH, 'counter.open', { counterId: 'c2' });
    const [first, second] = [issue(engine), issue(engine)];
    await press('next');
    expect([counterOf(engine.state, 'c1').current, counterOf(engine.state, 'c2').current]).toEqual([first.id, null]);
    expect(journal.entriesOfDay().at(-1)).toMatchObject({ command: 'counter.callNext', actor: { role: 'keypad', id: 'an' } });
    await press('recall', 'next', 'next');
    expect(log).toEqual([
      'keypad-1 counter.callNext done',
      'keypad-1 ticket.recall done',
      'keypad-1 counter.callNext done',
      'keypad-1 counter.callNext queue-empty',
    ]);
    expect(findTicket(engine.state, first.id)?.state).toBe('served');
    expect(counterOf(engine.state, 'c1').current).toBe(second.id);
  });

  test('[C13] a key that slips and is heard twice is one press; another key, or the same a moment later, is its own', async () => {
    const { engine, log, ready, pressAfter } = await atWork();
    await ready('keypad-1');
    execute(engine, AN, 'counter.open', { counterId: 'c1' });
    for (let i = 0; i < 3; i++) issue(engine);
    await pressAfter(200, 'next', 'next', 'next', 'recall');
    expect(log).toEqual(['keypad-1 counter.callNext done', 'keypad-1 ticket.recall done']);
    await pressAfter(800, 'next', '1', '1');
    expect(log.at(-1)).toBe('keypad-1 counter.callNext done');
    expect(log).toHaveLength(3);
  });

  test('[C13] with nobody at the counter it opens and closes it by itself', async () => {
    const { engine, ready, press } = await atWork();
    await ready('keypad-1');
    await press('open');
    expect(counterOf(engine.state, 'c1')).toMatchObject({ state: 'open', clerk: 'keypad-1' });
    await press('close');
    expect(counterOf(engine.state, 'c1')).toMatchObject({ state: 'closed', clerk: null });
  });

  test('[C13] digits and enter call a certain ticket; clear forgets them', async () => {
    const { engine, journal, log, ready, press } = await atWork();
    await ready('keypad-1');
    execute(engine, AN, 'counter.open', { counterId: 'c1' });
    const tickets = [issue(engine), issue(engine), issue(engine)];
    await press('0', '9', 'clear', '0', '0', '3', 'enter');
    expect(counterOf(engine.state, 'c1').current).toBe(tickets[2]?.id);
    expect(journal.entriesOfDay().at(-1)?.events).toMatchObject([{ type: 'ticket.called', outOfOrder: 'keypad' }]);
    await press('7', 'enter');
    expect(log).toEqual(['keypad-1 counter.callTicket done', 'keypad-1 counter.callTicket unknown-ticket']);
    expect(counterOf(engine.state, 'c1').current).toBe(tickets[2]?.id);
  });

  test('[C13] put at another counter by new settings, it works there without a restart', async () => {
    const { engine, emulated, ready, press } = await atWork();
    await ready('keypad-1');
    execute(engine, BINH, 'counter.open', { counterId: 'c2' });
    issue(engine, 'land');
    execute(engine, MANAGER, 'centre.replace', { document: smallCentre((document) => document.devices.push({ ...KEYPAD, counterId: 'c2' }, SCANNER)) });
    await ready('keypad-1');
    await press('next');
    expect(counterOf(engine.state, 'c2').current).toBe('2026-11-23.a.1');
    expect(emulated.ids).toContain('keypad-1');
  });

  test('[P4] its cable is pulled: offline at once, and it works again by itself', async () => {
    const { engine, emulated, reactor, ready, press } = await atWork();
    await ready('keypad-1');
    const { cable } = emulated.emulator('keypad-1') ?? expect.unreachable();
    await cable.unplug();
    await until(() => expect(reactor.status('keypad-1')).toMatchObject({ state: 'offline', fault: { code: 'unplugged' } }));
    await cable.plug();
    await ready('keypad-1');
    await press('open');
    expect(counterOf(engine.state, 'c1').state).toBe('open');
  });
});

describe('a scanner', () => {
  const TEXT = 'https://dichvucong.example.vn/tra-cuu?ma=1.000656&so=HS-2026-000123';
  const SHOWN_MS = 3_000;

  /** From here on timers run when the test says so; the cable is as real as ever. */
  function someSecondsPass(): void {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
  }

  test('[R4a] what it reads is shown at its kiosk alone, and is forgotten after a few seconds', async () => {
    const { emulated, engine, journal, log, reactor, changed, ready } = await atWork();
    await ready('scanner-1');
    const before = JSON.stringify([engine.state, journal.entriesOfDay()]);
    changed.mockClear();
    someSecondsPass();
    emulated.act('scanner-1', 'scan', TEXT);
    await until(() => expect(reactor.scan('kiosk-1')).toEqual({ seq: 1, text: TEXT }));
    expect(changed).toHaveBeenCalledOnce();
    expect(reactor.scan('kiosk-2')).toBeNull();
    vi.advanceTimersByTime(SHOWN_MS);
    expect(reactor.scan('kiosk-1')).toBeNull();
    expect(changed).toHaveBeenCalledTimes(2);
    expect([JSON.stringify([engine.state, journal.entriesOfDay()]), log]).toEqual([before, []]);
    expect(JSON.stringify(reactor.status('scanner-1'))).not.toContain('HS-2026');
  });

  test('[R4a] the same code twice is two scans, and the second has its own time', async () => {
    const { emulated, reactor, ready } = await atWork();
    await ready('scanner-1');
    someSecondsPass();
    emulated.act('scanner-1', 'scan', TEXT);
    await until(() => expect(reactor.scan('kiosk-1')?.seq).toBe(1));
    vi.advanceTimersByTime(SHOWN_MS * 0.6);
    emulated.act('scanner-1', 'scan', TEXT);
    await until(() => expect(reactor.scan('kiosk-1')?.seq).toBe(2));
    vi.advanceTimersByTime(SHOWN_MS * 0.6);
    expect(reactor.scan('kiosk-1')).toEqual({ seq: 2, text: TEXT });
    vi.advanceTimersByTime(SHOWN_MS);
    expect(reactor.scan('kiosk-1')).toBeNull();
  });

  test('[P1d] one that a kiosk holds is not opened by the server', async () => {
    const { reactor, opened, ready } = await atWork((document) => document.devices.push(KEYPAD, HELD_SCANNER));
    await ready('keypad-1');
    expect(opened.mock.calls.map(([device]) => device.id)).toEqual(['keypad-1']);
    expect(reactor.status('scanner-2')).toBeNull();
  });

  test('[K20e] what is no text is counted, and its kiosk hears of it without a word of it', async () => {
    const { emulated, reactor, ready } = await atWork();
    await ready('scanner-1');
    emulated.act('scanner-1', 'scan', 'a\u0007b');
    await until(() =>
      expect(reactor.status('scanner-1')).toMatchObject({ state: 'ready', counts: { failed: 1 }, lastFault: { fault: { code: 'unreadable' } } }),
    );
    expect(reactor.scan('kiosk-1')).toEqual({ seq: 1, text: '' });
  });
});
