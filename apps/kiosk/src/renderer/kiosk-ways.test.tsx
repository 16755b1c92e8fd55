// The ways through the kiosk that are not a tile: search, dossiers, priority, help, a language more.
import type { Dossier } from '@luot/shared/domain/dossier';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  closeKiosk,
  enter,
  field,
  GIVEN,
  type Kiosk,
  lateAnswer,
  NOW,
  openKiosk,
  pass,
  STANDING,
  TOKEN,
  title,
  touch,
  type,
} from '../../test/kiosk-fixture.tsx';

const DOSSIER: Dossier = {
  code: 'H15.50.05.13-261008-0975',
  state: 'finished',
  procedureCode: '1.001193',
  procedureName: 'Đăng ký khai sinh',
  receivedOn: '2026-11-02',
  dueOn: '2026-11-20',
  finishedOn: '2026-11-22',
  returnedOn: null,
  amountDue: null,
  paysOnline: false,
  office: 'UBND phường',
};

let kiosk: Kiosk;
const names = () =>
  within(screen.getByRole('main'))
    .queryAllByRole('listitem')
    .map((item) => item.textContent);

beforeEach(() => {
  kiosk = openKiosk();
});
afterEach(closeKiosk);

describe('[K1] search', () => {
  beforeEach(async () => {
    await touch(/Chạm để tìm/);
    await screen.findByRole('textbox');
  });

  test('finds while it is typed, without asking the server, and leads to the procedure and a number', async () => {
    await type('lam giay khai si');
    await waitFor(() => expect(names()[0]).toContain('Đăng ký khai sinh'));
    expect(kiosk.client.sent).toEqual([]);
    await touch(/Đăng ký khai sinh/);
    expect(title()).toBe('Đăng ký khai sinh');
    await touch('Lấy số');
    expect(kiosk.client.sent).toEqual([{ name: 'ticket.issue', body: { serviceId: 'civil-status', procedureCode: '1.001193', language: 'vi' } }]);
  });

  test('[K3] says of a procedure that is not handled here that it is not', async () => {
    await type('tờ khai hải quan');
    await waitFor(() => expect(names()[0]).toContain('Không tiếp nhận tại trung tâm này'));
  });

  test('says when nothing is found, and keeps what was typed when the visitor comes back to it', async () => {
    await type('qwxz');
    await waitFor(() => expect(screen.getByText(/Không tìm thấy thủ tục nào/)).toBeDefined());
    await type('kết hôn');
    await touch(/Đăng ký kết hôn/);
    await touch('Quay lại');
    expect((await screen.findByRole<HTMLInputElement>('textbox')).value).toBe('kết hôn');
  });

  test('[K2] a scanner that types into the field is a scan; words are not', async () => {
    await type('khai sinh');
    await enter();
    expect(title()).toBe('Tìm thủ tục');
    await type('https://dichvucong.gov.vn/?ma_thu_tuc=1.000894');
    await enter();
    expect(title()).toBe('Đăng ký kết hôn');
  });

  test('[K5] a ticket that a slow scanner typed stays in no field', async () => {
    kiosk.answers(() => ({ ok: true, value: STANDING }));
    await type(`LUOT:${TOKEN}`);
    await enter();
    expect(title()).toContain('H012');
    kiosk.put({ scan: { seq: 1, text: 'nonsense' } });
    await touch('Quay lại');
    expect(field()).toBe('');
  });
});

