import { AN, MANAGER } from '@luot/queue/fixtures/given';
import { at, MONDAY, smallCentre, TUESDAY } from '@luot/queue/fixtures/small-centre';
import { findTicket } from '@luot/queue/state';
import { describe, expect, test } from 'vitest';
import { FakeClock } from '../test/fixtures/fake-clock.ts';
import { execute, issue, startEngine } from '../test/fixtures/test-engine.ts';
import { DayClock } from './day-clock.ts';
import type { Engine } from './engine.ts';
import { MemoryJournal } from './memory-journal.ts';

const C1 = { counterId: 'c1' };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Time passes, the server looks at it; the day that is open then. */
function dayTurns(engine: Engine, clock: FakeClock, time: string, date?: string): string | null {
  clock.passTo(at(time, date));
  engine.tick();
  return engine.state.day;
}

describe('the day of a running server', () => {
  test('[D1a] it turns at 03:00 by itself, and once', () => {
    const clock = new FakeClock();
    const journal = new MemoryJournal();
    const engine = startEngine(journal, clock);
    expect(dayTurns(engine, clock, '02:59:59', TUESDAY)).toBe(MONDAY);
    expect(dayTurns(engine, clock, '03:00', TUESDAY)).toBe(TUESDAY);
    expect(dayTurns(engine, clock, '03:00:01', TUESDAY)).toBe(TUESDAY);
    expect(journal.entriesOfDay()).toHaveLength(1);
  });

  test('[D2b] it waits for a counter that serves', () => {
    const clock = new FakeClock();
    const engine = startEngine(new MemoryJournal(), clock);
    clock.passTo(at('23:30'));
    const { id } = issue(engine, 'papers', AN);
    execute(engine, AN, 'counter.open', C1);
    execute(engine, AN, 'counter.callNext', C1);
    execute(engine, AN, 'ticket.start', { ticketId: id });
    expect(dayTurns(engine, clock, '03:29:59', TUESDAY)).toBe(MONDAY);
    expect(dayTurns(engine, clock, '03:30', TUESDAY)).toBe(TUESDAY);
  });

  test('[N2b] [G1] on a day that is opened again a letter goes on where it was, whichever series has it by then', () => {
    const journal = new MemoryJournal();
    const clock = new FakeClock();
    const engine = startEngine(journal, clock);
    const numbers = [issue(engine), issue(engine), issue(engine, 'money')];
    clock.passTo(at('07:00', TUESDAY));
    engine.tick();
    // On the wrong day nothing has been given out yet: the letters change hands.
    const swapped = smallCentre((document) => {
      document.series = [
        { id: 'a', style: { kind: 'numeric', thousand: 2 }, dailyLimit: 50 },
        { id: 'g', style: { kind: 'letter', letter: 'H' }, dailyLimit: 50 },
        { id: 'new', style: { kind: 'letter', letter: 'A' }, dailyLimit: 50 },
      ];
      for (const service of document.services) if (service.id === 'land') service.seriesId = 'new';
    });
    expect(execute(engine, MANAGER, 'centre.replace', { document: swapped })).toMatchObject({ ok: true });
    clock.jump(at('10:00') - clock.wallMs());
    execute(engine, MANAGER, 'clock.correct', { to: 'machine' });
    expect(execute(engine, MANAGER, 'day.confirm', { date: MONDAY })).toMatchObject({ ok: true });
    numbers.push(issue(engine), issue(engine, 'land'), issue(engine, 'land'), issue(engine, 'money'));
    expect(numbers.map(({ number }) => number)).toEqual(['A001', 'A002', '2001', '2003', 'A003', 'A004', 'H002']);
    expect(startEngine(journal, clock).state).toEqual(engine.state);
  });

  test('[D1b] a wrong forward day is corrected by a manager; its numbers are not given out again', () => {
    const clock = new FakeClock();
    const journal = new MemoryJournal();
    const first = startEngine(journal, clock);
    execute(first, AN, 'ticket.cancel', { ticketId: issue(first).id });
    // Switched off for an hour, and then the machine's battery is empty: it believes it is Saturday.
    clock.boot(HOUR_MS, 5 * DAY_MS);
    const engine = startEngine(journal, clock);
    expect(engine.state.day).toBe('2026-11-28');
    clock.jump(-5 * DAY_MS);
    engine.tick();
    expect(engine.state.day).toBe('2026-11-28');
    execute(engine, MANAGER, 'clock.correct', { to: 'machine' });
    engine.tick();
    expect(engine.state.day).toBe('2026-11-28');
    expect(execute(engine, MANAGER, 'day.confirm', { date: MONDAY }).ok).toBe(true);
    const next = issue(engine);
    expect([engine.state.day, next.number, next.arrivedAtMs]).toEqual([MONDAY, 'A002', clock.wallMs()]);
    expect(startEngine(journal, clock, { saved: null }).state).toEqual(engine.state);
  });

  test('[D1c] a machine that slept through the night opens the new day by itself', () => {
    const clock = new FakeClock();
    const engine = startEngine(new MemoryJournal(), clock);
    issue(engine);
    clock.passTo(at('23:00'));
    engine.tick();
    clock.sleep(9 * HOUR_MS);
    engine.tick();
    expect([engine.state.day, engine.clockDoubt]).toEqual([TUESDAY, null]);
  });

  test('[D1c] a jump of the clock is in the journal before what comes after it', () => {
    const clock = new FakeClock();
    const journal = new MemoryJournal();
    const engine = startEngine(journal, clock);
    const first = issue(engine);
    clock.jump(-600_000);
    const second = issue(engine);
    expect(second.arrivedAtMs).toBeGreaterThanOrEqual(first.arrivedAtMs);
    expect(
      journal
        .entriesOfDay()
        .slice(-2)
        .map((entry) => [entry.command, entry.actor.role, entry.events.map((event) => event.type)]),
    ).toEqual([
      ['clock.record', 'system', ['clock.jumped']],
      ['ticket.issue', 'kiosk', ['ticket.issued']],
    ]);
    expect(journal.entriesOfDay().at(-2)?.events).toMatchObject([{ byMs: -600_000 }]);
  });
});

