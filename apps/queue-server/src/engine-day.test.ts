import { describe, expect, test } from 'vitest';
import { FakeClock } from '../test/fixtures/fake-clock.ts';
import { AN, MANAGER } from '../test/fixtures/given.ts';
import { at, MONDAY, smallCentre, TUESDAY } from '../test/fixtures/small-centre.ts';
import { execute, issue, startEngine } from '../test/fixtures/test-engine.ts';
import type { Engine } from './engine.ts';
import { planDay } from './queue/day.ts';
import { findTicket } from './queue/state.ts';
import { MemoryJournal } from './store/memory-journal.ts';

const C1 = { counterId: 'c1' };

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
    expect(execute(engine, MANAGER, 'day.confirm', { date: MONDAY })).toMatchObject({ ok: true });
    numbers.push(issue(engine), issue(engine, 'land'), issue(engine, 'land'), issue(engine, 'money'));
    expect(numbers.map(({ number }) => number)).toEqual(['A001', 'A002', '2001', '2003', 'A003', 'A004', 'H002']);
    expect(startEngine(journal, clock).state).toEqual(engine.state);
  });

  test('[D1b] a wrong forward day is corrected by a manager; its numbers are not given out again', () => {
    const clock = new FakeClock();
    const engine = startEngine(new MemoryJournal(), clock);
    execute(engine, AN, 'ticket.cancel', { ticketId: issue(engine).id });
    clock.jump(5 * 86_400_000);
    engine.tick();
    expect(engine.state.day).toBe('2026-11-28');
    clock.jump(-5 * 86_400_000);
    engine.tick();
    expect(engine.state.day).toBe('2026-11-28');
    expect(execute(engine, MANAGER, 'day.confirm', { date: MONDAY }).ok).toBe(true);
    const next = issue(engine);
    expect([engine.state.day, next.number, next.arrivedAtMs]).toEqual([MONDAY, 'A002', clock.wallMs()]);
  });

  test('[D1b] a clock that jumps to another date while somebody waits ends no day by itself', () => {
    const clock = new FakeClock();
    const engine = startEngine(new MemoryJournal(), clock);
    const { id } = issue(engine);
    clock.jump(86_400_000);
    engine.tick();
    expect([engine.state.day, planDay(engine.state, clock.wallMs()).kind]).toEqual([MONDAY, 'ask']);
    expect(findTicket(engine.state, id)?.state).toBe('waiting');
    clock.jump(-86_400_000);
    engine.tick();
    expect(planDay(engine.state, clock.wallMs())).toEqual({ kind: 'keep' });
    // Put right, it is forgotten: the next morning the day turns by itself.
    expect(dayTurns(engine, clock, '03:00', TUESDAY)).toBe(TUESDAY);
  });

  test('[D1b] a machine that slept through the night opens the new day by itself', () => {
    const clock = new FakeClock();
    const engine = startEngine(new MemoryJournal(), clock);
    issue(engine);
    clock.passTo(at('23:00'));
    engine.tick();
    clock.jump(9 * 3_600_000);
    engine.tick();
    expect(engine.state.day).toBe(TUESDAY);
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
