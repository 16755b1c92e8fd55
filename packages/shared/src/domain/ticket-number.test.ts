import { describe, expect, test } from 'vitest';
import { CONFUSABLE_LETTERS, ticketId, ticketNumber } from './ticket-number.ts';

describe('numbers', () => {
  test('[N1a] a letter and three digits, four after 999', () => {
    const numbers = [1, 9, 10, 99, 100, 999, 1000, 1001, 9999].map((ordinal) => ticketNumber({ kind: 'letter', letter: 'A' }, ordinal));
    expect(numbers).toEqual(['A001', 'A009', 'A010', 'A099', 'A100', 'A999', 'A1000', 'A1001', 'A9999']);
  });

  test('[N1a] the letter may be Đ', () => {
    expect(ticketNumber({ kind: 'letter', letter: 'Đ' }, 7)).toBe('Đ007');
  });

  test('[N1b] or a leading thousand: 1001 to 1999', () => {
    expect([1, 10, 999].map((ordinal) => ticketNumber({ kind: 'numeric', thousand: 1 }, ordinal))).toEqual(['1001', '1010', '1999']);
    expect(ticketNumber({ kind: 'numeric', thousand: 9 }, 42)).toBe('9042');
  });

  test('[N1a] within a style every running number has its own', () => {
    for (const style of [{ kind: 'letter', letter: 'B' } as const, { kind: 'numeric', thousand: 3 } as const]) {
      const all = Array.from({ length: 999 }, (_, i) => ticketNumber(style, i + 1));
      expect(new Set(all).size).toBe(999);
    }
  });
});

describe('ids', () => {
  test('[N2a] an id names day, series and running number', () => {
    expect(ticketId('2026-11-23', 'one-window', 12)).toBe('2026-11-23.one-window.12');
  });
});

describe('letters', () => {
  test('[N1c] the groups hold single capital letters, composed', () => {
    for (const group of CONFUSABLE_LETTERS) {
      expect(group.length).toBeGreaterThan(1);
      for (const letter of group) expect(letter.normalize('NFC')).toMatch(/^[A-ZĐ]$/);
    }
  });
});
