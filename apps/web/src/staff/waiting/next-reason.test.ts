import { LANGUAGES, type Language } from '@luot/shared/domain/text';
import type { CounterView, NextReason } from '@luot/shared/protocol/views/counter-view';
import { sayIn } from '@luot/strings/say';
import { expect, test } from 'vitest';
import { MINE, NOW, text, waitingTicket } from '../../../test/given-views.ts';
import { nextReason } from './next-reason.ts';

const HELPING = {
  ...MINE,
  services: [
    { serviceId: 'papers', offsetMinutes: 0 },
    { serviceId: 'land', offsetMinutes: 15 },
  ],
};
const counter = (...services: string[]): Pick<CounterView, 'counter' | 'waiting'> => ({
  counter: HELPING,
  waiting: services.map((serviceId, i) => waitingTicket(`A00${i}`, { serviceId })),
});
const sentence = (why: NextReason, language: Language, at = counter('papers')) =>
  nextReason(why, at, { say: sayIn(language), textOf: (t) => t[language], timeZone: 'Asia/Ho_Chi_Minh' });

const elderly = { kind: 'priority', className: text('Người từ 80 tuổi', 'Aged 80 or over'), headStartMinutes: 30 } as const;

test.each<[string, NextReason, vi: string, en: string]>([
  ['in order', { kind: 'first' }, 'Đến lượt theo thứ tự.', 'Next in order.'],
  ['directed', { kind: 'directed' }, 'Được chuyển đến đúng quầy này.', 'Sent to this counter.'],
  ['priority', { ...elderly, passes: 0 }, 'Người từ 80 tuổi: được gọi sớm hơn 30 phút.', 'Aged 80 or over: called 30 min earlier.'],
  [
    'priority that passes others',
    { ...elderly, passes: 2 },
    'Người từ 80 tuổi: được gọi sớm hơn 30 phút, trước 2 người đến sớm hơn.',
    'Aged 80 or over: called 30 min earlier, before 2 who came first.',
  ],
  ['a class that is no more', { ...elderly, className: null, passes: 0 }, 'Ưu tiên: được gọi sớm hơn 30 phút.', 'Priority: called 30 min earlier.'],
  ['booked', { kind: 'booked', bookedAtMs: NOW + 15 * 60_000 }, 'Có hẹn lúc 09:15.', 'Booked for 09:15.'],
  [
    'the turn of the one who has waited longest',
    { kind: 'turn', jumps: 3 },
    'Đã có 3 lượt vượt liền nhau, nay đến người chờ lâu nhất.',
    '3 calls in a row have passed somebody: now whoever has waited longest.',
  ],
  ['training', { kind: 'training' }, 'Phiếu thử, không tính vào số liệu.', 'Training ticket, counts in nothing.'],
])('[C6] %s, said in both languages', (_name, why, vi, en) => {
  expect([sentence(why, 'vi'), sentence(why, 'en')]).toEqual([vi, en]);
});

test('[C6] [Q4] helping out says which of its two reasons it is: nothing own waits, or others have waited that much longer', () => {
  const why = { kind: 'helping', offsetMinutes: 15 } as const;
  expect(sentence(why, 'vi', counter('land', 'land'))).toBe('Hỗ trợ dịch vụ khác: quầy này không còn ai chờ.');
  expect(sentence(why, 'vi', counter('land', 'papers'))).toBe('Hỗ trợ dịch vụ khác: bên đó chờ lâu hơn quá 15 phút.');
  expect(sentence(why, 'en', counter('land', 'papers'))).toBe('Helping out: waited over 15 min longer than your own.');
});

test('[C6] every sentence is short enough for one glance', () => {
  const all: NextReason[] = [{ kind: 'first' }, { ...elderly, passes: 12 }, { kind: 'turn', jumps: 3 }, { kind: 'helping', offsetMinutes: 15 }];
  for (const why of all) for (const language of LANGUAGES) expect(sentence(why, language).length).toBeLessThan(90);
});
