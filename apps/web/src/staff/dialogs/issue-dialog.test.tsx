import type { Reply } from '@luot/shared/protocol/commands';
import { cleanup, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { click, type Desk, givenDesk, press } from '../../../test/given-desk.tsx';
import { staffView, text } from '../../../test/given-views.ts';
import { IssueDialog } from './issue-dialog.tsx';

const PRINTERS = [
  { id: 'p1', name: text('Máy in 1'), state: 'ready' },
  { id: 'p2', name: text('Máy in 2'), state: 'paper-out' },
] as const;
const VIEW = staffView({ printers: PRINTERS });
const onClose = vi.fn<() => void>();
let desk: Desk;
const sent = () => desk.client.sent;
const open = (view = VIEW) => {
  desk = givenDesk((commands) => <IssueDialog view={view} commands={commands} onClose={onClose} />);
  desk.answer(() => issued('B007'));
};
const dialog = () => screen.getByRole('dialog');
const issued = (number: string): Reply => ({ ok: true, value: { ticket: { number, serviceName: text('Đất đai'), qr: 'LUOT:x', ahead: 3 } } });
const go = () => screen.getByRole('button', { name: /^Cấp/ });

beforeEach(() => {
  localStorage.clear();
  onClose.mockReset();
});

describe('issuing for a visitor at the desk', () => {
  test('[D3c] [C7a] a digit for the service and Enter: the number stands large on the screen, with its QR', async () => {
    open();
    expect(document.activeElement).toBe(go());
    await press('2', dialog());
    await click('Cấp số');
    expect(sent()).toEqual([{ name: 'ticket.issue', body: { serviceId: 'land', language: 'vi' } }]);
    const shown = screen.getByRole('dialog', { name: 'Đã cấp số B007' });
    expect(shown.textContent).toContain('Đất đai · Chờ trước ông/bà: 3 người');
    expect(shown.textContent).toContain('Vui lòng ghi lại số này');
    expect(screen.getByRole('img', { name: 'Mã QR của phiếu B007' })).toBeDefined();
    expect(document.activeElement?.textContent).toBe('Xong');
    expect(onClose).not.toHaveBeenCalled();
  });

  test('nothing is issued before a service is chosen, and it says so', async () => {
    open();
    await click('Cấp số');
    expect(sent()).toEqual([]);
    expect(screen.getByRole('alert').textContent).toBe('Hãy chọn dịch vụ trước.');
  });

  test('[Q9] several services in the order they were touched, one number', async () => {
    open();
    await click(/Đất đai/);
    await click(/Sao y/);
    expect(screen.getAllByRole('button', { pressed: true }).map((b) => b.textContent)).toContain('2. Sao y Đang chờ: 2');
    await click('Cấp số');
    expect(sent()[0]?.body).toEqual({ serviceId: 'land', further: ['papers'], language: 'vi' });
  });

  test('with the class and the language of whoever is there; a service touched twice is not wanted', async () => {
    open();
    await click(/Sao y/);
    await click(/Đất đai/);
    await click(/Sao y/);
    await click(/Người từ 80 tuổi/);
    await click('English');
    await click('Cấp số');
    expect(sent()[0]?.body).toEqual({ serviceId: 'land', classId: 'elderly', language: 'en' });
  });

  test('[P1a] on the printer that is named, which this machine remembers; one that cannot print is not offered', async () => {
    open();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /Máy in 2/ }).disabled).toBe(true);
    await click('Máy in 1');
    await click(/Sao y/);
    await click('Cấp số');
    expect(sent()[0]?.body).toEqual({ serviceId: 'papers', language: 'vi', printerId: 'p1' });
    expect(dialog().textContent).toContain('Mời lấy phiếu ở Máy in 1.');
    cleanup();
    open();
    expect(screen.getAllByRole('button', { pressed: true }).map((b) => b.textContent)).toContain('Máy in 1');
    cleanup();
    open(staffView({ printers: PRINTERS.map((p) => ({ ...p, state: 'offline' as const })) }));
    expect(screen.getAllByRole('button', { pressed: true }).map((b) => b.textContent)).toContain('Không in');
  });

  test('a refusal is said where it is, and nothing chosen is lost', async () => {
    open();
    await click(/Đất đai/);
    await click(/Người từ 80 tuổi/);
    desk.answer(() => ({ ok: false, refusal: { code: 'series-full' } }));
    await click('Cấp số');
    expect(screen.getByRole('alert').textContent).toContain('đã phát hết số');
    expect(screen.getAllByRole('button', { pressed: true })).toHaveLength(4);
    expect(onClose).not.toHaveBeenCalled();
  });

  test('[C7a] without a link it says that nothing was done', async () => {
    open();
    await click(/Đất đai/);
    desk.client.store.setState({ link: 'down' });
    await click('Cấp số');
    expect(sent()).toEqual([]);
    expect(screen.getByRole('alert').textContent).toContain('chưa làm gì cả');
  });
});

describe('training', () => {
  test('[C11] one service, marked on the screen for what it is', async () => {
    open();
    await click(/Sao y/);
    await click(/Đất đai/);
    await click(/Để tập/);
    desk.answer(() => issued('Z001'));
    await click('Cấp phiếu thử');
    expect(sent()[0]?.body).toEqual({ serviceId: 'papers', language: 'vi', training: true });
    expect(dialog().textContent).toContain('PHIẾU THỬ');
  });

  test('[C11] is not offered where there is no series for it', () => {
    open(staffView({ training: false }));
    expect(screen.queryByRole('button', { name: /Để tập/ })).toBeNull();
  });
});