describe('a machine’s clock that jumps', () => {
  test.each([
    ['nine hours ahead for five seconds', 9 * HOUR_MS],
    ['to the next day', DAY_MS],
    ['nine hours back', -9 * HOUR_MS],
  ])('[D1c] %s, with people waiting: nothing opens, closes or expires, and nothing is left of it', (_, byMs) => {
    const clock = new FakeClock();
    const engine = startEngine(new MemoryJournal(), clock);
    const { id } = issue(engine);
    clock.jump(byMs);
    for (let second = 0; second < 5; second++) {
      clock.pass(1_000);
      engine.tick();
      expect(issue(engine).arrivedAtMs).toBe(at('08:00') + (second + 1) * 1_000);
    }
    expect(engine.clockDoubt).toMatchObject({ differenceMs: byMs, judged: false });
    expect([engine.state.day, findTicket(engine.state, id)?.state]).toEqual([MONDAY, 'waiting']);
    clock.jump(-byMs);
    engine.tick();
    expect([engine.clockDoubt, engine.nowMs]).toEqual([null, clock.wallMs()]);
    // The next morning the day turns by itself.
    expect(dayTurns(engine, clock, '03:00', TUESDAY)).toBe(TUESDAY);
  });

  test('[D1c] and stays, with nobody there outside ticket hours: passing time judges after ten minutes, forward only', () => {
    const clock = new FakeClock(at('19:00'));
    const engine = startEngine(new MemoryJournal(), clock);
    clock.jump(2 * HOUR_MS);
    for (let minute = 0; minute < 10; minute++) {
      engine.tick();
      expect(engine.nowMs).toBe(at('19:00') + minute * 60_000);
      clock.pass(60_000);
    }
    engine.tick();
    expect([engine.nowMs, engine.clockDoubt]).toEqual([clock.wallMs(), null]);
    clock.jump(-2 * HOUR_MS);
    engine.tick();
    clock.pass(12 * 60_000);
    engine.tick();
    expect(engine.clockDoubt).toMatchObject({ differenceMs: -2 * HOUR_MS });
  });

  test('[D1c] and stays, with somebody there or in ticket hours: only a person judges', () => {
    for (const [time, waiting] of [
      ['19:00', true],
      ['08:00', false],
    ] as const) {
      const clock = new FakeClock();
      const engine = startEngine(new MemoryJournal(), clock);
      if (waiting) issue(engine);
      clock.passTo(at(time));
      engine.tick();
      clock.jump(2 * HOUR_MS);
      engine.tick();
      clock.pass(HOUR_MS);
      engine.tick();
      expect(engine.clockDoubt).toMatchObject({ differenceMs: 2 * HOUR_MS });
    }
  });

  test('[D1c] it is in doubt after a restart of the process too', () => {
    const clock = new FakeClock();
    const journal = new MemoryJournal();
    const dayClock = new DayClock(clock);
    startEngine(journal, clock);
    clock.jump(9 * HOUR_MS);
    dayClock.read();
    clock.pass(60_000);
    const engine = startEngine(journal, clock, { saved: dayClock.save() });
    expect([engine.nowMs, engine.clockDoubt?.differenceMs]).toEqual([at('08:01'), 9 * HOUR_MS]);
  });

  test('[D1c] and also when the process ended just after an event that what was saved lies some moments before', () => {
    const clock = new FakeClock();
    const journal = new MemoryJournal();
    const dayClock = new DayClock(clock);
    const first = startEngine(journal, clock);
    clock.jump(9 * HOUR_MS);
    dayClock.read();
    const saved = dayClock.save();
    const { arrivedAtMs } = issue(first);
    execute(first, AN, 'ticket.cancel', { ticketId: `${MONDAY}.a.1` });
    // The grain of the machine's uptime, and a clock that drifts.
    const engine = startEngine(journal, clock, { saved: saved === null ? null : { ...saved, nowMs: arrivedAtMs - 400 } });
    expect([engine.nowMs, engine.clockDoubt?.differenceMs]).toEqual([at('08:00'), 9 * HOUR_MS + 400]);
  });
});

