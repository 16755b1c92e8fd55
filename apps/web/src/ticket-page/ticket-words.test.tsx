import { LANGUAGES } from '@luot/shared/domain/text';
import { TICKET_STATES } from '@luot/shared/domain/ticket-state';
import type { TicketView } from '@luot/shared/protocol/views/ticket-view';
import { describe, expect, test } from 'vitest';
import { callAt, EIGHT, sampleTicket } from './sample-ticket.ts';
import { ticketWords } from './ticket-words.ts';

const NOW: { readonly asOfMs: number | null; readonly recalled: boolean } = { asOfMs: null, recalled: false };
const words = (change: Partial<TicketView>, seen = NOW) => ticketWords(sampleTicket(change), 'vi', seen);

describe('waiting', () => {
  test('[T1] how many are before it, at which counters, and that the wait is not known', () => {
    expect(words({ ahead: 5 })).toEqual({
      title: 'A012 · còn 5 người',
      state: 'Đang chờ',
      place: null,
      ahead: { count: 5, words: 'người phía trước' },
      advice: 'Mời ông/bà ngồi chờ. Trang này tự cập nhật.',
      details: ['Chưa rõ thời gian chờ.', 'Quầy 4, 5'],
    });
  });

  test('[T1] near its turn it is asked to the counters; with nobody before it no figure stands there', () => {
    expect(words({ ahead: 3 }).advice).toBe('Mời ông/bà chờ gần quầy 4, 5.');
    expect(words({ ahead: 4 }).advice).not.toContain('gần');
    expect(words({ ahead: 0 }).ahead).toEqual({ count: null, words: 'Sắp đến lượt ông/bà' });
    expect(words({ ahead: 2, counters: [] }).advice).not.toContain('gần');
  });

  test('[T1] the services after this one', () => {
    expect(
      words({
        further: [
          { vi: 'Đất đai', en: 'Land' },
          { vi: 'Thuế', en: 'Taxes' },
        ],
      }).details,
    ).toContain('Sau đó: Đất đai, Thuế');
  });

  test('[T2] without a link it is told as of then, never as if it were now', () => {
    const stale = words({ ahead: 2, counters: ['9'] }, { asOfMs: EIGHT + 60_000, recalled: false });
    expect(stale.ahead).toEqual({ count: null, words: 'Lúc 08:01: 2 người phía trước' });
    expect(stale.advice).toBe('Vui lòng để ý bảng gọi số trong sảnh.');
    expect(JSON.stringify([stale.advice, stale.details])).not.toMatch(/2|gần|thời gian chờ/);
    expect(stale.title).toBe('A012 · Đang chờ');
    expect(words({ ahead: 0 }, { asOfMs: EIGHT, recalled: false }).ahead?.words).toBe('Lúc 08:00: không còn ai phía trước');
  });
});

describe('called', () => {
  test('[T3] the counter, the hall and when; said again, that it was', () => {
    const called = { state: 'called', call: callAt(7), counters: ['4'] } as const;
    expect(words(called)).toMatchObject({
      title: '● Mời đến quầy 4 · A012',
      state: 'Mời ông/bà đến ngay',
      place: { word: 'Quầy', counter: '4' },
      details: ['Sảnh A', 'Gọi lúc 08:00'],
    });
    expect(words(called, { asOfMs: null, recalled: true }).details).toEqual(['Sảnh A', 'Gọi lại lúc 08:00']);
  });

  test('[T3] the counter also when forty others have been called since', () => {
    expect(words({ state: 'called', call: null, counters: ['9'] })).toMatchObject({ place: { counter: '9' }, details: [] });
  });
});

test('[T4] missed and held: to the button while it does something, to a person when it does not', () => {
  const until = { untilMs: EIGHT };
  expect(words({ state: 'missed', mayReturn: until }).advice).toContain('bấm nút dưới đây');
  expect(words({ state: 'missed', mayReturn: null }).advice).toContain('hỏi cán bộ');
  expect(words({ state: 'held', mayReturn: { untilMs: null } }).advice).toContain('bấm nút dưới đây');
  expect(words({ state: 'held', mayReturn: null }).advice).toContain('báo cán bộ');
});

test.each(TICKET_STATES)('[T1] %s has its own word and its own advice in each language', (state) => {
  for (const language of LANGUAGES) {
    const all = TICKET_STATES.map((other) => ticketWords(sampleTicket({ state: other, call: callAt(1) }), language, NOW));
    const own = ticketWords(sampleTicket({ state, call: callAt(1) }), language, NOW);
    expect(all.filter((other) => other.state === own.state)).toHaveLength(1);
    expect(all.filter((other) => other.advice === own.advice)).toHaveLength(1);
    expect(own.title).toContain('A012');
  }
});

test('times are the centre’s, wherever the phone is', () => {
  const elsewhere = sampleTicket({ state: 'called', call: callAt(1), centre: { name: { vi: '', en: '' }, timeZone: 'Asia/Tokyo' } });
  expect(ticketWords(elsewhere, 'en', NOW).details).toContain('Called at 10:00');
});
