import type { CounterView } from '@luot/shared/protocol/views/counter-view';
import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { click, type Desk, givenDesk, told } from '../../../test/given-desk.tsx';
import { awayTicket, counterView, currentTicket, MINE, NOW } from '../../../test/given-views.ts';
import { AwayLists } from './away-lists.tsx';

const onOpen = vi.fn<(number: string) => void>();
let desk: Desk;
const show = (change: Partial<CounterView>) => {
  const counter = counterView({ current: null, ...change });
  desk = givenDesk((commands) => <AwayLists counter={counter} nowMs={NOW} commands={commands} onOpen={onOpen} />);
};
const HELD = [awayTicket('A005'), awayTicket('A006', { here: false, counterLabel: '8', sinceMs: NOW - 40 * 60_000 })];
const MISSED = [awayTicket('B007', { here: false })];
const part = (name: string) => within(screen.getByRole('region', { name }));

test('[Q6] held tickets, with how long; those of this counter can be served on, all can wait again', async () => {
  show({ held: HELD });
  expect(
    part('Đang giữ chỗ')
      .getAllByRole('listitem')
      .map((li) => li.textContent),
  ).toEqual(['A0053 phútPhục vụ tiếpTrả lại', 'A00640 phút · quầy 8Trả lại']);
  await click('Phục vụ tiếp, A005');
  await click('Trả lại hàng chờ, A006');
  expect(desk.client.sent).toEqual([
    { name: 'ticket.resume', body: { ticketId: 'A005' } },
    { name: 'ticket.return', body: { ticketId: 'A006' } },
  ]);
  expect(told()).toBe('Số A006 đã trở lại hàng chờ.');
});

test.each([
  ['somebody is at the counter', { current: currentTicket() }],
  ['the counter is paused', { counter: { ...MINE, state: 'paused' as const } }],
])('[Q6] [C2a] while %s nobody is served on, but can wait again', (_when, change) => {
  show({ held: HELD, ...change });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Phục vụ tiếp, A005' }).disabled).toBe(true);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Trả lại hàng chờ, A005' }).disabled).toBe(false);
});

test('[Q7] those who were missed: "is back" by one touch, and nothing else calls them', async () => {
  show({ missed: MISSED });
  expect(
    part('Vắng mặt')
      .getAllByRole('listitem')
      .map((li) => li.textContent),
  ).toEqual(['B0073 phút · quầy 7Đã quay lại']);
  await click('Đã quay lại, B007');
  expect(desk.client.sent).toEqual([{ name: 'ticket.return', body: { ticketId: 'B007' } }]);
});

test('[C8] a touch on the number shows the ticket', () => {
  show({ held: HELD });
  fireEvent.click(screen.getByRole('button', { name: /^A005/ }));
  expect(onOpen).toHaveBeenCalledWith('A005');
});

test('[Q6] [Q7] with nobody away it says so', () => {
  show({});
  expect(screen.getAllByText('Không có ai.')).toHaveLength(2);
});