describe('a machine that starts', () => {
  const after = (offMs: number, byMs: number, prepare: (engine: Engine) => void = issue) => {
    const clock = new FakeClock();
    const journal = new MemoryJournal();
    prepare(startEngine(journal, clock));
    clock.boot(offMs, byMs);
    return { clock, engine: startEngine(journal, clock) };
  };

  test.each([
    ['overnight', 23 * HOUR_MS],
    ['for a power cut', 20 * 60_000],
    ['over lunch', 2 * HOUR_MS],
    ['over Tết', 9 * DAY_MS],
  ])('[D1c] after it was off %s: its clock is believed', (_, offMs) => {
    const { clock, engine } = after(offMs, 0);
    expect([engine.nowMs, engine.clockDoubt]).toEqual([clock.wallMs(), null]);
  });

  test('[D1c] with a clock set to local time and read as universal, in the middle of a morning: the day goes on, the manager is asked', () => {
    const { clock, engine } = after(60_000, 7 * HOUR_MS);
    expect(engine.nowMs).toBe(at('08:00') + 1);
    expect(engine.clockDoubt).toMatchObject({ guessed: true, judged: false, differenceMs: 7 * HOUR_MS + 60_000 - 1 });
    // The network puts it right: what is left is the minute it was off, and that is followed.
    clock.jump(-7 * HOUR_MS);
    engine.tick();
    expect([engine.clockDoubt, engine.nowMs]).toEqual([null, clock.wallMs()]);
  });

  test('[D1c] with its battery empty, before the centre opens: followed as soon as the network has put it right', () => {
    const { clock, engine } = after(15 * HOUR_MS, -16 * 365 * DAY_MS, () => undefined);
    expect(engine.clockDoubt).toMatchObject({ guessed: true });
    engine.tick();
    expect(engine.state.day).toBe(MONDAY);
    clock.jump(16 * 365 * DAY_MS);
    engine.tick();
    // Ticket hours of the day that is past, by the time that was guessed: a person is asked.
    expect(engine.clockDoubt).toMatchObject({ differenceMs: 15 * HOUR_MS - 1 });
    execute(engine, MANAGER, 'clock.correct', { to: 'machine' });
    engine.tick();
    expect([engine.clockDoubt, engine.state.day, engine.nowMs]).toEqual([null, MONDAY, clock.wallMs()]);
  });

  test('[D1c] further ahead than a long holiday: nothing is forgotten or opened before a person has said so', () => {
    const { clock, engine } = after(0, 400 * DAY_MS, () => undefined);
    engine.tick();
    clock.pass(HOUR_MS);
    engine.tick();
    expect([engine.state.day, engine.clockDoubt?.guessed]).toEqual([MONDAY, true]);
  });
});

