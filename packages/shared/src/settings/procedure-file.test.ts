import { expect, test } from 'vitest';
import { procedureRecordSchema } from './procedure-file.ts';

const RECORD = { code: '1.001193', fullName: 'Đăng ký khai sinh', field: 'Hộ tịch' };
const read = (more: object) => procedureRecordSchema.safeParse({ ...RECORD, ...more });

test('[R23] what nobody sees is taken out of every text of a procedure, wherever it comes from', () => {
  const parsed = read({
    fullName: 'Đăng ký\u200B khai\u001B[2J sinh',
    shortName: { vi: 'Khai\u202E sinh', en: 'Birth\u0007' },
    timeLimit: { vi: 'Trong\u00AD ngày\n', en: 'Same day' },
    fee: { status: 'stated', text: { vi: '8.000\u2066 đồng', en: 'VND 8,000' } },
    documents: { vi: ['Giấy\u0000 chứng sinh'], en: ['Certificate\u200F of birth'] },
  });
  expect(JSON.stringify(parsed.data)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(parsed.data).toMatchObject({ shortName: { vi: 'Khai sinh', en: 'Birth' }, timeLimit: { vi: 'Trong ngày' }, documents: { vi: ['Giấy chứng sinh'] } });
});

test('[R23] a text of nothing else is none, and a lost letter is refused', () => {
  for (const text of ['\u200B', ' \u202E ', 'Th\uFFFD t\uFFFDc']) expect(read({ shortName: { vi: text, en: null } }).success).toBe(false);
});
