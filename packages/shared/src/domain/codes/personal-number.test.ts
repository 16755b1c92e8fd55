import { describe, expect, test } from 'vitest';
import { personalNumberIn, personalNumberOf } from './personal-number.ts';

const PHONES = [
  '0912345678',
  '0312345678',
  '0512345678',
  '0712345678',
  '0812345678',
  '091 234 5678',
  '0912.345.678',
  '0912-345-678',
  '(091) 234–5678',
  '09 12 34 56 78',
  '+84912345678',
  '+84 91 234 56 78',
  '+84 (0) 912 345 678',
  '84912345678',
  '0084912345678',
  '０９１２３４５６７８',
  '0912\u200b345678',
];
const IDENTITIES = ['001099012345', '079300123456', '001 099 012 345', '096.201.000.001', '040-188-012-345'];
const OTHERS = [
  '',
  '0412345678', // landlines and numbers nobody has
  '0212345678',
  '091234567',
  '09123456789',
  '1912345678',
  '003099012345', // no such place
  '097099012345',
  '001499012345', // nobody is born in that century
  '00109901234',
  '0010990123456',
  'LH-7K3Q-29',
  'MAU-0930',
  'H15.50.05.13-261008-0975',
  '000.00.12.H62-201105-0004',
  'G22.99.08-260921-896048',
  'H09-260921-0975',
  '03706/2026/07906',
  '202611240930',
  '1.001193',
  '999999999999',
];

describe('a text that is a personal number', () => {
  test.each(PHONES)('[R52] %s is a telephone number', (text) => {
    expect(personalNumberOf(text)).toBe('phone');
  });
  test.each(IDENTITIES)('[R52] %s is an identity number', (text) => {
    expect(personalNumberOf(text)).toBe('identity');
  });
  test.each(OTHERS)('[R52] "%s" is neither, and holds neither', (text) => {
    expect([personalNumberOf(text), personalNumberIn(text)]).toEqual([null, null]);
  });
  test('[R52] one with words around it is not the whole of the text', () => {
    expect(personalNumberOf('LH0912345678')).toBeNull();
  });
});

describe('a text that holds a personal number', () => {
  const around = (number: string) => [number, `gọi ${number}`, `A012 ${number} trước 9 giờ`, `quầy 3 ${number}, số 12`, `SĐT${number}.`, `(${number}) 15`];
  test.each(PHONES)('[R51] %s is found among words', (number) => {
    expect(around(number).map(personalNumberIn)).toEqual(Array.from({ length: 6 }, () => 'phone'));
  });
  test.each(IDENTITIES)('[R51] %s is found among words', (number) => {
    expect(around(number).map(personalNumberIn)).toEqual(Array.from({ length: 6 }, () => 'identity'));
  });
  test.each([
    'hẹn 08-11-2026 09 giờ',
    'hẹn 08.11.2026 09:30',
    'hồ sơ H15.50.05.13-261008-0975 và G03.99-260921-0201',
    'người từ 80 tuổi, số 12, quầy 3',
    'hồ sơ 03706/2026/07906',
  ])('[R51] "%s" holds none', (text) => {
    expect(personalNumberIn(text)).toBeNull();
  });
});