describe('a correction', () => {
  /** A morning on a clock seven hours ahead, put right at what is 08:40 by then. */
  function corrected(to: 'machine' | number = 'machine') {
    const clock = new FakeClock(at('15:00'));
    const journal = new MemoryJournal();
    const engine = startEngine(journal, clock);
    const [served, held, waiting] = [issue(engine), issue(engine), issue(engine)];
    execute(engine, AN, 'counter.open', C1);
    for (const ticket of [served, held]) {
      clock.pass(10 * 60_000);
      execute(engine, AN, 'counter.callNext', C1);
      execute(engine, AN, 'ticket.start', { ticketId: ticket.id });
      clock.pass(5 * 60_000);
      execute(engine, AN, ticket === served ? 'ticket.finish' : 'ticket.hold', { ticketId: ticket.id });
    }
    clock.pass(10 * 60_000);
    if (to === 'machine') clock.jump(-7 * HOUR_MS);
    engine.tick();
    return { clock, journal, engine, served, held, waiting, reply: execute(engine, MANAGER, 'clock.correct', { to }) };
  }

  test.each(['machine', at('08:40')] as const)('[D1e] to %s: time goes back, and with it all that happened since the machine started', (to) => {
    const { engine, journal, served, held, waiting, reply } = corrected(to);
    expect(reply).toMatchObject({ ok: true });
    expect([engine.nowMs, engine.clockDoubt?.judged ?? null]).toEqual([at('08:40'), to === 'machine' ? null : true]);
    const ticket = (id: string) => findTicket(engine.state, id);
    expect(ticket(served.id)).toMatchObject({ arrivedAtMs: at('08:00'), legs: [{ calledAtMs: at('08:10'), endedAtMs: at('08:15') }] });
    expect(ticket(held.id)).toMatchObject({ dueAtMs: at('08:00'), legs: [{ startedAtMs: at('08:25'), heldAtMs: at('08:30') }] });
    expect(ticket(waiting.id)).toMatchObject({ arrivedAtMs: at('08:00'), legs: [{ fromMs: at('08:00') }] });
    expect(engine.state.calls.map(({ atMs }) => atMs)).toEqual([at('08:25'), at('08:10')]);
    // Who corrected is in the journal; what was written there before stays as it was written.
    const entries = journal.entriesOfDay();
    expect(entries.at(-1)).toMatchObject({ actor: MANAGER, atMs: at('08:40'), events: [{ type: 'clock.corrected', byMs: -7 * HOUR_MS, fromMs: at('15:00') }] });
    expect(entries.find(({ command }) => command === 'ticket.issue')?.atMs).toBe(at('15:00'));
    // Figures are counted from moved times, and a restart finds the same.
    expect(journal.legsOfDay(MONDAY)).toMatchObject([{ fromMs: at('08:00'), calledAtMs: at('08:10') }, {}, { fromMs: at('08:00') }]);
  });

  test('[D1e] [N4] a restart finds the state it left, and the time', () => {
    const { engine, journal, clock } = corrected();
    const next = startEngine(journal, clock);
    expect([next.state, next.nowMs]).toEqual([engine.state, engine.nowMs]);
  });

  test('[D1e] the clerk’s last step can still be taken back, and its visitor is at the corrected time again', () => {
    const { engine, held } = corrected();
    engine.tick();
    expect(engine.state.counters['c1']?.undo).toMatchObject({ atMs: at('08:30') });
    expect(engine.state.counters['c1']?.undo?.before).toMatchObject([{ id: held.id, arrivedAtMs: at('08:00') }]);
  });

  test('[D1e] the centre’s own time is right: nothing moves, and nobody is asked again', () => {
    const clock = new FakeClock();
    const engine = startEngine(new MemoryJournal(), clock);
    const { id } = issue(engine);
    clock.jump(9 * HOUR_MS);
    engine.tick();
    execute(engine, MANAGER, 'clock.correct', { to: 'day' });
    clock.pass(60_000);
    engine.tick();
    expect([engine.nowMs, engine.clockDoubt?.judged, findTicket(engine.state, id)?.arrivedAtMs]).toEqual([at('08:01'), true, at('08:00')]);
  });

  test('[D1e] a slow clock that the network has put right: who waits has waited no longer for it', () => {
    const clock = new FakeClock(at('07:00'));
    const engine = startEngine(new MemoryJournal(), clock);
    const { id } = issue(engine);
    clock.pass(20 * 60_000);
    clock.jump(HOUR_MS);
    engine.tick();
    execute(engine, MANAGER, 'clock.correct', { to: 'machine' });
    expect([engine.nowMs, findTicket(engine.state, id)?.arrivedAtMs]).toEqual([at('08:20'), at('08:00')]);
  });

  test('[D1e] an appointment is a date and does not move with it', () => {
    const clock = new FakeClock(at('15:00'));
    const engine = startEngine(new MemoryJournal(), clock);
    const booking = { id: 'b1', serviceId: 'papers', atMs: at('15:05'), procedureCode: null };
    const reply = execute(engine, { role: 'kiosk', id: 'kiosk-1' }, 'ticket.checkIn', { booking, language: 'vi' });
    expect(reply).toMatchObject({ ok: true });
    const id = `${MONDAY}.a.1`;
    const due = findTicket(engine.state, id)?.dueAtMs ?? 0;
    expect(due).toBeLessThan(at('15:00'));
    const walkIn = issue(engine);
    execute(engine, MANAGER, 'clock.correct', { to: at('14:50') });
    expect(findTicket(engine.state, id)).toMatchObject({ booking: { atMs: at('15:05') }, dueAtMs: due, arrivedAtMs: at('14:50') });
    expect(findTicket(engine.state, walkIn.id)?.dueAtMs).toBe(at('14:50'));
  });
});
