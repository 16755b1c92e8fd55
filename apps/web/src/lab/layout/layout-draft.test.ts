import { PAPER_FIELDS, type TicketLayout, ticketSchema } from '@luot/shared/settings/ticket-layout';
import { describe, expect, test } from 'vitest';
import { draftOf, type LayoutDraft, layoutOf, movePart, PART_NAMES, withPart } from './layout-draft.ts';

const LAYOUT: TicketLayout = {
  logo: null,
  header: null,
  footer: { vi: 'Xin cảm ơn', en: 'Thank you' },
  fields: ['number', 'service', 'qr'],
};
const fields = (draft: LayoutDraft) => layoutOf(draft)?.fields.join(' ');

test('[P5] a ticket has the parts that settings know, in their order', () => {
  expect(Object.keys(PART_NAMES)).toEqual([...PAPER_FIELDS]);
});

test('[P5] a layout that nobody has changed comes out as it went in, and as settings take it', () => {
  const whole = ticketSchema.parse({ footer: LAYOUT.footer });
  for (const layout of [LAYOUT, whole, { ...LAYOUT, header: { vi: 'Phường mẫu', en: 'Sample ward' }, logo: 'data:image/png;base64,AAAA' }]) {
    expect(layoutOf(draftOf(layout))).toEqual(layout);
    expect(ticketSchema.parse(layoutOf(draftOf(layout)))).toEqual(layout);
  }
});

describe('[P5] parts', () => {
  const draft = draftOf(LAYOUT);

  test('that are off stand below, and come back where they stand', () => {
    expect(draft.parts.map(({ field }) => field).slice(0, 5)).toEqual(['number', 'service', 'qr', 'logo', 'header']);
    const without = withPart(draft, 'service', false);
    expect(fields(without)).toBe('number qr');
    expect(fields(withPart(without, 'service', true))).toBe('number service qr');
    expect(fields(withPart(draft, 'logo', true))).toBe('number service qr logo');
  });

  test('move one place, and stay where there is no further one', () => {
    expect(fields(movePart(draft, 'qr', -1))).toBe('number qr service');
    expect(fields(movePart(draft, 'number', 1))).toBe('service number qr');
    expect(movePart(draft, 'number', -1)).toBe(draft);
    expect(movePart(draft, 'footer', 1)).toBe(draft);
  });

  test('the number is always there', () => {
    expect(withPart(draft, 'number', false)).toBe(draft);
  });
});

describe('[P5] words', () => {
  const draft = draftOf(LAYOUT);
  const header = (vi: string, en: string) => layoutOf({ ...draft, header: { vi, en } });

  test('a first line of spaces is none; one written in one language only is not ready', () => {
    expect(header(' ', '')?.header).toBeNull();
    expect(header('Phường mẫu', ' ')).toBeNull();
    expect(header(' Phường mẫu ', 'Sample ward')?.header).toEqual({ vi: 'Phường mẫu', en: 'Sample ward' });
  });

  test('a last line is always needed', () => {
    expect(layoutOf({ ...draft, footer: { vi: '', en: 'Thank you' } })).toBeNull();
    expect(layoutOf({ ...draft, footer: { vi: '', en: '' } })).toBeNull();
  });

  test('accents typed as letters of their own are put together', () => {
    expect(header('Hộ tịch'.normalize('NFD'), 'Civil status')?.header?.vi).toBe('Hộ tịch'.normalize('NFC'));
  });
});