describe('[K4] a dossier', () => {
  beforeEach(() => touch(/Tra cứu hồ sơ/));

  test('is asked for by its code, and what is to be done about it is one touch', async () => {
    kiosk.answers(({ name }) => (name === 'dossier.find' ? { ok: true, value: { dossier: DOSSIER, serviceId: 'results' } } : GIVEN));
    await type(DOSSIER.code);
    await touch('Tra cứu');
    expect(title()).toBe('Đã có kết quả');
    expect(screen.getByRole('main').textContent).toContain('20/11/2026 (đã quá 2 ngày)');
    await touch('Lấy số nhận kết quả');
    expect(kiosk.client.sent).toEqual([
      { name: 'dossier.find', body: { code: DOSSIER.code } },
      { name: 'ticket.issue', body: { serviceId: 'results', dossierCode: DOSSIER.code, language: 'vi' } },
    ]);
  });

  test('about which nothing is to be done gives no number', async () => {
    kiosk.answers(() => ({ ok: true, value: { dossier: { ...DOSSIER, state: 'in-progress', finishedOn: null, dueOn: '2026-12-01' }, serviceId: null } }));
    await type(DOSSIER.code);
    await enter();
    expect(screen.getByText(/Ông\/bà chưa cần làm gì/)).toBeDefined();
    expect(screen.queryByRole('button', { name: /Lấy số/ })).toBeNull();
  });

  test.each([
    ['no-such-dossier', /Không tìm thấy hồ sơ/],
    ['dossiers-away', /chưa trả lời/],
    ['dossiers-unreadable', /không đúng dạng/],
    ['not-a-dossier-code', /không phải mã hồ sơ/],
  ] as const)('%s is a sentence beside what was typed', async (code, sentence) => {
    kiosk.answers(() => ({ ok: false, refusal: { code } }));
    await type('H15.50-261008-0001');
    await touch('Tra cứu');
    expect(screen.getByRole('alert').textContent).toMatch(sentence);
    expect(field()).toBe('H15.50-261008-0001');
  });

  test('[R4a] a card that a slow scanner typed leaves neither the field nor the page', async () => {
    await type('012345678901|123456789|NGUYEN VAN A|01011950|Nam|Thon 1|01012021');
    await touch('Tra cứu');
    expect(title()).toMatch(/căn cước/i);
    expect(kiosk.client.sent).toEqual([]);
    await touch('Quay lại');
    expect(field()).toBe('');
  });

  test('[R4a] what is no dossier’s code is not sent to anybody', async () => {
    await type('0912 345 678');
    await touch('Tra cứu');
    expect(screen.getByRole('alert').textContent).toMatch(/không phải mã hồ sơ/);
    expect(kiosk.client.sent).toEqual([]);
  });

  test('whose next step no counter here does names no number to take', async () => {
    kiosk.answers(() => ({ ok: true, value: { dossier: { ...DOSSIER, state: 'supplement', finishedOn: null }, serviceId: null } }));
    await type(DOSSIER.code);
    await enter();
    expect(screen.getByText(/hỏi cán bộ hướng dẫn/)).toBeDefined();
    expect(screen.queryByText(/Vui lòng lấy số/)).toBeNull();
  });

  test.each(['dossiers-away', 'dossiers-unreadable'] as const)(
    '[K4] %s: a number for whoever looks it up instead, with the code for the clerk',
    async (code) => {
      kiosk.answers(({ name }) => (name === 'dossier.find' ? { ok: false, refusal: { code } } : GIVEN));
      await type(DOSSIER.code);
      await touch('Tra cứu');
      await touch('Lấy số để hỏi');
      expect(kiosk.client.sent.at(-1)).toEqual({ name: 'ticket.issue', body: { serviceId: 'results', dossierCode: DOSSIER.code, language: 'vi' } });
    },
  );

  test('typed without its dots is asked back', async () => {
    kiosk.answers(() => ({ ok: true, value: { dossier: DOSSIER, serviceId: null } }));
    await type('h15500513261008 0975');
    await touch('H15.50.05.13-261008-0975');
    expect(kiosk.client.sent).toEqual([{ name: 'dossier.find', body: { code: 'H15.50.05.13-261008-0975' } }]);
  });

  test('[K5] whose answer comes after its holder has left is shown to nobody', async () => {
    const late = lateAnswer();
    kiosk.answers(late.answer);
    await type(DOSSIER.code);
    await touch('Tra cứu');
    await touch('Quay lại');
    await late.come({ ok: true, value: { dossier: DOSSIER, serviceId: null } });
    expect(title()).toBe('Ông/bà cần làm thủ tục gì?');
  });
});

