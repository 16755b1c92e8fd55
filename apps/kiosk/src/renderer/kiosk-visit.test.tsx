// What a visit may have beside one number on paper: a ticket brought back, a booking, several services, no paper; and the
// ends of a day.
import type { ClientCommand, Reply } from '@luot/shared/protocol/commands';
import type { TicketStanding } from '@luot/shared/protocol/views/ticket-view';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  body,
  CIVIL,
  closeKiosk,
  enter,
  field,
  GIVEN,
  type Kiosk,
  LAND,
  lateAnswer,
  openKiosk,
  pass,
  RESULTS,
  STANDING,
  stopClock,
  TICKET,
  TOKEN,
  takeButton,
  text,
  tick,
  title,
  touch,
  type,
} from '../../test/kiosk-fixture.tsx';

let kiosk: Kiosk;
const last = () => kiosk.client.sent.at(-1);
const sent = () => kiosk.client.sent.map(({ name }) => name);
const button = (name: string | RegExp) => screen.queryByRole('button', { name });
const at = (time: string) => Date.parse(`2026-11-23T${time}:00+07:00`);
const settled = () => act(async () => undefined);

beforeEach(() => {
  stopClock();
  kiosk = openKiosk();
});
afterEach(closeKiosk);

/** Answers how a ticket stands before and after something was done to it. */
function stands(before: Partial<TicketStanding>, after: Partial<TicketStanding> = before, deed: Reply = { ok: true, value: {} }): void {
  let done = false;
  kiosk.answers(({ name }: ClientCommand) => {
    if (name === 'ticket.find') return { ok: true, value: { ...STANDING, ...(done ? after : before) } };
    done = true;
    return deed;
  });
}

async function holdUp(): Promise<void> {
  kiosk.scan(1, `LUOT:${TOKEN}`);
  await settled();
}

