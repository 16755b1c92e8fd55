import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { clickOn, type GivenPage, givenPage, pressKey } from '../../test/given-page.tsx';
import { MINE, staffCounter, ticketHistory } from '../../test/given-views.ts';

let page: GivenPage;

beforeEach(() => {
  page = givenPage();
});

describe('choosing a counter', () => {
  const AWAY = staffCounter('8', { state: 'open', clerk: 'quay8', number: 'B003', unattended: true });
  beforeEach(() => page.putStaff({ counters: [staffCounter('7'), AWAY, staffCounter('9'), staffCounter('10', { state: 'open', clerk: 'quay10' })] }));

  test('[C5] a free one is opened by a touch; one where somebody works cannot be chosen', async () => {
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /Đang có quay10/ }).disabled).toBe(true);
    await clickOn(/Quầy số 9/);
    expect(page.client.sent).toEqual([{ name: 'counter.open', body: { counterId: 'counter-9' } }]);
  });

  test('[C9] one that nobody attends is taken over with its ticket, after a second look', async () => {
    const offered = screen.getByRole('button', { name: /Quầy số 8/ });
    expect(offered.textContent).toBe('8Quầy số 8quay8 không có mặtĐang giữ số B003Tiếp nhận quầy');
    await act(async () => fireEvent.click(offered));
    expect(page.names()).toEqual([]);
    await act(async () => fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Tiếp nhận quầy' })));
    expect(page.client.sent).toEqual([{ name: 'counter.takeOver', body: { counterId: 'counter-8' } }]);
  });

  test('[C9] its clerk comes back meanwhile: the question is gone', async () => {
    await clickOn(/Quầy số 8/);
    page.putStaff({ counters: [staffCounter('7'), { ...AWAY, unattended: false }] });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('[C5] the desk comes when the server says whose counter it is; leaving is for those without one', () => {
    fireEvent.click(screen.getByRole('button', { name: 'Đăng xuất' }));
    expect(page.onLeave).toHaveBeenCalledOnce();
    page.putStaff();
    page.putDesk();
    expect(page.client.watched()).toContainEqual({ view: 'counter', id: 'counter-7' });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Quầy 7');
    expect(screen.queryByRole('button', { name: 'Đăng xuất' })).toBeNull();
  });

  test('[C9] whose counter was taken over is told by whom; who closed it is told nothing', () => {
    page.putStaff();
    page.putDesk();
    page.putStaff({ counters: [{ ...MINE, clerk: 'quay8' }] });
    expect(screen.getByText('Quầy 7 đã do quay8 tiếp nhận. Hãy chọn quầy khác.')).toBeDefined();
    page.putStaff();
    page.putStaff({ counters: [staffCounter('7')] });
    page.putStaff({ counters: [staffCounter('7', { state: 'open', clerk: 'quay8' })] });
    expect(screen.queryByText(/đã do quay8 tiếp nhận/)).toBeNull();
  });

  test('[C8] tickets can be found from here too', async () => {
    page.answer(() => ({ ok: true, value: ticketHistory('A002') }));
    await pressKey('l');
    fireEvent.change(screen.getByRole('textbox', { name: 'Số phiếu' }), { target: { value: 'A002' } });
    await act(async () => fireEvent.submit(screen.getByRole('search')));
    expect(screen.getByRole('dialog').textContent).toContain('Đang chờ');
  });
});
