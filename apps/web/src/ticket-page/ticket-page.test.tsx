import type { TicketView } from '@luot/shared/protocol/views/ticket-view';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Bell } from './panels/bell.ts';
import { callAt, EIGHT, sampleTicket } from './sample-ticket.ts';
import type { Answer } from './send-action.ts';
import { type TrackPage, trackPage } from './ticket-page.ts';

const LATER = EIGHT + 5 * 60_000;

let root: HTMLElement;
let page: TrackPage;
let bell: StubBell;
let answer: () => Promise<Answer>;
const sent: unknown[] = [];
const languages: string[] = [];
const onReopen = vi.fn();

interface StubBell extends Bell {
  on: boolean;
  rings: number;
}

function stubBell(change: Partial<Bell> = {}): StubBell {
  const made: StubBell = {
    on: false,
    rings: 0,
    canSound: true,
    canVibrate: true,
    isOn: () => made.on,
    staysAwake: () => false,
    turnOn: () => {
      made.on = true;
      page.takeBell();
    },
    turnOff: () => {
      made.on = false;
      page.takeBell();
    },
    ring: () => {
      made.rings += 1;
    },
    ...change,
  };
  return made;
}

function open(change: Partial<Bell> = {}, language: 'vi' | 'en' | null = null): void {
  bell = stubBell(change);
  root.textContent = 'Đang mở';
  page = trackPage({
    root,
    bell,
    language,
    send: (action, body) => {
      sent.push([action, ...(body === undefined ? [] : [body])]);
      return answer();
    },
    onLanguage: (next) => void languages.push(next),
    onReopen,
  });
}

const take = (change: Partial<TicketView> = {}, nowMs = EIGHT) => {
  page.takeTicket({ nowMs, body: sampleTicket(change) });
  page.takeLink('up', Date.now());
};
const shown = () => {
  const seen = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const words: string[] = [];
  for (let text = seen.nextNode(); text !== null; text = seen.nextNode()) {
    if (text.parentElement?.closest('[hidden], .unseen') === null) words.push(text.textContent ?? '');
  }
  return words.join(' ').replace(/\s+/g, ' ');
};
const button = (name: string) => {
  const found = [...root.querySelectorAll('button')].find((one) => one.textContent === name && one.closest('[hidden]') === null);
  if (found === undefined) throw new Error(`no button "${name}" in: ${shown()}`);
  return found;
};
/** What follows at once from a deed is done before the next. */
const act = async (deed: () => void) => {
  deed();
  await vi.advanceTimersByTimeAsync(0);
};
const touch = (name: string) => act(() => button(name).click());

