import type { BoardCounter, BoardView } from '@luot/shared/protocol/views';
import { type StubClient, stubClient } from '@luot/ui/client/stub-client';
import { ClientProvider } from '@luot/ui/client-context';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DisplayPage } from './display-page.tsx';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const COUNTER: BoardCounter = { id: 'counter-7', label: '7', state: 'open', number: null, serving: false, pause: null };
const VIEW: BoardView = {
  centre: { name: { vi: 'Trung tâm mẫu', en: 'Sample centre' }, timeZone: 'Asia/Ho_Chi_Minh' },
  day: '2026-11-23',
  zoneName: { vi: 'Sảnh B', en: 'Hall B' },
  shows: 'counter',
  counters: [COUNTER],
  calls: [],
  services: [],
  closed: null,
};

let client: StubClient;
let container: HTMLElement;
const put = (change: Partial<BoardCounter>, nowMs = NOW) =>
  act(() => client.put('board', 'counter-display-7', { ...VIEW, counters: [{ ...COUNTER, ...change }] }, nowMs));
const shown = () => container.querySelector('section')?.textContent;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  client = stubClient('counter-display-7');
  ({ container } = render(
    <LanguageProvider>
      <ClientProvider client={client}>
        <DisplayPage />
      </ClientProvider>
    </LanguageProvider>,
  ));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pause = { reason: { vi: 'Ăn trưa', en: 'Lunch' }, sinceMs: NOW, expectedEndMs: null };

test.each<[string, Partial<BoardCounter>, string]>([
  ['called', { number: 'A012' }, 'Mời số Now callingA012'],
  ['being served', { number: 'A012', serving: true }, 'Đang phục vụ Now servingA012'],
  ['ready', {}, 'Sẵn sàngReady'],
  ['paused until', { state: 'paused', pause: { ...pause, expectedEndMs: NOW + 900_000 } }, 'Tạm nghỉ đến 09:15On a break until 09:15'],
  ['paused, nobody knows until when', { state: 'paused', pause }, 'Ăn trưaLunch'],
  ['paused, with nothing said', { state: 'paused' }, 'Tạm nghỉOn a break'],
  ['closed', { state: 'closed' }, 'ĐóngClosed'],
])('[L1] a counter that is %s shows it in both languages', (_state, change, words) => {
  put(change);
  expect(shown()).toBe(words);
  expect(screen.getByRole('banner').textContent).toContain('Quầy Counter 7');
  expect(container.querySelector('main')?.dataset['state']).toBe(change.state ?? 'open');
});

test('[L1] it changes with the view: called, served, the next', () => {
  for (const number of ['A012', 'A1000', 'B003']) {
    put({ number });
    expect(container.querySelector<HTMLElement>('.counter-number')?.textContent).toBe(number);
    expect(container.querySelector<HTMLElement>('.counter-number')?.dataset['length']).toBe(String(number.length));
  }
});

test('[D1d] its clock shows the server’s time', () => {
  put({}, Date.parse('2026-11-23T16:29:59+07:00'));
  expect(screen.getByRole('time').textContent).toBe('16:29');
  act(() => void vi.advanceTimersByTime(1_000));
  expect(screen.getByRole('time').textContent).toBe('16:30');
});

test('[L3] without its server it says since when', () => {
  put({ number: 'A012' });
  act(() => client.store.setState({ link: 'down', downSinceMs: NOW }));
  expect(screen.getByRole('status').textContent).toContain('Mất kết nối từ 09:00.');
  expect(shown()).toContain('A012');
});