test('[K4] a scanned receipt is looked up at once', async () => {
  kiosk.answers(() => ({ ok: true, value: { dossier: DOSSIER, serviceId: null } }));
  kiosk.put({ scan: { seq: 1, text: DOSSIER.code } });
  await waitFor(() => expect(title()).toBe('Đã có kết quả'));
});

test('[K4] a centre without a source of dossiers does not offer to look them up', () => {
  kiosk.put({ findsDossiers: false });
  expect(screen.queryByRole('button', { name: /Tra cứu hồ sơ/ })).toBeNull();
});

test('[K2] a scanned ticket says how it stands', async () => {
  kiosk.answers(() => ({ ok: true, value: { ...STANDING, number: 'H007', ahead: 4 } }));
  kiosk.put({ scan: { seq: 1, text: `LUOT:${TOKEN}` } });
  await waitFor(() => expect(title()).toContain('H007'));
  expect(screen.getByText('Chờ trước ông/bà: 4 người')).toBeDefined();
});

describe('[K7] priority', () => {
  test('is declared by touch, goes with the ticket, and the next visitor has none', async () => {
    await touch(/Hộ tịch/);
    await touch('Tôi thuộc diện ưu tiên');
    await touch(/Người từ 80 tuổi trở lên/);
    expect(screen.getByRole('button', { name: 'Ưu tiên: Người từ 80 tuổi trở lên' })).toBeDefined();
    await touch('Lấy số');
    expect(kiosk.client.sent.at(-1)?.body).toEqual({ serviceId: 'civil-status', classId: 'elderly', language: 'vi' });
    await touch('Xong');
    await touch(/Hộ tịch/);
    await touch('Lấy số');
    expect(kiosk.client.sent.at(-1)?.body).toEqual({ serviceId: 'civil-status', language: 'vi' });
  });
});

describe('[K8] help', () => {
  test('says what to do on this screen, calls somebody, and says that they come', async () => {
    await touch('Trợ giúp');
    expect(screen.getByText(/Chạm vào một ô để xem giấy tờ/)).toBeDefined();
    await touch('Gọi cán bộ đến đây');
    expect(kiosk.client.sent).toEqual([{ name: 'help.call', body: {} }]);
    kiosk.put({ help: { sinceMs: NOW, coming: false } });
    expect(screen.getByText(/Đã báo cán bộ/)).toBeDefined();
    kiosk.put({ help: { sinceMs: NOW, coming: true } });
    expect(screen.getByText('Cán bộ đang đến.')).toBeDefined();
  });
});

test('[K5] help that somebody left open is shut with the rest, on the first screen too', () => {
  vi.useFakeTimers({ now: NOW, toFake: ['setInterval', 'clearInterval'] });
  act(() => void fireEvent.click(screen.getByRole('button', { name: 'Trợ giúp' })));
  pass(81);
  expect(document.querySelector('dialog[open]')).toBeNull();
  vi.useRealTimers();
});

test('[K2] a scan shuts what lies over the screen', async () => {
  await touch('Trợ giúp');
  kiosk.put({ scan: { seq: 1, text: '1.001193' } });
  expect([title(), document.querySelector('dialog[open]')]).toEqual(['Đăng ký khai sinh', null]);
});

test('[K6] a language the centre has added is offered under its own name; what it lacks is in its fallback', async () => {
  act(() =>
    kiosk.client.put(
      'languages',
      'all',
      { languages: [{ code: 'fr', name: 'Français', fallback: 'en', strings: { 'kiosk.take': 'Prendre un numéro' } }] },
      NOW,
    ),
  );
  await touch('Language');
  await touch('Français');
  expect(document.documentElement.lang).toBe('fr');
  await touch(/^Civil status/);
  expect(screen.getByRole('button', { name: 'Prendre un numéro' })).toBeDefined();
  expect(screen.getByRole('button', { name: 'Back' })).toBeDefined();
  await touch('Prendre un numéro');
  expect(kiosk.client.sent.at(-1)?.body).toMatchObject({ language: 'en' });
});
