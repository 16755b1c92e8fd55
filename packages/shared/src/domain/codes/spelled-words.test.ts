import { describe, expect, test } from 'vitest';
import { markCount, spelledWords } from './spelled-words.ts';

describe('words whose marks count', () => {
  test.each([
    ['Hoà giải ở cơ sở', 'Hòa giải ở cơ sở'],
    ['ĐẤT  ĐAI.', 'Đất đai'],
    ['Ðất ðai', 'Đất đai'],
    ['Đất đai'.normalize('NFD'), 'đất\u00a0đai'],
    ['Thuý – Huỷ', 'thúy hủy'],
    ['Quản lí', 'Quản lý'],
    ['Kĩ thuật, qui hoạch', 'kỹ thuật - quy hoạch'],
    ['Hộ t\u200bịch', 'Hộ tịch'],
  ])('[F21] "%s" and "%s" are the same', (one, other) => {
    expect(spelledWords(one)).toBe(spelledWords(other));
  });

  test.each([
    ['hủy', 'Huy'],
    ['Thuế', 'Thuê'],
    ['Thú y', 'Thủy'],
    ['Thúy', 'Thúi'],
    ['đa', 'da'],
  ])('[F21] "%s" and "%s" are not', (one, other) => {
    expect(spelledWords(one)).not.toBe(spelledWords(other));
  });

  test('[F24] marks are counted, in one piece or several', () => {
    expect(['Đất đai', 'Dat dai', 'Hộ tịch', 'Hộ tịch'.normalize('NFD'), 'Hô tich'].map(markCount)).toEqual([4, 0, 3, 3, 1]);
  });
});
