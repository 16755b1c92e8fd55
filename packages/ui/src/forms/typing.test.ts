import { describe, expect, test } from 'vitest';
import { typed } from './typing.ts';

const TONES: Readonly<Record<string, string>> = { s: '{sac}', f: '{huyen}', r: '{hoi}', x: '{nga}', j: '{nang}' };
const type = (keys: readonly string[]) => keys.reduce(typed, '');

describe('[K6] the touch keyboard writes Vietnamese', () => {
  test.each<[string, string, string]>([
    ['khai', '{sac}', 'khái'],
    ['đât', '{sac}', 'đất'],
    ['hoa', '{huyen}', 'hòa'],
    ['thuê', '{sac}', 'thuế'],
    ['tuyên', '{hoi}', 'tuyển'],
    ['quy', '{sac}', 'quý'],
    ['quan', '{hoi}', 'quản'],
    ['gia', '{huyen}', 'già'],
    ['giây', '{sac}', 'giấy'],
    ['nươc', '{sac}', 'nước'],
    ['đương', '{huyen}', 'đường'],
    ['mua', '{huyen}', 'mùa'],
    ['hô', '{nang}', 'hộ'],
    ['a', '{nga}', 'ã'],
    ['khai sinh đât', '{sac}', 'khai sinh đất'],
    ['ĐÂT', '{sac}', 'ĐẤT'],
  ])('%s and %s make %s', (before, key, after) => {
    expect(typed(before, key)).toBe(after);
    expect(typed(before, key)).toBe(typed(before, key).normalize('NFC'));
  });

  test('a tone takes the place of another; the same one again takes it away', () => {
    expect(typed('đất', '{nang}')).toBe('đật');
    expect(typed('đất', '{sac}')).toBe('đât');
  });

  test('a tone without a vowel before it changes nothing', () => {
    for (const key of Object.values(TONES)) expect([typed('', key), typed('kh', key), typed('khai ', key)]).toEqual(['', 'kh', 'khai ']);
  });

  test('space, delete and clear', () => {
    expect(type(['{space}', 'a', '{space}', '{space}', 'b'])).toBe('a b');
    expect(type(['a', 'b', '{bksp}', '{bksp}', '{bksp}'])).toBe('');
    expect(type(['a', 'b', '{clear}', 'c'])).toBe('c');
    expect(typed('a', '{unknown}')).toBe('a');
  });
});
