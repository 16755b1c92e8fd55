import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reset, told } from '../test/fake-electron.ts';
import { openSecureWindow } from './secure-window.ts';
import { afterFault, afterLoad, HEALTHY_AFTER_MS, NEW_PAGE, type PageFault, UNRESPONSIVE_AFTER_MS, watchPage } from './watchdog.ts';

vi.mock('electron', () => import('../test/fake-electron.ts'));

beforeEach(() => {
  reset();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('the waits grow from 1 to 10 seconds and stay there', () => {
  let health = NEW_PAGE;
  const waits: number[] = [];
  for (let nowMs = 0; nowMs < 6_000; nowMs += 1_000) {
    const next = afterFault(afterLoad(health, nowMs), nowMs);
    health = next.health;
    waits.push(next.waitMs);
  }
  expect(waits).toEqual([1_000, 2_000, 5_000, 10_000, 10_000, 10_000]);
});

test('a page that was healthy for a minute begins anew, one that was not does not', () => {
  const ill = afterFault(afterFault(NEW_PAGE, 0).health, 0).health;
  const loaded = afterLoad(ill, 1_000);
  expect(afterFault(loaded, 1_000 + HEALTHY_AFTER_MS - 1).waitMs).toBe(5_000);
  expect(afterFault(loaded, 1_000 + HEALTHY_AFTER_MS).waitMs).toBe(1_000);
});

test('time in which no page was loaded is not health', () => {
  const { health } = afterFault(NEW_PAGE, 0);
  expect(afterFault(health, 10 * HEALTHY_AFTER_MS).waitMs).toBe(2_000);
});

/** A watched page, and what its watchdog did. */
function watched() {
  const { webContents } = openSecureWindow({ windowed: false, display: undefined }, '/app/preload.cjs');
  const faults: PageFault[] = [];
  const load = vi.fn();
  watchPage(webContents, { load, log: (fault) => faults.push(fault) });
  const page = told.windows[0]?.webContents;
  if (page === undefined) throw new Error('no window was opened');
  return { page, faults, load };
}

test('a page that died is loaded again after a second', () => {
  const { page, faults, load } = watched();
  page.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
  vi.advanceTimersByTime(999);
  expect(load).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(load).toHaveBeenCalledOnce();
  expect(faults).toEqual(['gone']);
});

test('one fault reported twice is loaded again once', () => {
  const { page, faults, load } = watched();
  page.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'luot-app://pages/kiosk.html', true);
  page.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
  vi.advanceTimersByTime(4_000);
  expect(load).toHaveBeenCalledOnce();
  expect(faults).toEqual(['not-loaded']);
});

test('an aborted load and a frame inside the page are no fault', () => {
  const { page, faults } = watched();
  page.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'luot-app://pages/kiosk.html', true);
  page.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'luot-app://pages/frame.html', false);
  expect(faults).toEqual([]);
});

test('a page that is unresponsive for ten seconds is ended and loaded again', () => {
  const { page, faults, load } = watched();
  page.emit('did-finish-load');
  page.answering = false;
  page.emit('unresponsive');
  vi.advanceTimersByTime(UNRESPONSIVE_AFTER_MS - 1);
  expect(page.crashes).toBe(0);
  vi.advanceTimersByTime(1);
  expect(page.crashes).toBe(1);
  vi.advanceTimersByTime(1_000);
  expect(load).toHaveBeenCalledOnce();
  expect(faults).toEqual(['unresponsive', 'gone']);
});

test('a page that responds in time stays', async () => {
  const { page, faults } = watched();
  page.emit('did-finish-load');
  page.emit('unresponsive');
  await vi.advanceTimersByTimeAsync(UNRESPONSIVE_AFTER_MS - 1);
  page.emit('responsive');
  await vi.advanceTimersByTimeAsync(10 * UNRESPONSIVE_AFTER_MS);
  expect(page.crashes).toBe(0);
  expect(faults).toEqual([]);
});

test('a board that nobody touches and that hangs is found too', async () => {
  const { page, faults } = watched();
  page.emit('did-finish-load');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(faults).toEqual([]);
  page.answering = false;
  await vi.advanceTimersByTimeAsync(15_000);
  expect(page.crashes).toBe(1);
  expect(faults).toEqual(['unresponsive', 'gone']);
});

test('nothing happens to a page whose window was closed', () => {
  const { page, load } = watched();
  page.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
  page.emit('destroyed');
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(60_000);
  expect(load).not.toHaveBeenCalled();
});
