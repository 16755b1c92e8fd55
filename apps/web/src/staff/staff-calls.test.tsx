import type { Reply } from '@luot/shared/protocol/commands';
import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { clickOn, done, type GivenPage, givenPage, pressKey } from '../../test/given-page.tsx';
import { NOW, text } from '../../test/given-views.ts';

let page: GivenPage;

beforeEach(() => {
  page = givenPage();
});

describe('calls for people', () => {
  const ALARM = { counterId: 'counter-8', counterLabel: '8', sinceMs: NOW - 60_000 };
  const HELP = { kioskId: 'kiosk-1', kioskName: text('Ki-ốt 1'), sinceMs: NOW - 120_000 };
  beforeEach(() => {
    page.putStaff();
    page.putDesk();
  });

  test('[C14] an alarm is large on every other page, over any dialog, and in the tab; answered by key or touch', async () => {
    page.putStaff({ alarms: [ALARM, { ...ALARM, counterId: 'counter-9', counterLabel: '9' }], helpCalls: [HELP] });
    expect(document.querySelector('.alarm')?.textContent).toContain('Quầy 8 cần người ngayđã 1 phút · cả quầy 9');
    expect(document.title).toBe('⚠ Quầy 8 cần người ngay');
    await pressKey('y');
    expect(page.client.sent).toEqual([{ name: 'alarm.answer', body: { counterId: 'counter-8' } }]);
    await pressKey('n');
    expect(within(screen.getByRole('dialog')).getByText('Quầy 8 cần người ngay')).toBeDefined();
  });

  test('[C14] on the page that raised it a quiet line, and another when a colleague comes', () => {
    const own = { ...ALARM, counterId: 'counter-7', counterLabel: '7' };
    page.putStaff({ alarms: [own] });
    expect(document.querySelector('.alarm')).toBeNull();
    expect(screen.getByText('Đã báo đồng nghiệp.').className).toBe('quiet-notice');
    page.putStaff();
    expect(done()).toBe('Đồng nghiệp đang đến.');
  });

  test('[C14] withdrawn, it does not say that anybody comes', async () => {
    page.putStaff({ alarms: [{ ...ALARM, counterId: 'counter-7', counterLabel: '7' }] });
    await pressKey('a');
    await clickOn('Không cần nữa');
    page.putStaff();
    expect(done()).toBe('Đã thôi báo.');
  });

  test('[C14] it waits for no other command', async () => {
    page.answer((command) => (command.name === 'ticket.recall' ? new Promise<Reply>(() => undefined) : { ok: true, value: {} }));
    await pressKey('r');
    await clickOn(/Báo đồng nghiệp/);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('[K8] help at a kiosk is answered by its button or by Y', async () => {
    page.putStaff({ helpCalls: [HELP] });
    expect(screen.getByText('Ki-ốt 1: có người cần trợ giúp, đã chờ 2 phút')).toBeDefined();
    await clickOn(/Tôi đến/);
    await pressKey('y');
    expect(page.client.sent).toEqual([
      { name: 'help.answer', body: { kioskId: 'kiosk-1' } },
      { name: 'help.answer', body: { kioskId: 'kiosk-1' } },
    ]);
  });
});

describe('the small window', () => {
  beforeEach(() => {
    page.putStaff();
    page.putDesk();
  });
  afterEach(() => vi.unstubAllGlobals());

  test('[C7a] stays above other programs where the browser can do that: the desk is there, with its keys, and comes back', async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const pinned = frame.contentWindow as Window;
    const close = vi.spyOn(pinned, 'close').mockImplementation(() => pinned.dispatchEvent(new Event('pagehide')) as unknown as undefined);
    vi.stubGlobal('documentPictureInPicture', { requestWindow: async () => pinned });
    await pressKey('w');
    expect(screen.getByText(/Quầy đang mở ở cửa sổ nhỏ/)).toBeDefined();
    expect(pinned.document.querySelector('.current-number')?.textContent).toBe('A001');
    expect(pinned.document.documentElement.lang).toBe('vi');
    await pressKey('r', {}, pinned.document.body);
    expect(page.names()).toEqual(['ticket.recall']);
    await pressKey('w', {}, pinned.document.body);
    expect(close).toHaveBeenCalledOnce();
    expect(screen.getByRole('region', { name: 'Đang ở quầy' }).textContent).toContain('A001');
    frame.remove();
  });

  test('[C7a] elsewhere a plain small window over the same session', async () => {
    const opened = vi.spyOn(window, 'open').mockReturnValue(null);
    await pressKey('w');
    expect(opened).toHaveBeenCalledWith(window.location.href, 'luot-small', 'popup,width=420,height=700');
    expect(screen.getByRole('region', { name: 'Đang ở quầy' })).toBeDefined();
    opened.mockRestore();
  });
});
