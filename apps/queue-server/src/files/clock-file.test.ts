import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DayClock } from '@luot/engine/day-clock';
import { FakeClock } from '@luot/engine/fixtures/fake-clock';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ClockFile, readClock } from './clock-file.ts';

let folder: string;
const kept = () => readFileSync(join(folder, 'clock.json'), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'luot-clock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('[D1c] what is kept is written when it changes and not each second, and for the server alone', () => {
  const machine = new FakeClock();
  const clock = new DayClock(machine);
  const file = new ClockFile(folder, clock);
  file.update();
  const first = kept();
  expect(statSync(join(folder, 'clock.json')).mode & 0o077).toBe(0);
  machine.pass(3_600_000);
  file.update();
  expect(kept()).toBe(first);
  machine.jump(9 * 3_600_000);
  clock.set(machine.wallMs(), { judged: true, guessed: false });
  file.update();
  expect(kept()).not.toBe(first);
  machine.pass(5_000);
  expect(new DayClock(machine, readClock(folder)).peek()).toBe(machine.wallMs());
});

test('[D1c] one that is missing, damaged or of another version is none', () => {
  expect(readClock(folder)).toBeNull();
  for (const text of ['', '{', '{}', '[]', '{"bootId":1}']) {
    writeFileSync(join(folder, 'clock.json'), text);
    expect(readClock(folder)).toBeNull();
  }
});
