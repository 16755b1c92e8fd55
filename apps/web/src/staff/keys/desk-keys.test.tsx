import type { Reply } from '@luot/shared/protocol/commands';
import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { type GivenPage, givenPage, pressKey, refusal, settle } from '../../../test/given-page.tsx';
import { awayTicket, currentTicket, NOW } from '../../../test/given-views.ts';

let page: GivenPage;

beforeEach(() => {
  page = givenPage();
});

describe('keys', () => {
  beforeEach(() => {
    page.putStaff();
    page.putDesk();
  });

  test.each([
    [' ', 'ticket.start'],
    ['r', 'ticket.recall'],
    ['R', 'ticket.recall'],
    ['ỉ', 'ticket.recall'],
    ['m', 'counter.callNext'],
    ['f', 'ticket.finish'],
    ['h', 'ticket.hold'],
  ])('[C7a] "%s" gives %s; [C7b] held down, it is one step', async (key, name) => {
    await pressKey(key);
    await pressKey(key, { repeat: true });
    await pressKey(key, { repeat: true });
    expect(page.names()).toEqual([name]);
  });

  test('[C7b] pressed twice by a hand that trembles, it is one step; a moment later it is the next', async () => {
    await pressKey(' ');
    page.putDesk({ current: currentTicket({ state: 'serving' }) });
    await pressKey(' ');
    expect(page.names()).toEqual(['ticket.start']);
    await settle();
    await pressKey(' ');
    expect(page.names()).toEqual(['ticket.start', 'counter.callNext']);
  });

  test('[C7b] another key at once is meant: a slip is taken back', async () => {
    await pressKey('f');
    page.putDesk({ current: null, undo: { name: 'ticket.finish', untilMs: NOW + 10_000 } });
    await pressKey('z');
    expect(page.names()).toEqual(['ticket.finish', 'counter.undo']);
  });

  test('[C7b] the second click of a double click does nothing', async () => {
    const key = screen.getByRole('button', { name: /Gọi lại/ });
    await act(async () => fireEvent.click(key, { detail: 1 }));
    await settle();
    await act(async () => fireEvent.click(key, { detail: 2 }));
    expect(page.names()).toEqual(['ticket.recall']);
  });

  test('[C7a] what cannot be done now says why, and nothing is sent', async () => {
    for (const [key, why] of [
      ['z', 'Không còn thao tác nào để hoàn tác.'],
      ['p', 'Quầy đang giữ số A001. Hãy kết thúc số này trước.'],
      ['q', 'Quầy đang giữ số A001. Hãy kết thúc số này trước.'],
      ['g', 'Không có số nào đang giữ chỗ hay vắng mặt.'],
      ['y', 'Chưa có ai gọi trợ giúp.'],
    ] as const) {
      await pressKey(key);
      expect(refusal()).toBe(why);
    }
    page.putDesk({ current: null, next: null });
    for (const [key, why] of [
      [' ', 'Chưa có ai chờ.'],
      ['h', 'Chưa có ai ở quầy. Hãy gọi số trước.'],
      ['t', 'Chưa có ai ở quầy. Hãy gọi số trước.'],
    ] as const) {
      await pressKey(key);
      expect(refusal()).toBe(why);
    }
    expect(page.names()).toEqual([]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('[C7a] without a link every key says that nothing was done, and nothing is done later', async () => {
    act(() => page.client.store.setState({ link: 'down' }));
    expect(screen.getByText('Mất kết nối với máy chủ. Đang kết nối lại…')).toBeDefined();
    await pressKey('r');
    expect(refusal()).toBe('Mất kết nối với máy chủ: chưa làm gì cả. Hãy thử lại khi có kết nối.');
    act(() => page.client.store.setState({ link: 'up' }));
    await settle();
    expect(page.names()).toEqual([]);
    await pressKey('r');
    expect(page.names()).toEqual(['ticket.recall']);
  });

  test.each([
    ['t', 'Chuyển số A001 đến đâu?'],
    ['s', 'Thêm dịch vụ cho số A001'],
    ['x', 'Hủy số A001?'],
    ['n', 'Cấp số cho dịch vụ nào?'],
    ['i', 'In lại phiếu nào?'],
    ['l', 'Tìm số'],
    ['a', 'Báo đồng nghiệp?'],
  ])('[C7a] "%s" asks first, and while it asks no other key works', async (key, title) => {
    await pressKey(key);
    expect(screen.getByRole('dialog', { name: title })).toBeDefined();
    await pressKey(' ');
    await pressKey('r');
    expect(page.names()).toEqual([]);
  });

  test('[C8] a digit begins a number to look for', async () => {
    await pressKey('4');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Số phiếu' }).value).toBe('4');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Số phiếu' }));
  });

  test('a dialog about one ticket does not stay for the next; one that has found another does', async () => {
    await pressKey('x');
    page.putDesk({ current: currentTicket({ ticketId: 't9', number: 'A009' }) });
    expect(screen.queryByRole('dialog')).toBeNull();
    await pressKey('r');
    expect(page.client.sent).toEqual([{ name: 'ticket.recall', body: { ticketId: 't9' } }]);
    await pressKey('l');
    page.putDesk({ current: null });
    expect(screen.getByRole('dialog', { name: 'Tìm số' })).toBeDefined();
  });

  test('typing into a field, and what belongs to the browser, is left alone', async () => {
    await pressKey('r', {}, screen.getByLabelText('field'));
    for (const modifier of ['ctrlKey', 'altKey', 'metaKey']) await pressKey('r', { [modifier]: true });
    await pressKey('j');
    expect(page.names()).toEqual([]);
  });

  test('[C7a] Space on a button that was reached with Tab belongs to that button', async () => {
    await pressKey(' ', {}, screen.getByRole('button', { name: /Chuyển/ }));
    await pressKey(' ', {}, screen.getByRole('button', { name: /^A002/ }));
    expect(page.names()).toEqual([]);
    await pressKey(' ', {}, screen.getByRole('button', { name: /Bắt đầu/ }));
    expect(page.names()).toEqual(['ticket.start']);
  });

  test('[C2a] one command at a time: presses while one is on its way do nothing', async () => {
    let reply: (value: Reply) => void = () => undefined;
    page.answer(
      () =>
        new Promise((resolve) => {
          reply = resolve;
        }),
    );
    await pressKey('m');
    await pressKey('m');
    await pressKey(' ');
    expect(page.names()).toEqual(['counter.callNext']);
    expect(screen.getByRole('button', { name: /Gọi lại/ }).getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole('main').getAttribute('aria-busy')).toBe('true');
    await act(async () => reply({ ok: true, value: {} }));
    await pressKey('r');
    expect(page.names()).toEqual(['counter.callNext', 'ticket.recall']);
  });

  test('[C7a] G goes to those who are away, and Space there serves on', async () => {
    page.putDesk({ current: null, held: [awayTicket('A005')] });
    await pressKey('g');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Phục vụ tiếp, A005' }));
    await pressKey(' ', {}, document.activeElement as Element);
    expect(page.names()).toEqual([]);
  });

  test('[C7b] a key that has done something else already, as a digit that answered a dialog, is not heard again', async () => {
    const answered = (event: Event) => event.preventDefault();
    document.body.addEventListener('keydown', answered);
    for (const key of ['1', 'r']) await pressKey(key);
    document.body.removeEventListener('keydown', answered);
    expect(page.names()).toEqual([]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('[C7a] the focus is on the large key after a dialog', async () => {
    await pressKey('n');
    await act(async () => fireEvent(screen.getByRole('dialog'), new Event('close')));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /Bắt đầu/ }));
  });
});
