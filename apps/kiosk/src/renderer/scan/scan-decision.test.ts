import type { CatalogueView, Procedure } from '@luot/shared/protocol/views/catalogue-view';
import { describe, expect, test } from 'vitest';
import { decideScan, type ScanDecision, type ScanNotice } from './scan-decision.ts';

const procedure = (code: string, serviceId: string | null, more: Partial<Procedure> = {}): Procedure => ({
  code,
  portalId: null,
  foreignIds: [],
  shortName: { vi: code, en: null },
  fullName: code,
  field: 'Hộ tịch',
  serviceId,
  timeLimit: null,
  cutOff: null,
  fee: { status: 'unknown', text: null },
  documents: null,
  online: null,
  ...more,
});
const PORTAL_ID = '019d2bf7-7704-7449-9e95-fe7ebb959aa2';
const OTHER_PAGE = '019d2bf7-7704-7449-9e95-fe7ebb959bbb';
const CATALOGUE: CatalogueView = {
  procedures: [
    procedure('1.001193', 'civil-status', { portalId: PORTAL_ID }),
    procedure('2.000815', 'certification', { foreignIds: ['102614'] }),
    procedure('1.009999', null),
  ],
  others: [
    { code: '1.004227', portalId: null, name: null, why: 'repealed', successors: ['2.000815', '1.888888'] },
    { code: '1.115494', portalId: OTHER_PAGE, name: 'Giao đất', why: 'other-province', successors: [] },
  ],
};
const decide = (raw: string) => decideScan(raw, CATALOGUE);
const to = (code: string): ScanDecision => ({ kind: 'procedure', code });
const notice = (of: ScanNotice): ScanDecision => ({ kind: 'notice', notice: of });

describe('[K2] what is handled here leads to its screen', () => {
  test.each<[string, string, ScanDecision]>([
    ['the code alone', '1.001193', to('1.001193')],
    ['in the old portal’s address', 'https://dichvucong.gov.vn/p/home/dvc-tthc-thu-tuc-hanh-chinh-chi-tiet.html?ma_thu_tuc=2.000815&tab=1', to('2.000815')],
    ['the new portal’s page, by the table', `https://dichvucong.gov.vn/thu-tuc-hanh-chinh/${PORTAL_ID}`, to('1.001193')],
    ['another portal’s number, by the table', 'https://dichvucong.gov.vn/p/home/dvc.html?ma_thu_tuc=102614', to('2.000815')],
    ['beside one that is not handled here', '1.009999, 2.000815', to('2.000815')],
    ['one that is in force and not handled here, whose papers can be read all the same', '1.009999', to('1.009999')],
    ['words of a search link', 'https://dichvucong.gov.vn/tim-kiem-thu-tuc-hanh-chinh?keyword=khai%20sinh', { kind: 'search', words: 'khai sinh' }],
    ['a receipt', 'H15.50.05.13-261008-0975', { kind: 'dossier', code: 'H15.50.05.13-261008-0975' }],
    ['a booking', 'LUOT-BOOKING:7K3M-9Q2X', { kind: 'booking', code: '7K3M-9Q2X' }],
    ['a ticket', 'LUOT:0123456789abcdefghijkl', { kind: 'ticket', token: '0123456789abcdefghijkl' }],
  ])('%s', (_case, raw, expected) => {
    expect(decide(raw)).toEqual(expected);
  });
});

describe('[K3] what has no place here has its own reason', () => {
  test.each<[string, string, ScanNotice]>([
    ['repealed, with the successors that are known here', '1.004227', { why: 'repealed', code: '1.004227', successors: ['2.000815'] }],
    ['another province’s', '1.115494', { why: 'other-province', code: '1.115494' }],
    ['another province’s, by its page', `https://dichvucong.gov.vn/thu-tuc-hanh-chinh/${OTHER_PAGE}`, { why: 'other-province', code: '1.115494' }],
    ['internal', '6.001234', { why: 'internal', code: '6.001234' }],
    ['well formed, and nobody knows it', '1.999999', { why: 'unknown-code', code: '1.999999' }],
    ['a page no table knows', 'https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bf7-0000-7449-9e95-fe7ebb959aa2', { why: 'unknown-page' }],
    ['a digit too many', '1.0133611', { why: 'damaged-code' }],
    ['an identity card', '001099012345|123456789|Nguyễn Văn A|01011990|Nam|Số 1, Phường X, Hà Nội|01012021', { why: 'identity-card' }],
    ['a health card', 'GD4790000000000|4e677579e1bb856e|01/01/1990|1|4869|', { why: 'health-card' }],
    ['an address of anything', 'https://example.org/', { why: 'not-recognised' }],
    ['a script', 'javascript:alert(1)', { why: 'not-recognised' }],
    ['nothing', '', { why: 'not-recognised' }],
  ])('%s', (_case, raw, expected) => {
    expect(decide(raw)).toEqual(notice(expected));
  });
});

describe('[Q10] where a booking is about to be shown', () => {
  const booking = (code: string): ScanDecision => ({ kind: 'booking', code });
  test.each<[string, string, ScanDecision]>([
    ['what means nothing else is its code', '7K3M-9Q2X', booking('7K3M-9Q2X')],
    ['though it looks like a page’s', '019d2bf7-0000-7449-9e95-fe7ebb959aa2', booking('019d2bf7-0000-7449-9e95-fe7ebb959aa2')],
    ['though it looks like a broken code of a procedure', '1.0133611', booking('1.0133611')],
    ['a procedure is a procedure', '1.001193', to('1.001193')],
    ['a ticket is a ticket', 'LUOT:0123456789abcdefghijkl', { kind: 'ticket', token: '0123456789abcdefghijkl' }],
    ['a receipt is a receipt', 'H15.50.05.13-261008-0975', { kind: 'dossier', code: 'H15.50.05.13-261008-0975' }],
    ['a card is a card', '001099012345', notice({ why: 'identity-card' })],
    ['an address is nothing', 'https://example.org/', notice({ why: 'not-recognised' })],
    ['three letters are nothing', '7K3', notice({ why: 'not-recognised' })],
  ])('%s', (_case, raw, expected) => {
    expect(decideScan(raw, CATALOGUE, true)).toEqual(expected);
  });

  test('elsewhere such a text is nothing', () => {
    expect(decide('7K3M-9Q2X')).toEqual(notice({ why: 'not-recognised' }));
  });
});

describe('[K20e] whatever is scanned, something is said', () => {
  test.each([
    ['nothing', ''],
    ['spaces', ' \r\n'],
    ['invisible characters', '\u200b'],
    ['too long', 'x'.repeat(3_001)],
    ['too long, with a code in it', `1.001193 ${'x'.repeat(3_000)}`],
    ['keystrokes', '1.001193\u001b[15~'],
    ['half a character', '\ud83d'],
    ['words', 'xin chào'],
    ['a number of a queue', 'A025'],
  ])('%s', (_case, raw) => {
    expect(decide(raw)).toEqual(notice({ why: 'not-recognised' }));
    expect(decideScan(raw, CATALOGUE, true).kind).not.toBe('procedure');
  });
});

test('[K2] nothing of a card is in what is decided', () => {
  expect(JSON.stringify(decide('001099012345||Nguyễn Văn A|01011990|Nam|Hà Nội|01012021'))).not.toMatch(/Nguy|0010/);
});