describe('a ticket that is held up again', () => {
  test.each<[string, Partial<TicketStanding>, RegExp]>([
    ['waits', { ahead: 4 }, /Chờ trước ông\/bà: 4 người.*Chờ gọi đến quầy 3, 4/],
    ['waits, and is next', { ahead: 0 }, /Chưa có ai chờ trước ông\/bà/],
    ['is called', { state: 'called', ahead: 0, counters: ['4'] }, /Mời ông\/bà đến quầy\..*Chờ gọi đến quầy 4/],
    ['is held, and may come back', { state: 'held', mayReturn: { untilMs: null } }, /đang được giữ.*báo ở đây/],
    ['is held, and was taken back too often', { state: 'held' }, /đang được giữ.*báo cán bộ/],
    ['was missed, and may come back', { state: 'missed', mayReturn: { untilMs: at('09:25') } }, /lúc ông\/bà vắng mặt.*Quay lại được đến 09:25/],
    ['was missed, too long ago', { state: 'missed' }, /Vui lòng hỏi cán bộ/],
    ['was served', { state: 'served' }, /đã phục vụ xong/],
    ['was given up', { state: 'cancelled' }, /đã hủy/],
    ['goes on to others', { further: [LAND.name, RESULTS.name] }, /Sau đó: Đất đai, Trả kết quả/],
  ])('[K9] says how it stands: it %s', async (_case, standing, words) => {
    stands(standing);
    await holdUp();
    expect(title()).toBe('Số của ông/bàH012');
    expect(body()).toMatch(words);
    expect(button('Tôi đã quay lại') !== null).toBe((standing.mayReturn ?? null) !== null);
    expect([button('Tôi không chờ nữa'), button('Rất hài lòng')]).toEqual([null, null]);
  });

  test('[K20i] is found though a scanner’s Caps Lock has turned its letters over, and goes by its own token', async () => {
    kiosk.answers(({ name, body }: ClientCommand) => {
      if (name !== 'ticket.find') return { ok: true, value: {} };
      return body.token === TOKEN
        ? { ok: true, value: { ...STANDING, state: 'missed', mayReturn: { untilMs: null } } }
        : { ok: false, refusal: { code: 'unknown-ticket' } };
    });
    const turned = TOKEN.toUpperCase();
    kiosk.scan(1, `luot:${turned}`);
    await settled();
    expect(title()).toBe('Số của ông/bàH012');
    await touch('Tôi đã quay lại');
    expect(kiosk.client.sent.map(({ body }) => body)).toEqual([turned, TOKEN, TOKEN, TOKEN].map((token) => ({ token })));
  });

  test('[Q7] is taken back by one touch, and where it stands then is shown with the focus on it', async () => {
    stands({ state: 'missed', mayReturn: { untilMs: at('09:25') } }, { state: 'waiting', ahead: 2, mayCancel: true });
    await holdUp();
    await touch('Tôi đã quay lại');
    expect(kiosk.client.sent).toEqual([
      { name: 'ticket.find', body: { token: TOKEN } },
      { name: 'visitor.return', body: { token: TOKEN } },
      { name: 'ticket.find', body: { token: TOKEN } },
    ]);
    expect(body()).toMatch(/đã vào lại hàng chờ.*Chờ trước ông\/bà: 2 người/);
    expect(button('Tôi đã quay lại')).toBeNull();
    expect(document.activeElement?.textContent).toContain('H012');
  });

  test('[Q6] that may not come back any more says why, and shows what is true now', async () => {
    const refused: Reply = { ok: false, refusal: { code: 'no-return', params: { number: 'H012' } } };
    stands({ state: 'held', mayReturn: { untilMs: null } }, { state: 'held' }, refused);
    await holdUp();
    await touch('Tôi đã quay lại');
    expect(screen.getByRole('alert').textContent).toContain('Số H012 không tự quay lại hàng chờ được nữa');
    expect([button('Tôi đã quay lại'), screen.queryByText(/đã vào lại hàng chờ/)]).toEqual([null, null]);
  });

  test('whose answer is on its way takes no second touch', async () => {
    const late = lateAnswer();
    kiosk.answers((command) =>
      command.name === 'ticket.find' ? { ok: true, value: { ...STANDING, state: 'held', mayReturn: { untilMs: null } } } : late.answer(command),
    );
    await holdUp();
    await touch('Tôi đã quay lại');
    await touch('Tôi đã quay lại');
    expect(sent()).toEqual(['ticket.find', 'visitor.return']);
    await late.come({ ok: true, value: {} });
    expect(body()).toContain('đã vào lại hàng chờ');
  });

  test('that was taken back though nobody can say how it stands offers nothing that may be over', async () => {
    let finds = 0;
    kiosk.answers(({ name }) => {
      if (name !== 'ticket.find') return { ok: true, value: {} };
      finds += 1;
      return finds === 1
        ? { ok: true, value: { ...STANDING, state: 'missed', mayReturn: { untilMs: null }, mayCancel: true } }
        : { ok: false, refusal: { code: 'no-answer' } };
    });
    await holdUp();
    await touch('Tôi đã quay lại');
    expect(body()).toContain('đã vào lại hàng chờ');
    expect([button('Tôi đã quay lại'), button('Tôi không chờ nữa')]).toEqual([null, null]);
  });

  test('[K9] is given up only when asked once more', async () => {
    stands({ mayCancel: true }, { state: 'cancelled' });
    await holdUp();
    await touch('Tôi không chờ nữa');
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByRole('heading').textContent).toBe('Bỏ số H012?');
    await touch('Giữ số');
    expect(sent()).toEqual(['ticket.find']);
    await touch('Tôi không chờ nữa');
    await touch('Bỏ số');
    expect(kiosk.client.sent[1]).toEqual({ name: 'visitor.cancel', body: { token: TOKEN } });
    expect(body()).toContain('Số này đã hủy');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test.each<[string, number]>([
    ['Rất không hài lòng', 1],
    ['Không hài lòng', 2],
    ['Bình thường', 3],
    ['Hài lòng', 4],
    ['Rất hài lòng', 5],
  ])('[S6] after its service: %s', async (words, level) => {
    stands({ state: 'served', mayRate: true }, { state: 'served' });
    await holdUp();
    await touch(words);
    expect(kiosk.client.sent[1]).toEqual({ name: 'visitor.rate', body: { token: TOKEN, level } });
    expect(body()).toContain('Cảm ơn ông/bà đã cho biết ý kiến');
    expect(button('Hài lòng')).toBeNull();
  });

  test('[S6] is not rated before all its services are done', async () => {
    stands({ state: 'waiting', mayRate: true });
    await holdUp();
    expect(button('Hài lòng')).toBeNull();
  });

  test('[K5] goes with its screen: by "done", by itself once something was done, and after a minute without a touch', async () => {
    const gone = () => expect([title(), document.body.innerHTML.includes('H012')]).toEqual(['Ông/bà cần làm thủ tục gì?', false]);
    stands({ state: 'served', mayRate: true }, { state: 'served' });
    await holdUp();
    await touch('Xong');
    gone();
    kiosk.scan(2, `LUOT:${TOKEN}`);
    await settled();
    await touch('Hài lòng');
    expect(body()).toContain('Tự về trang đầu sau 20 giây');
    pass(20);
    gone();
    kiosk.scan(3, `LUOT:${TOKEN}`);
    await settled();
    pass(80);
    gone();
  });

  test('[K5] an answer that comes after its holder has left is shown to nobody', async () => {
    const late = lateAnswer();
    kiosk.answers((command) =>
      command.name === 'ticket.find' ? { ok: true, value: { ...STANDING, state: 'held', mayReturn: { untilMs: null } } } : late.answer(command),
    );
    await holdUp();
    await touch('Tôi đã quay lại');
    await touch('Xong');
    await late.come({ ok: true, value: {} });
    expect([title(), sent().length]).toEqual(['Ông/bà cần làm thủ tục gì?', 2]);
  });

  test('[L3] does nothing while the server is away', async () => {
    stands({ state: 'held', mayReturn: { untilMs: null }, mayCancel: true });
    await holdUp();
    act(() => kiosk.client.store.setState({ link: 'down', downSinceMs: performance.now() }));
    await touch('Tôi đã quay lại');
    expect(sent()).toEqual(['ticket.find']);
  });
});

describe('[K12] a booking', () => {
  const open = () => touch('Đã đặt lịch hẹn');

  test('is checked in by its code, spaces or not, and leads to a number', async () => {
    await open();
    await type(' 7k3m 9q2x ');
    await touch('Nhận số');
    expect(kiosk.client.sent).toEqual([{ name: 'ticket.checkIn', body: { code: '7k3m9q2x', language: 'vi' } }]);
    expect(title()).toBe('Số của ông/bàH012');
  });

  test('takes class and paper along, and leaves them to nobody', async () => {
    await open();
    await touch('Tôi thuộc diện ưu tiên');
    await touch(/Người từ 80 tuổi trở lên/);
    await tick('Không in phiếu');
    await type('7K3M9Q2X');
    await enter();
    expect(last()?.body).toEqual({ code: '7K3M9Q2X', language: 'vi', classId: 'elderly', paper: false });
    await touch('Xong');
    await open();
    await type('7K3M9Q2X');
    await enter();
    expect(last()?.body).toEqual({ code: '7K3M9Q2X', language: 'vi' });
  });

  test('in our own form is checked in from any screen, any other code from this one alone', async () => {
    kiosk.scan(1, '7K3M-9Q2X');
    expect(title()).toBe('Không nhận ra mã này');
    await touch('Quay lại');
    kiosk.scan(2, 'LUOT-BOOKING:7K3M-9Q2X');
    await settled();
    expect(last()).toEqual({ name: 'ticket.checkIn', body: { code: '7K3M-9Q2X', language: 'vi' } });
    await touch('Xong');
    await open();
    kiosk.scan(3, '4XYZ-0001');
    await settled();
    expect(last()?.body).toMatchObject({ code: '4XYZ-0001' });
  });

  test('may be held up to the camera from there', async () => {
    await open();
    await touch('Quét mã');
    kiosk.scan(1, '7K3M-9Q2X');
    await settled();
    expect(last()?.name).toBe('ticket.checkIn');
  });

  test.each([
    ['unknown-booking', undefined, /Không tìm thấy lịch hẹn/],
    ['booking-other-day', { date: '2026-11-24' }, /là của ngày 2026-11-24/],
    ['booking-used', { number: 'H001' }, /đã nhận số H001/],
  ] as const)('%s is a sentence beside what was typed, and the services are one touch away', async (code, params, sentence) => {
    kiosk.answers(() => ({ ok: false, refusal: params === undefined ? { code } : { code, params } }));
    await touch('English');
    await touch('Large text');
    await touch('I have a booking');
    await touch('Tiếng Việt');
    await type('7K3M9Q2X');
    await touch('Nhận số');
    expect(screen.getByRole('alert').textContent).toMatch(sentence);
    expect([field(), button('Nhận số')]).toEqual(['7K3M9Q2X', null]);
    await touch('Lấy số như thường');
    expect([title(), document.documentElement.dataset['text']]).toEqual(['Ông/bà cần làm thủ tục gì?', 'large']);
  });

  test('that was mistyped is put right and tried again', async () => {
    kiosk.answers(() => ({ ok: false, refusal: { code: 'unknown-booking' } }));
    await open();
    await type('7K3M9Q2Y');
    await touch('Nhận số');
    kiosk.answers(() => GIVEN);
    await type('7K3M9Q2X');
    expect(screen.queryByRole('alert')).toBeNull();
    await touch('Nhận số');
    expect(title()).toBe('Số của ông/bàH012');
  });

  test('[R4a] a card that was typed there by a slow scanner leaves neither the field nor the page', async () => {
    await open();
    await type('012345678901|123456789|NGUYEN VAN A|01011950|Nam|Thon 1|01012021');
    await touch('Nhận số');
    expect([title(), sent()]).toEqual(['Đây là thẻ căn cước, không cần quét ở ki-ốt', []]);
    await touch('Quay lại');
    expect(field()).toBe('');
  });

  test('[K5] a ticket that was typed there leads to the ticket and stays in no field', async () => {
    stands({});
    await open();
    await type(`LUOT:${TOKEN}`);
    await enter();
    expect(title()).toContain('H012');
    kiosk.scan(1, 'https://example.org/nonsense');
    await touch('Quay lại');
    expect(field()).toBe('');
  });

  test('what cannot be a code is not sent to anybody', async () => {
    await open();
    await type('a|b|c|d');
    await touch('Nhận số');
    expect(screen.getByRole('alert').textContent).toMatch(/Không tìm thấy lịch hẹn/);
    expect(sent()).toEqual([]);
  });

  test('is not offered where the centre takes none, nor when the day is over', () => {
    kiosk.put({ takesBookings: false });
    expect(button('Đã đặt lịch hẹn')).toBeNull();
    kiosk.put({ dayClosed: true });
    expect(button('Đã đặt lịch hẹn')).toBeNull();
  });
});

describe('[Q9] several services with one number', () => {
  const more = async () => {
    await touch(/Hộ tịch/);
    await touch('Làm thêm việc khác');
  };

  test('are chosen in the order they are wanted, and stand on the ticket in that order', async () => {
    await more();
    await tick(/Trả kết quả/);
    await tick(/Đất đai/);
    await touch('Lấy một số cho 3 việc');
    expect(last()).toEqual({ name: 'ticket.issue', body: { serviceId: 'civil-status', further: ['results', 'land'], language: 'vi' } });
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Hộ tịch', 'Trả kết quả', 'Đất đai']);
    await touch('English');
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Civil status', 'Results', 'Land']);
  });

  test('keep the procedure the first was chosen by', async () => {
    await touch(/Hộ tịch/);
    await touch('Đăng ký khai sinh');
    await touch('Làm thêm việc khác');
    await tick(/Đất đai/);
    await touch('Lấy một số cho 2 việc');
    expect(last()?.body).toEqual({ serviceId: 'civil-status', procedureCode: '1.001193', further: ['land'], language: 'vi' });
  });

  test('a second touch takes one out again; with none left it is a number as usual', async () => {
    await more();
    await tick(/Đất đai/);
    await tick(/Đất đai/);
    await touch('Lấy số');
    expect(last()?.body).toEqual({ serviceId: 'civil-status', language: 'vi' });
  });

  test('one that gives no numbers now cannot be chosen and says why; of more than four the fifth cannot', async () => {
    const others = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ ...LAND, id, name: text(`Việc ${id}`, id) }));
    kiosk.put({ services: [CIVIL, { ...RESULTS, service: { state: 'full' } }, ...others] });
    await more();
    const box = (name: RegExp) => screen.getByRole<HTMLButtonElement>('checkbox', { name });
    expect([box(/Trả kết quả/).disabled, box(/Trả kết quả/).textContent]).toEqual([true, 'Trả kết quảĐã hết số hôm nay']);
    for (const name of [/Việc a/, /Việc b/, /Việc c/, /Việc d/]) await tick(name);
    expect([box(/Việc e/).disabled, box(/Việc a/).disabled]).toEqual([true, false]);
  });

  test('are not offered where there is one service only, or where it gives no number', async () => {
    kiosk.put({ services: [CIVIL] });
    await touch(/Hộ tịch/);
    expect(button('Làm thêm việc khác')).toBeNull();
    kiosk.put({ services: [{ ...CIVIL, service: { state: 'full' } }, LAND] });
    expect(button('Làm thêm việc khác')).toBeNull();
  });

  test('[K1] are in nobody’s way: a number for one takes three touches as before', async () => {
    await touch(/Hộ tịch/);
    await touch('Đăng ký khai sinh');
    await touch('Lấy số');
    expect([sent(), title()]).toEqual([['ticket.issue'], 'Số của ông/bàH012']);
  });
});

