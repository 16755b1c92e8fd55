import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildSearch, type Findable } from './procedure-search.ts';

const SEED = new URL('../../../resources/seed/procedures.json', import.meta.url);

/** Names as the shipped catalogue has them, and those somebody has shortened. */
function shipped(): Findable[] {
  const { procedures } = JSON.parse(readFileSync(SEED, 'utf8')) as {
    procedures: (Omit<Findable, 'shortName'> & { shortName?: Findable['shortName']; province?: string })[];
  };
  return procedures
    .filter(({ province }) => province === undefined || province === 'H56')
    .map(({ code, shortName, fullName, field }) => ({ code, fullName, field, shortName: shortName ?? { vi: fullName, en: null } }));
}

const search = buildSearch(shipped());
const first = (query: string) => search.find(query, 3);

describe('[K1] what people say', () => {
  test.each([
    ['làm giấy khai sinh cho con', '1.001193'],
    ['chứng thực bản sao', '2.000815'],
    ['birth certificate', '1.001193'],
    ['giấy độc thân', '1.004873'],
    ['cắt khẩu', '1.003197'],
    ['mở quán cà phê', '1.001612'],
    ['tôi muốn xin giấy xác nhận độc thân để cưới vợ', '1.004873'],
  ])('"%s" finds %s', (query, code) => {
    expect(first(query)).toContain(code);
  });

  test('"sổ đỏ" finds a land certificate', () => {
    expect(first('sổ đỏ').map((code) => shipped().find((procedure) => procedure.code === code)?.field)).toContain('Đất đai');
  });
});

describe('[K1] however it is typed', () => {
  test.each([
    ['without marks', 'dang ky khai sinh'],
    ['marks apart from their letters', 'đăng ký khai sinh'.normalize('NFD')],
    ['capitals', 'ĐĂNG KÝ KHAI SINH'],
    ['Telex keystrokes', 'ddawng kys khai sinh'],
    ['VNI keystrokes', 'd9a8ng ky1 khai sinh'],
    ['letters swapped', 'dang ky khia sinh'],
    ['a letter missing', 'dang ky khai sih'],
    ['a letter twice', 'daang ky khaii sinh'],
    ['the last word half typed', 'dang ky khai si'],
    ['signs between', '  dang-ky, khai...sinh?! '],
    ['its code', '1.001193'],
  ])('%s', (_how, query) => {
    expect(first(query)).toContain('1.001193');
  });

  test('the plain procedure goes before its variants', () => {
    expect([first('đăng ký khai sinh')[0], first('dang ky ket hon')[0], first('đăng ký khai tử')[0]]).toEqual(['1.001193', '1.000894', '1.000656']);
  });

  test('half a code finds those that begin with it', () => {
    const found = search.find('1.0011', 50);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((code) => !code.startsWith('1.0011'))).toEqual([]);
  });

  test('nothing finds nothing', () => {
    for (const query of ['', '   ', '?!', '😀']) expect(search.find(query, 5)).toEqual([]);
  });

  test('whatever is typed, it answers with codes it has, no more than asked for', () => {
    const codes = new Set(shipped().map(({ code }) => code));
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 200, unit: 'binary' }), fc.lorem({ maxCount: 30 })), fc.integer({ min: 0, max: 10 }), (query, limit) => {
        const found = search.find(query, limit);
        expect(found.length).toBeLessThanOrEqual(limit);
        expect(found.every((code) => codes.has(code))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
