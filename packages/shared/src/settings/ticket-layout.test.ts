import { describe, expect, test } from 'vitest';
import { PAPER_FIELDS, ticketSchema } from './ticket-layout.ts';

const footer = { vi: 'Chân trang', en: 'Footer' };
const problems = (layout: object) =>
  ticketSchema.safeParse({ footer, ...layout }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('the layout of a ticket', () => {
  test('[P5] needs a footer only: everything is on the paper, in its order', () => {
    expect(ticketSchema.parse({ footer })).toEqual({ footer, logo: null, header: null, fields: [...PAPER_FIELDS] });
  });

  test('[P5] a number is always on it, and nothing twice', () => {
    expect(problems({ fields: ['number'] })).toEqual([]);
    expect(problems({ fields: ['qr', 'number', 'service'] })).toEqual([]);
    expect(problems({ fields: ['qr', 'service'] })).toEqual(['fields: fields']);
    expect(problems({ fields: ['number', 'qr', 'qr'] })).toEqual(['fields: fields']);
    expect(problems({ fields: [] })).toEqual(['fields: fields']);
    expect(problems({ fields: ['number', 'price'] })).toHaveLength(1);
  });

  test('[R3] a logo is a PNG in the document itself, and small', () => {
    expect(problems({ logo: 'data:image/png;base64,iVBORw0KGgo=' })).toEqual([]);
    for (const logo of ['https://example.org/x.png', 'data:image/svg+xml;base64,AAAA', 'data:image/png;base64,', 'data:image/png;base64,AA AA', 'x', '']) {
      expect(problems({ logo }), logo).toEqual(['logo: png']);
    }
    expect(problems({ logo: `data:image/png;base64,${'A'.repeat(16_000)}` })).toHaveLength(1);
  });

  test('words are in both languages, neither empty nor endless, and kept composed', () => {
    expect(problems({ header: { vi: 'x', en: '' } })).toHaveLength(1);
    expect(problems({ footer: { vi: 'x'.repeat(201), en: 'x' } })).toHaveLength(1);
    expect(problems({ footer: { vi: 'x' } })).toHaveLength(1);
    expect(problems({ colour: 'red' })).toHaveLength(1);
    expect(ticketSchema.parse({ footer: { ...footer, vi: 'Chân'.normalize('NFD') } }).footer.vi).toBe('Chân'.normalize('NFC'));
  });
});