describe('[K10] no paper', () => {
  const take = async () => {
    await touch(/Hộ tịch/);
    await tick('Không in phiếu');
    await touch('Lấy số');
  };

  test('is asked for beside the number, said on its screen with the QR, and chosen for nobody else', async () => {
    kiosk.answers(() => ({ ok: true, value: { ticket: { ...TICKET, printerId: null } } }));
    await take();
    expect(last()?.body).toEqual({ serviceId: 'civil-status', language: 'vi', paper: false });
    kiosk.put({ papers: [{ ticketId: TICKET.ticketId, paper: 'none' }] });
    expect(screen.getByRole('status').textContent).toContain('Không in phiếu theo yêu cầu');
    expect(screen.getByRole('img', { name: 'Mã QR của phiếu H012' })).toBeDefined();
    expect(body()).not.toContain('theo dõi');
    await touch('Xong');
    await touch(/Hộ tịch/);
    await touch('Lấy số');
    expect(last()?.body).toEqual({ serviceId: 'civil-status', language: 'vi' });
  });

  test('with a public address the ticket can be followed on a phone', async () => {
    kiosk.answers(() => ({ ok: true, value: { ticket: { ...TICKET, printerId: null, qr: `https://hangdoi.example.vn/t/${TOKEN}` } } }));
    await take();
    expect(body()).toContain('Quét mã này bằng điện thoại để theo dõi lượt của mình.');
  });

  test('stays on the screen long enough to photograph', async () => {
    await take();
    pass(44);
    expect(body()).toContain('Tự về trang đầu sau 1 giây');
    pass(1);
    expect(title()).toBe('Ông/bà cần làm thủ tục gì?');
  });

  test('is no question where there is no printer', async () => {
    kiosk.put({ printer: null });
    await touch(/Hộ tịch/);
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});

describe('[K11] an emergency', () => {
  const EMERGENCY = text('Vui lòng ra khỏi tòa nhà.', 'Please leave the building.');

  test('covers the screen in both languages; nothing else is there, and nothing is done meanwhile', async () => {
    await touch('English');
    await touch(/^Land/);
    kiosk.put({ emergency: EMERGENCY });
    expect(screen.getByRole('alert').textContent).toMatch(/Vui lòng ra khỏi tòa nhà\..*Please leave the building\./);
    expect(screen.queryAllByRole('button')).toEqual([]);
    expect(screen.getByText('Please leave the building.').closest('[lang]')?.getAttribute('lang')).toBe('en');
    kiosk.put({ emergency: EMERGENCY, scan: { seq: 1, text: `LUOT:${TOKEN}` } });
    await settled();
    expect(sent()).toEqual([]);
  });

  test('when it is over the kiosk begins anew for the next visitor', async () => {
    await touch('English');
    await touch('Large text');
    await touch('Help');
    kiosk.put({ emergency: EMERGENCY });
    kiosk.put();
    expect([title(), document.documentElement.dataset['text'], document.querySelector('dialog[open]')]).toEqual(['Ông/bà cần làm thủ tục gì?', 'normal', null]);
  });
});

describe('[K11] the day is over', () => {
  const closed = (opensAt: string | null) => ({ ...CIVIL, service: { state: 'closed', opensAtMs: opensAt === null ? null : Date.parse(opensAt) } }) as const;

  test('the first screen says so, and when somebody may come again: not today, whatever the usual hours are', () => {
    kiosk.put({ dayClosed: true, services: [closed('2026-11-23T13:30:00+07:00'), closed('2026-11-25T07:30:00+07:00'), closed('2026-11-24T07:30:00+07:00')] });
    expect(title()).toBe('Hôm nay trung tâm đã hết giờ làm việc');
    expect(body()).toContain('Hẹn gặp lại ông/bà lúc 07:30 Thứ Ba, 24/11');
    expect(button(/Hộ tịch/)).toBeNull();
  });

  test('where no service tells it says nothing of the kind', () => {
    kiosk.put({ dayClosed: true, services: [CIVIL, closed(null)] });
    expect(body()).not.toContain('Hẹn gặp lại');
  });

  test('procedures can be read still, and no number is given', async () => {
    kiosk.put({ dayClosed: true });
    kiosk.scan(1, '1.001193');
    kiosk.put({ dayClosed: true, scan: { seq: 1, text: '1.001193' } });
    expect(title()).toBe('Đăng ký khai sinh');
    expect(takeButton().disabled).toBe(true);
    expect(body()).toContain('Trung tâm đã hết giờ làm việc hôm nay nên không phát số nữa.');
  });
});

test('[Q11] a class says in words how much earlier it is called', async () => {
  await touch(/Hộ tịch/);
  await touch('Tôi thuộc diện ưu tiên');
  const choice = () => within(screen.getByRole('dialog')).getAllByRole('button')[0];
  expect(choice()?.textContent).toBe('Người từ 80 tuổi trở lênĐược gọi sớm hơn khoảng 30 phút so với giờ đến');
  fireEvent.click(screen.getByRole('button', { name: 'English' }));
  expect(choice()?.textContent).toContain('Called about 30 minutes earlier than by time of arrival');
});
