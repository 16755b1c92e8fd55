import type { TicketLayout } from '@luot/shared/settings/ticket-layout';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { LayoutPanel } from './layout-panel.tsx';

const LAYOUT: TicketLayout = {
  logo: null,
  header: null,
  footer: { vi: 'Xin cảm ơn', en: 'Thank you' },
  fields: ['header', 'number', 'qr', 'footer'],
};

interface Asked {
  readonly headers: Record<string, string>;
  readonly body: { readonly layout: TicketLayout; readonly widthDots: number; readonly language: string; readonly copy: boolean };
}
let asked: Asked[];
let answer: () => Response;
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const json = () => JSON.parse(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Mục “ticket” của tệp cấu hình' }).value) as TicketLayout;
const check = (name: string) => act(() => void fireEvent.click(screen.getByRole('checkbox', { name })));
const press = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })));
const write = (name: string, value: string) => act(() => void fireEvent.change(screen.getByLabelText(name), { target: { value } }));
const choose = (file: File) => act(async () => fireEvent.change(screen.getByLabelText(/^Ảnh logo/), { target: { files: [file] } }));
/** Files are read outside of the clock a test moves. */
const soon = (look: () => void) =>
  vi.waitFor(async () => {
    await pass(0);
    look();
  });

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  asked = [];
  answer = () => new Response('png', { headers: { 'content-type': 'image/png' } });
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (path === 'demo.json') return Response.json({ devices: [{ id: 'lab', role: 'lab', token: 'secret' }] });
    asked.push({ headers: init.headers as Record<string, string>, body: JSON.parse(init.body as string) as Asked['body'] });
    return answer();
  });
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:ticket', revokeObjectURL: () => undefined }));
  render(
    <LanguageProvider>
      <LayoutPanel layout={LAYOUT} />
    </LanguageProvider>,
  );
  await pass(300);
});

test('[P5] the layout in use is drawn by the server, asked with the lab’s own token', () => {
  expect(asked).toHaveLength(1);
  expect(asked[0]?.headers).toMatchObject({ authorization: 'Bearer secret', 'x-device': 'lab', 'content-type': 'application/json' });
  expect(asked[0]?.body).toEqual({ layout: LAYOUT, widthDots: 576, language: 'vi', copy: false });
  expect(screen.getByRole('img', { name: 'Phiếu mẫu như khi in ra' }).getAttribute('src')).toBe('blob:ticket');
  expect(json()).toEqual(LAYOUT);
});

test('[P5] not for every letter: once typing has paused', async () => {
  for (const value of ['Phường', 'Phường mẫu', 'Phường mẫu 1']) {
    write('Dòng cuối, tiếng Việt', value);
    await pass(200);
  }
  expect(asked).toHaveLength(1);
  await pass(100);
  expect(asked.map(({ body }) => body.layout.footer.vi)).toEqual(['Xin cảm ơn', 'Phường mẫu 1']);
});

test('[P5] parts are switched and moved by name, and the number stays', async () => {
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Số (luôn có)' }).disabled).toBe(true);
  check('Mã QR');
  check('Ngày giờ lấy số');
  await press('Đưa xuống: Dòng đầu');
  expect(json().fields).toEqual(['number', 'header', 'footer', 'time']);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Đưa xuống: Dòng đầu' }));
  await press('Về mẫu đang dùng');
  expect(json()).toEqual(LAYOUT);
});

test('[P5] [P3] paper width, language and the word for copy go with the request alone', async () => {
  act(() => void fireEvent.click(screen.getByRole('radio', { name: '58 mm' })));
  act(() => void fireEvent.click(screen.getByRole('radio', { name: 'English' })));
  check('In như bản sao');
  await pass(300);
  expect(asked.at(-1)?.body).toEqual({ layout: LAYOUT, widthDots: 384, language: 'en', copy: true });
  expect(json()).toEqual(LAYOUT);
});

test('[P5] a line in one language only is asked for before anything is drawn or copied', async () => {
  write('Dòng đầu, tiếng Anh', 'Sample ward');
  await pass(300);
  expect(screen.getByText('Mỗi dòng cần đủ tiếng Việt và tiếng Anh.')).toBeDefined();
  expect([screen.queryByRole('img'), screen.queryByRole('button', { name: 'Chép' })]).toEqual([null, null]);
  expect(asked).toHaveLength(1);
  write('Dòng đầu, tiếng Việt', 'Phường mẫu');
  await pass(300);
  expect(json().header).toEqual({ vi: 'Phường mẫu', en: 'Sample ward' });
});

test.each([
  ['the server’s own words', () => Response.json({ text: { vi: 'Ảnh logo không đọc được.', en: 'x' } }, { status: 400 }), 'Ảnh logo không đọc được.'],
  ['an answer that is none', () => new Response('<html>', { status: 502 }), 'Máy chủ chưa vẽ được phiếu mẫu.'],
  ['no server', () => Response.error(), 'Máy chủ chưa vẽ được phiếu mẫu.'],
])('a refusal is shown instead of the picture: %s', async (_case, refused, sentence) => {
  answer = refused;
  check('Mã QR');
  await pass(300);
  expect(screen.getByText(sentence)).toBeDefined();
  expect(screen.queryByRole('img')).toBeNull();
});

test('[P5] a picture is a small PNG; anything else is refused with its reason', async () => {
  await choose(new File(['GIF89a'], 'logo.gif', { type: 'image/gif' }));
  await soon(() => expect(screen.getByRole('alert').textContent).toBe('Tệp này không phải ảnh PNG.'));
  const start = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00);
  await choose(new File([start, 'x'.repeat(12_100)], 'logo.png', { type: 'image/png' }));
  await soon(() => expect(screen.getByRole('alert').textContent).toBe('Ảnh quá lớn: chỉ nhận ảnh dưới 12 KB.'));
  expect(json().logo).toBeNull();
  await choose(new File(['renamed'], 'logo.png', { type: 'image/png' }));
  await soon(() => expect(screen.getByRole('alert').textContent).toBe('Tệp này không phải ảnh PNG.'));
  await choose(new File([start, 'x'.repeat(100)], 'logo.png', { type: 'image/png' }));
  await soon(() => expect(json().logo).toMatch(/^data:image\/png;base64,[\w+/]+=*$/));
  expect(screen.getByRole('alert').textContent).toBe('');
  await press('Bỏ logo');
  expect(json().logo).toBeNull();
});

test('[P5] the settings’ text is copied, or selected where the browser gives no clipboard', async () => {
  const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  const panel = within(screen.getByRole('button', { name: 'Chép' }).parentElement as HTMLElement);
  await press('Chép');
  expect(JSON.parse(writeText.mock.calls[0]?.[0] ?? '')).toEqual(LAYOUT);
  expect(panel.getByRole('status').textContent).toBe('Đã chép.');
  check('Mã QR');
  expect(panel.getByRole('status').textContent).toBe('');
  vi.stubGlobal('navigator', {});
  await press('Chép');
  expect(panel.getByRole('status').textContent).toBe('Đã chọn sẵn, hãy nhấn Ctrl+C để chép.');
});