beforeEach(() => {
  vi.useFakeTimers({ now: EIGHT, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  window.scrollTo = vi.fn();
  document.body.innerHTML = '<div id="root"></div>';
  root = document.getElementById('root') as HTMLElement;
  sent.length = 0;
  languages.length = 0;
  onReopen.mockClear();
  answer = () => Promise.resolve({ ok: true });
  open();
});

describe('the place in the queue', () => {
  test('[T1] number, place and counters stand there, and follow', () => {
    expect(shown()).toBe('Đang mở');
    take();
    expect(shown()).toContain('Số của ông/bà A012 Chứng thực 5 người phía trước');
    expect(document.title).toBe('A012 · còn 5 người');
    take({ ahead: 1 });
    expect(shown()).toContain('1 người phía trước');
    take({ ahead: 0 });
    expect(shown()).toContain('Chứng thực Sắp đến lượt ông/bà');
  });

  test('[T1] what does not change is not written again, for a screen reader would read it out', () => {
    take();
    const status = root.querySelector('.ahead');
    const changes = vi.fn();
    const watcher = new MutationObserver(changes);
    watcher.observe(status as Element, { childList: true, subtree: true, characterData: true });
    take();
    expect(watcher.takeRecords()).toEqual([]);
    take({ ahead: 4 });
    expect(watcher.takeRecords().length).toBeGreaterThan(0);
  });

  test('[T2] while the line is down, since when, and nothing as if it were now', () => {
    take({}, LATER); // the centre's clock is five minutes ahead of the phone's
    page.takeLink('down', EIGHT);
    expect(shown()).toContain('Mất kết nối từ 08:05.');
    expect(shown()).toContain('Lúc 08:05: 5 người phía trước');
    expect(shown()).not.toMatch(/(?<!: )5 người/);
    take({ ahead: 2 }, LATER);
    expect(shown()).not.toContain('Mất kết nối');
    expect(shown()).toContain('2 người phía trước');
  });

  test('[T2] a page that never reached the centre says so', () => {
    page.takeLink('down', null);
    expect(shown()).toContain('Chưa kết nối được với trung tâm.');
    take();
    expect(shown()).toContain('A012');
    expect(shown()).not.toContain('Chưa kết nối');
  });

  test('[T1] a ticket that is not of today is said to be, and where to go', () => {
    take();
    page.takeLink('gone', Date.now());
    expect(shown()).toContain('Phiếu này không phải của hôm nay');
    expect(shown()).not.toContain('A012');
  });

  test('[T8] opened elsewhere, one touch brings it back', async () => {
    take();
    page.takeLink('elsewhere', Date.now());
    await touch('Xem tiếp ở đây');
    expect(onReopen).toHaveBeenCalledTimes(1);
  });

  test('what the whole centre is told stands above', () => {
    take({ emergency: { vi: 'Mời mọi người ra cửa chính.', en: 'Leave by the main door.' } });
    expect(shown()).toContain('Mời mọi người ra cửa chính.');
  });
});

describe('a call', () => {
  const called = { state: 'called', call: callAt(7), counters: ['4'], mayCancel: false } as const;

  test('[T3] is seen, heard and read out, and so is each recall', () => {
    take();
    take(called);
    expect(shown()).toContain('Mời ông/bà đến ngay');
    expect(shown()).toContain('Quầy 4');
    expect([document.title, bell.rings]).toEqual(['● Mời đến quầy 4 · A012', 1]);
    vi.advanceTimersByTime(100);
    const alert = root.querySelector('.unseen');
    expect(alert?.textContent).toBe('Mời số A012 đến quầy 4.');
    take(called);
    expect(bell.rings).toBe(1);
    take({ ...called, call: callAt(8) });
    expect([bell.rings, alert?.textContent]).toEqual([2, '']); // emptied, so that the same words are news
    vi.advanceTimersByTime(100);
    expect(alert?.textContent).toBe('Mời số A012 đến quầy 4.');
    expect(shown()).toContain('Gọi lại lúc 08:00');
  });

  test('[T3] that came while the line was down is told when it is back', () => {
    take();
    page.takeLink('down', EIGHT);
    take(called);
    expect(bell.rings).toBe(1);
  });

  test('[T3] the bell says what it does, what it needs, and that it has tried itself', async () => {
    take();
    expect(shown()).toContain('miễn là trang này vẫn mở và màn hình vẫn sáng');
    await touch('Bật chuông và rung');
    expect(shown()).toContain('Đã bật chuông và rung');
    expect(shown()).toContain('Vừa báo thử một lần.');
    expect(shown()).toContain('đừng tắt màn hình');
    vi.advanceTimersByTime(20_000);
    expect(shown()).not.toContain('Vừa báo thử');
    await touch('Tắt báo');
    button('Bật chuông và rung');
  });

  test.each([
    [{ canVibrate: false }, 'Bật chuông', 'Trình duyệt này không rung được.'],
    [{ canSound: false }, 'Bật rung', 'Trình duyệt này không phát được chuông.'],
  ])('[T3] a browser that can do only one says so: %o', (able, label, words) => {
    open(able);
    take();
    button(label);
    expect(shown()).toContain(words);
  });

  test('[T3] a browser that can do neither has no button, and a sentence', () => {
    open({ canSound: false, canVibrate: false });
    take();
    expect(() => button('Bật rung')).toThrow();
    expect(shown()).toContain('Vui lòng để ý màn hình và bảng gọi số.');
  });
});

describe('coming back', () => {
  test('[T4] one touch, while the visitor may; when not, to whom to go', async () => {
    take({ state: 'missed', call: callAt(7), mayReturn: { untilMs: LATER }, mayCancel: false });
    expect(shown()).toContain('Bấm được đến 08:05.');
    await touch('Tôi đã quay lại');
    expect(sent).toEqual([['return']]);
    take({ state: 'missed', call: callAt(7), mayReturn: null, mayCancel: false });
    expect(() => button('Tôi đã quay lại')).toThrow();
    expect(shown()).toContain('Vui lòng hỏi cán bộ hướng dẫn');
  });

  test('[T4] a held ticket too', async () => {
    take({ state: 'held', mayReturn: { untilMs: null } });
    await touch('Tôi đã quay lại');
    expect(sent).toEqual([['return']]);
  });

  test('[T4] a refusal is a sentence in the page’s language', async () => {
    answer = () => Promise.resolve({ ok: false, text: { vi: 'Số A012 không tự quay lại được nữa.', en: 'No more.' } });
    take({ state: 'held', mayReturn: { untilMs: null } });
    await touch('Tôi đã quay lại');
    expect(shown()).toContain('Số A012 không tự quay lại được nữa.');
    await touch('English');
    expect(shown()).toContain('No more.');
  });
});

describe('cancelling', () => {
  test('[T5] asks first, and "keep" keeps', async () => {
    take();
    await touch('Hủy số này');
    expect(document.activeElement?.textContent).toBe('Hủy số A012? Số đã hủy không lấy lại được.');
    await touch('Giữ số');
    expect([sent, document.activeElement]).toEqual([[], button('Hủy số này')]);
    await touch('Hủy số này');
    await touch('Hủy số');
    expect(sent).toEqual([['cancel']]);
  });

  test('[T5] touched twice it is sent once; without an answer the same button asks again', async () => {
    let done: (answer: Answer) => void = () => undefined;
    answer = () => new Promise((resolve) => (done = resolve));
    take();
    await touch('Hủy số này');
    await touch('Hủy số');
    await touch('Đang gửi…');
    expect(sent).toHaveLength(1);
    await act(() => done({ ok: false, text: null }));
    expect(shown()).toContain('Chưa gửi được, có thể mạng yếu.');
    button('Hủy số');
  });

  test('[T5] a question left open is gone when the ticket is called', async () => {
    take();
    await touch('Hủy số này');
    take({ state: 'called', call: callAt(7), mayCancel: false });
    expect(shown()).not.toContain('Hủy số');
    take({ call: callAt(7) });
    expect(shown()).not.toContain('không lấy lại được');
  });
});

describe('rating', () => {
  const served = { state: 'served', mayRate: true, mayCancel: false } as const;
  const choose = (level: number) => act(() => root.querySelector<HTMLInputElement>(`input[value="${level}"]`)?.click());

  test('[T6] five levels, each with a word; one has to be chosen, a comment need not be written', async () => {
    take(served);
    for (const word of ['Rất hài lòng', 'Hài lòng', 'Bình thường', 'Không hài lòng', 'Rất không hài lòng']) expect(shown()).toContain(word);
    await touch('Gửi đánh giá');
    expect([sent, shown()]).toEqual([[], expect.stringContaining('Vui lòng chọn một mức.')]);
    await choose(2);
    expect(shown()).not.toContain('Vui lòng chọn một mức.');
    await touch('Gửi đánh giá');
    expect(sent).toEqual([['rate', { level: 2 }]]);
    take({ ...served, mayRate: false });
    expect(shown()).toContain('Đã nhận đánh giá');
    expect(shown()).not.toContain('Gửi đánh giá');
  });

  test('[T6] a comment is sent as it was written, and survives whatever the server tells meanwhile', async () => {
    take(served);
    await choose(5);
    const comment = root.querySelector('textarea') as HTMLTextAreaElement;
    comment.value = '  Nhanh, lịch sự  ';
    comment.focus();
    take({ ...served, ahead: 0 }, LATER);
    expect([document.activeElement, comment.value]).toEqual([comment, '  Nhanh, lịch sự  ']);
    await touch('Gửi đánh giá');
    expect(sent).toEqual([['rate', { level: 5, comment: 'Nhanh, lịch sự' }]]);
  });

  test('[T6] is asked at the end of the visit, not between two services, and not where nobody asks', () => {
    take({ mayRate: true });
    expect(shown()).not.toContain('Gửi đánh giá');
    take({ ...served, mayRate: false });
    expect(shown()).not.toContain('Gửi đánh giá');
  });
});

describe('the language', () => {
  test('[T9] is the ticket’s, until somebody switches; then it is in the address', async () => {
    take({ language: 'en' });
    expect([document.documentElement.lang, shown()]).toEqual(['en', expect.stringContaining('5 ahead of you')]);
    await touch('Tiếng Việt');
    expect([document.documentElement.lang, languages]).toEqual(['vi', ['vi']]);
    take({ language: 'en' });
    expect(shown()).toContain('5 người phía trước');
  });

  test('[T9] of the address goes before the ticket’s', () => {
    open({}, 'en');
    take({ language: 'vi' });
    expect(shown()).toContain('5 ahead of you');
  });
});
