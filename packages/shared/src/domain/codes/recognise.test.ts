import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptTime } from '../../../test/fixtures/kept-time.ts';
import { suggestDossierCodes } from './dossier-code.ts';
import { ADDRESSES_IN_TEXTS, MARKED_CODES, PAYLOADS, PRINTED_DOSSIERS } from './recognise.payloads.ts';
import { bookingCodeOf, recognise } from './recognise.ts';

describe('[K2] what codes, posters, receipts and cards hold', () => {
  test('the table is long enough to mean something', () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(120);
  });

  test.each(PAYLOADS)('%s', (_what, raw, expected) => {
    expect(recognise(raw)).toEqual(expected);
  });
});

test.each(PRINTED_DOSSIERS)('[K20b] %s', (_what, raw, expected) => {
  expect(recognise(raw)).toEqual(expected);
});

test.each(ADDRESSES_IN_TEXTS)('[K20c] %s', (_what, raw, expected) => {
  expect(recognise(raw)).toEqual(expected);
});

test.each(MARKED_CODES)('[K20d] %s', (_what, raw, expected) => {
  expect(recognise(raw)).toEqual(expected);
});

describe('[K2] whatever it is given', () => {
  const QUICK_MS = 5;
  /** The best of some: the machine may be busy with something else meanwhile. */
  const ownTime = (text: string) =>
    Math.min(
      ...Array.from({ length: 8 }, () => {
        const from = performance.now();
        recognise(text);
        return performance.now() - from;
      }),
    );
  const pieces = fc.constantFrom(
    '1.001193',
    '|',
    '%2E',
    '%',
    'https://',
    'gov.vn',
    'H15',
    '-261008-',
    '(',
    '"',
    '.',
    ' ',
    '\n',
    '\u0301',
    '\u0000',
    'keyword=',
    'LUOT-BOOKING:',
    '=https://',
    ' – ',
    'a.gov.vn/',
    '9',
    'aa',
  );
  const anything = fc.oneof(
    fc.string({ maxLength: 10_000, unit: 'binary' }),
    fc.string({ maxLength: 3_000, unit: 'grapheme' }),
    fc.array(pieces, { maxLength: 2_000 }).map((parts) => parts.join('')),
    fc.tuple(pieces, fc.integer({ min: 1, max: 3_000 })).map(([piece, times]) => piece.repeat(times).slice(0, 10_000)),
  );

  test('it throws nothing, and is quick', () => {
    fc.assert(
      fc.property(anything, (text) => {
        keptTime('K2: a scanned text is recognised', ownTime(text), QUICK_MS);
      }),
      { numRuns: 500 },
    );
  });

  test('a code is found wherever it stands between spaces, and the text around it does not matter', () => {
    const words = fc.stringMatching(/^[a-zà-ỹ ]{0,40}$/);
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 999_999 }), words, (before, first, rest, after) => {
        const code = `${first}.${String(rest).padStart(6, '0')}`;
        expect(recognise(`${before} ${code} ${after}`)).toMatchObject({ kind: 'procedure', codes: [code] });
      }),
    );
  });

  test('nothing but the kind of a card comes out of it', () => {
    const field = fc.string({ maxLength: 40 }).map((text) => text.replaceAll('|', ''));
    fc.assert(
      fc.property(fc.stringMatching(/^\d{12}$/), fc.array(field, { minLength: 6, maxLength: 12 }), (number, fields) => {
        expect(recognise([number, ...fields].join('|'))).toEqual({ kind: 'card', card: 'identity' });
      }),
    );
  });
});

describe('[K4] a dossier code typed without its dots', () => {
  test.each<[string, string[]]>([
    ['H15500513-261008-0975', ['H15.50.05.13-261008-0975']],
    ['h15500513 261008 0975', ['H15.50.05.13-261008-0975']],
    ['Ｈ１５５００５１３–２６１００８–０９７５', ['H15.50.05.13-261008-0975']],
    ['H155005132610080975', ['H15.50.05.13-261008-0975']],
    ['G2299251225020175', ['G22.99-251225-020175']],
    ['H15.50.05.13-261008-0975', []],
    ['H15', []],
    ['khai sinh', []],
    ['', []],
  ])('%s', (typed, codes) => {
    expect(suggestDossierCodes(typed).slice(0, Math.max(1, codes.length))).toEqual(codes);
  });
});

describe('[Q10] where a booking’s code is expected', () => {
  test.each<[string, string, string | null]>([
    ['our own form', 'LUOT-BOOKING:7K3M9Q2X', '7K3M9Q2X'],
    ['the code alone', '7K3M9Q2X', '7K3M9Q2X'],
    ['with an AIM prefix and a newline', ']Q17K3M-9Q2X\r\n', '7K3M-9Q2X'],
    ['a uuid', '019d2bf7-7704-7449-9e95-fe7ebb959aa2', '019d2bf7-7704-7449-9e95-fe7ebb959aa2'],
    ['too short', '7K3', null],
    ['too long', '7'.repeat(65), null],
    ['as another system may write it', 'Số hẹn #0042', 'Số hẹn #0042'],
    ['another use of QR codes', 'WIFI:T:WPA;S:x;P:y;;', null],
    ['an address', 'https://example.org/7K3M9Q2X', null],
    ['a card', '001099012345|123456789|Nguyễn Văn A|01011990|Nam|Hà Nội|01012021', null],
    ['nothing', '', null],
    ['far too long', '7'.repeat(4_000), null],
  ])('%s', (_what, raw, code) => {
    expect(bookingCodeOf(raw)).toBe(code);
  });

  test('what it finds it finds again, alone and in our own form', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-ZĐ\d][\w ./#-]{2,61}[A-ZĐ\d]$/).filter((code) => !/ {2}|\/\//.test(code)),
        (code) => {
          expect([bookingCodeOf(code), bookingCodeOf(`LUOT-BOOKING:${code}`)]).toEqual([code, code]);
          expect(recognise(`LUOT-BOOKING:${code}`)).toEqual({ kind: 'booking', code });
        },
      ),
    );
  });
});
