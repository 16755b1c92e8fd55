import { expect, test } from 'vitest';
import { Attendance } from './attendance.ts';

function hall() {
  const watched = new Set<string>();
  let nowMs = 0;
  const attendance = new Attendance(
    (counterId) => watched.has(counterId),
    () => nowMs,
  );
  return { watched, attendance, after: (ms: number) => void (nowMs += ms) };
}

test('[C9] two minutes after its page has gone a counter is unattended, and no longer when somebody is back', () => {
  const { watched, attendance, after } = hall();
  watched.add('c1');
  after(600_000);
  expect(attendance.unattended('c1')).toBe(false);
  watched.delete('c1');
  attendance.seen('c1');
  after(119_999);
  expect(attendance.unattended('c1')).toBe(false);
  after(1);
  expect(attendance.unattended('c1')).toBe(true);
  watched.add('c1');
  expect(attendance.unattended('c1')).toBe(false);
});

test('[C9] a key on the keypad is somebody, and after a restart everybody has two minutes', () => {
  const { attendance, after } = hall();
  expect(attendance.unattended('c1')).toBe(false);
  after(100_000);
  attendance.seen('c1');
  after(100_000);
  expect(attendance.unattended('c1')).toBe(false);
  after(20_000);
  expect(attendance.unattended('c1')).toBe(true);
});
