import type { CounterView } from '@luot/shared/protocol/views/counter-view';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Desk, givenDesk } from '../../../test/given-desk.tsx';
import { counterView, MINE, NOW, staffView, text, waitingTicket } from '../../../test/given-views.ts';
import { WaitingList } from './waiting-list.tsx';

const onOpen = vi.fn<(number: string) => void>();
let desk: Desk;
const list = (counter: CounterView, view: StaffView) => () => <WaitingList view={view} counter={counter} nowMs={NOW} onOpen={onOpen} />;
const show = (waiting: CounterView['waiting'], { change = {}, view = staffView() }: { change?: Partial<CounterView>; view?: StaffView } = {}) => {
  desk = givenDesk(list(counterView({ waiting, next: null, ...change }), view));
};
const become = (waiting: CounterView['waiting']) => desk.again(list(counterView({ waiting, next: null }), staffView()));
const rows = () => screen.getAllByRole('button').map((row) => row.textContent);
const numbers = () => rows().map((row) => row?.slice(0, 4));
const row = (number: string) => screen.getByRole('button', { name: new RegExp(number) });

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'performance', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  onOpen.mockReset();
});

describe('who waits', () => {
  test('[C6] in the order of calling, with the wait, its light, and what is special about each', () => {
    show([
      waitingTicket('A002', { priority: true, className: text('Người từ 80 tuổi') }),
      waitingTicket('B004', { directed: true, transferred: true, arrivedAtMs: NOW - 12 * 60_000 }),
      waitingTicket('A005', { transferred: true, returned: true, serviceId: 'land', arrivedAtMs: NOW - 21 * 60_000 }),
      waitingTicket('A006', { bookedAtMs: NOW + 15 * 60_000, priority: true }),
      waitingTicket('Z001', { training: true }),
    ]);
    expect(rows()).toEqual([
      'A002Người từ 80 tuổi5 phútSao yKịp giờ',
      'B004Chỉ quầy này12 phútSao ySắp quá giờ',
      'A005Chuyển đếnĐã quay lại21 phútĐất đaiQuá giờ',
      'A006Ưu tiênhẹn 09:155 phútSao yKịp giờ',
      'Z001PHIẾU THỬ5 phútSao yKịp giờ',
    ]);
  });

  test('[C6] who is next stands out; without a wait target there is no light', () => {
    show([waitingTicket('A002'), waitingTicket('A003')], {
      change: { next: { ticketId: 'A003', number: 'A003', why: { kind: 'turn', jumps: 3 } } },
      view: staffView({ waitTargetMs: 0 }),
    });
    expect(screen.getAllByRole('listitem').map((li) => li.dataset['next'])).toEqual(['false', 'true']);
    expect(rows()[0]).toBe('A0025 phútSao y');
  });

  test('[C6] how many wait for each of several services, and after how long this counter helps with them', () => {
    const services = [
      { serviceId: 'papers', offsetMinutes: 0 },
      { serviceId: 'land', offsetMinutes: 15 },
    ];
    show([], { change: { counter: { ...MINE, services } } });
    expect(screen.getAllByRole('listitem').map((li) => li.textContent)).toEqual(['Sao y 2', 'Đất đai 0 +15 phút']);
    expect(screen.getByText('Không có ai chờ ở các dịch vụ của quầy này.')).toBeDefined();
  });

  test('[C8] a touch shows the ticket', () => {
    show([waitingTicket('A002'), waitingTicket('A003')]);
    fireEvent.click(row('A003'));
    expect(onOpen).toHaveBeenCalledWith('A003');
  });
});

describe('by keys', () => {
  test('[C7a] one stop for Tab, then the arrows', () => {
    show(['A002', 'A003', 'A004'].map((n) => waitingTicket(n)));
    const stops = () => screen.getAllByRole('button').map((b) => b.tabIndex);
    expect(stops()).toEqual([0, -1, -1]);
    act(() => row('A002').focus());
    for (const [key, number] of [
      ['ArrowDown', 'A003'],
      ['ArrowDown', 'A004'],
      ['ArrowDown', 'A004'],
      ['ArrowUp', 'A003'],
      ['Home', 'A002'],
      ['End', 'A004'],
    ] as const) {
      fireEvent.keyDown(document.activeElement as Element, { key });
      expect(document.activeElement).toBe(row(number));
    }
    expect(stops()).toEqual([-1, -1, 0]);
  });

  test('[C7a] when the row with the stop has gone the first one has it', () => {
    show([waitingTicket('A002'), waitingTicket('A003')]);
    act(() => row('A002').focus());
    act(() => void vi.advanceTimersByTime(10_000));
    become([waitingTicket('A003')]);
    expect(screen.getAllByRole('button').map((b) => b.tabIndex)).toEqual([0]);
  });
});

describe('under the finger', () => {
  const first = ['A002', 'A003', 'A004'].map((n) => waitingTicket(n));
  const changed = [waitingTicket('A009', { priority: true }), waitingTicket('A004'), waitingTicket('A003')];

  test('[C7b] nothing moves while somebody points: what has gone stays, marked, and what is new comes last', () => {
    show(first);
    fireEvent.pointerMove(screen.getByRole('list'));
    become(changed);
    expect(numbers()).toEqual(['A002', 'A003', 'A004', 'A009']);
    expect(row('A002').textContent).toContain('Đã gọi');
    expect(screen.getAllByRole('listitem').map((li) => li.dataset['gone'])).toEqual(['true', 'false', 'false', 'false']);
    act(() => void vi.advanceTimersByTime(2_500));
    expect(numbers()).toEqual(['A009', 'A004', 'A003']);
  });

  test('[C7b] a hand that goes on pointing keeps it still; a mouse that lies there does not', () => {
    show(first);
    fireEvent.pointerDown(screen.getByRole('list'));
    act(() => void vi.advanceTimersByTime(2_000));
    fireEvent.pointerMove(screen.getByRole('list'));
    become(changed);
    act(() => void vi.advanceTimersByTime(2_000));
    expect(numbers()).toEqual(['A002', 'A003', 'A004', 'A009']);
    act(() => void vi.advanceTimersByTime(500));
    expect(numbers()).toEqual(['A009', 'A004', 'A003']);
  });

  test('[C6] with nobody pointing every change is there at once', () => {
    show(first);
    become(changed);
    expect(numbers()).toEqual(['A009', 'A004', 'A003']);
  });
});
