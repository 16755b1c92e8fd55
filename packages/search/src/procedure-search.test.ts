import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedProcedures } from '../test/shipped-procedures.ts';
import { buildSearch } from './procedure-search.ts';

const search = buildSearch(shippedProcedures());
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
    expect(first('sổ đỏ').map((code) => shippedProcedures().find((procedure) => procedure.code === code)?.field)).toContain('Đất đai');
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

  test.each([
    ['without its point', '1001193'],
    ['with a comma', '1,001193'],
    ['with a space for its point', '1 001193'],
    ['with a word before it', 'mã 1.001193'],
    ['with the word of the law before it', 'TTHC 1.001193'],
    ['with words before it, without its point', 'mã thủ tục: 1001193'],
    ['glued to a word', 'TTHC1.001193'],
    ['with a sub-case', '1.001193.02'],
    ['with its unit', '1.001193.000.00.00.H56'],
    ['with its province', '1.001193.H38'],
    ['with its unit, and a word before it', 'Mã TTHC 1.001193.000.00.00.H56'],
    ['beside words', 'đất đai (1.001193)'],
  ])('[K20j] a code %s', (_how, query) => {
    expect(search.find(query, 3)).toEqual(['1.001193']);
  });

  test('[K20j] several codes, each once', () => {
    expect(search.find('1.001193, 1000894 và 1.001193', 3)).toEqual(['1.001193', '1.000894']);
  });

  test.each(['10011', 'mã 1.0011', '1,0011'])('[K20j] half a code, however typed (%s)', (query) => {
    const found = search.find(query, 50);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((code) => !code.startsWith('1.0011'))).toEqual([]);
  });

  test.each(['0912001193', '10011930', '1.999999', '1999999'])('[K20j] another number finds nothing (%s)', (query) => {
    expect(search.find(query, 5)).toEqual([]);
  });

  test('[K20j] a year behind words is no code', () => {
    expect(first('khai sinh năm 2002')).toContain('1.001193');
  });

  test('nothing finds nothing', () => {
    for (const query of ['', '   ', '?!', '😀']) expect(search.find(query, 5)).toEqual([]);
  });

  test('whatever is typed, it answers with codes it has, no more than asked for', () => {
    const codes = new Set(shippedProcedures().map(({ code }) => code));
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
