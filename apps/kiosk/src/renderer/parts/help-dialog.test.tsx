// The help of a screen said aloud: what is offered, in which language, in which order, and when it falls silent.
import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeKiosk, type Kiosk, openKiosk, touch } from '../../../test/kiosk-fixture.tsx';

const SETS: Record<string, Record<string, string>> = {
  vi: { 'help-home': 'vi/help-home.ogg?a1', 'help-service': 'vi/help-service.wav?b2', 'help-comfort': 'vi/help-comfort.ogg?c3' },
  en: { 'help-home': 'en/help-home.ogg?d4' },
};

/** As far as a page sees it. */
class FakeAudio extends EventTarget {
  static readonly all: FakeAudio[] = [];
  static broken = false;
  playing = false;
  readonly src: string;
  constructor(src: string) {
    super();
    this.src = src;
    FakeAudio.all.push(this);
  }
  play(): Promise<void> {
    this.playing = !FakeAudio.broken;
    return FakeAudio.broken ? Promise.reject(new Error('made for the test')) : Promise.resolve();
  }
  pause(): void {
    this.playing = false;
  }
  end(): void {
    this.playing = false;
    this.dispatchEvent(new Event('ended'));
  }
}

let kiosk: Kiosk;
const asked: string[] = [];
const heard = () => FakeAudio.all.filter(({ playing }) => playing).map(({ src }) => src);
const listen = () => screen.queryByRole('button', { name: 'Nghe hướng dẫn' });
const fetched = () => act(() => vi.dynamicImportSettled());
const openHelp = async () => {
  await touch('Trợ giúp');
  await fetched();
};

beforeEach(() => {
  asked.length = 0;
  FakeAudio.all.length = 0;
  FakeAudio.broken = false;
  vi.stubGlobal('Audio', FakeAudio);
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    const help = SETS[/\/voice\/(\w+)\//.exec(address)?.[1] ?? ''];
    const manifest = { language: 'vi', name: 'Tiếng Việt', pattern: ['{number}'], clips: {}, help };
    return help === undefined ? new Response(null, { status: 404 }) : Response.json(manifest);
  });
  kiosk = openKiosk();
});
afterEach(() => {
  closeKiosk();
});

test('[K6] a screen’s help is said after one touch, then how to change the screen; nothing is fetched before', async () => {
  expect(asked).toEqual([]);
  await openHelp();
  expect([asked, heard()]).toEqual([['/voice/vi/manifest.json'], []]);
  await touch('Nghe hướng dẫn');
  expect(heard()).toEqual(['/voice/vi/help-home.ogg?a1']);
  act(() => FakeAudio.all.at(-1)?.end());
  expect(heard()).toEqual(['/voice/vi/help-comfort.ogg?c3']);
  act(() => FakeAudio.all.at(-1)?.end());
  expect([heard(), listen() !== null]).toEqual([[], true]);
});

test('[K6] it falls silent by another touch, and when help is closed', async () => {
  await openHelp();
  await touch('Nghe hướng dẫn');
  await touch('Dừng đọc');
  expect(heard()).toEqual([]);
  await touch('Nghe hướng dẫn');
  await touch('Đóng');
  expect(heard()).toEqual([]);
});

test('[K6] each screen says its own; one without a clip offers none', async () => {
  await touch(/Hộ tịch/);
  await openHelp();
  await touch('Nghe hướng dẫn');
  expect(heard()).toEqual(['/voice/vi/help-service.wav?b2']);
  await touch('Đóng');
  await touch('Đăng ký khai sinh');
  await openHelp();
  expect(listen()).toBeNull();
});

test('[K6] it is said in the language of the screen; one without a voice offers none', async () => {
  act(() => kiosk.client.put('languages', 'all', { languages: [{ code: 'fr', name: 'Français', fallback: 'en', strings: { 'kiosk.help': 'Aide' } }] }));
  const choose = async (name: string) => {
    await touch('Language');
    await touch(name);
  };
  await choose('English');
  await touch('Help');
  await fetched();
  await touch('Listen');
  expect(heard()).toEqual(['/voice/en/help-home.ogg?d4']);
  act(() => FakeAudio.all.at(-1)?.end());
  expect(heard()).toEqual([]);
  await touch('Close');
  await choose('Français');
  await touch('Aide');
  await fetched();
  expect(screen.queryByRole('button', { name: 'Listen' })).toBeNull();
});

test('[K6] where it cannot be heard the button says so by springing back', async () => {
  FakeAudio.broken = true;
  await openHelp();
  await touch('Nghe hướng dẫn');
  expect(listen()).not.toBeNull();
});

test('[L3] without the server help is there to be read', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('made for the test')));
  await openHelp();
  expect(screen.getByText(/Chạm vào một ô để xem giấy tờ/)).toBeDefined();
  expect(listen()).toBeNull();
});

test('[K5] nobody after hears it: home shuts the dialog, and it falls silent', async () => {
  await openHelp();
  await touch('Nghe hướng dẫn');
  kiosk.put({ emergency: { vi: 'Ra ngoài.', en: 'Leave.' } });
  expect(heard()).toEqual([]);
});
