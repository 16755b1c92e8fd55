import { expect, test } from 'vitest';
import { nameIn, shortNameOf, tidyName } from './procedure-name.ts';

test.each([
  ['  Thủ tục đăng ký\n khai sinh ', 'Thủ tục đăng ký khai sinh'],
  ['Đăng ký'.normalize('NFD'), 'Đăng ký'],
  ['THỦ TỤC ĐĂNG KÝ HOẠT ĐỘNG TÍN NGƯỠNG', 'Thủ tục đăng ký hoạt động tín ngưỡng'],
  ['UBND xã', 'UBND xã'],
  ['OCOP', 'OCOP'],
])('a name as the portal has it, tidied: %j', (raw, tidy) => {
  expect(tidyName(raw)).toBe(tidy);
});

test.each([
  ['Thủ tục đăng ký khai sinh', 'Đăng ký khai sinh'],
  ['Thủ Tục giải quyết chế độ', 'Giải quyết chế độ'],
  ['Thủ tục hành chính liên thông trong cấp điện', 'Liên thông trong cấp điện'],
  ['Cấp bản sao', 'Cấp bản sao'],
])('the short name of %j', (full, short) => {
  expect(shortNameOf(full)).toBe(short);
});

test('a name of a thousand letters is cut between words', () => {
  const short = shortNameOf(`Thủ tục ${'cấp giấy phép xây dựng, '.repeat(50)}`);
  expect(short.length).toBeLessThanOrEqual(161);
  expect(short.endsWith('…')).toBe(true);
  expect(short).not.toMatch(/[\s,]…$/);
});

test('English where there is some, Vietnamese with its mark otherwise', () => {
  expect(nameIn({ vi: 'Khai sinh', en: 'Birth' }, 'en')).toEqual({ text: 'Birth', language: 'en' });
  expect(nameIn({ vi: 'Khai sinh', en: null }, 'en')).toEqual({ text: 'Khai sinh', language: 'vi' });
});
