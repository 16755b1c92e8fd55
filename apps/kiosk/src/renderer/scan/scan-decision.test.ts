import type { Procedure } from '@luot/shared/protocol/views';
import { expect, test } from 'vitest';
import { decideScan } from './scan-decision.ts';

const procedure = (code: string, serviceId: string): Procedure => ({
  code,
  shortName: { vi: code, en: code },
  fullName: code,
  field: 'Hộ tịch',
  serviceId,
  timeLimit: null,
  fee: { status: 'unknown', text: null },
  documents: null,
});
const CATALOGUE = [procedure('1.001193', 'civil-status'), procedure('2.000815', 'certification'), procedure('1.009999', 'elsewhere')];
const HERE = ['civil-status', 'certification'];
const decide = (raw: string) => decideScan(raw, CATALOGUE, HERE);

const PORTAL = 'https://dichvucong.gov.vn/p/home/dvc-tthc-thu-tuc-hanh-chinh-chi-tiet.html?ma_thu_tuc=';

test.each([
  ['the code alone', '1.001193', '1.001193'],
  ['with spaces around it', '  1.001193\t', '1.001193'],
  ['with the dossier suffix of the national catalogue', '1.001193.000.00.00.H01', '1.001193'],
  ['in the portal’s address', `${PORTAL}2.000815`, '2.000815'],
  ['in an address with more behind it', `${PORTAL}2.000815&tab=1#top`, '2.000815'],
  ['in Vietnamese words', 'Thủ tục: Đăng ký khai sinh (mã 1.001193), cấp xã', '1.001193'],
  ['in words of letters and accents apart', 'Mã thủ tục: 1.001193'.normalize('NFD'), '1.001193'],
  ['beside one that is not handled here', '3.000001 và 1.001193', '1.001193'],
  ['beside another, without a space', '1.001193,2.000815', '1.001193'],
])('[K2] a code is found: %s', (_case, raw, code) => {
  expect(decide(raw)).toEqual({ kind: 'procedure', serviceId: CATALOGUE.find((p) => p.code === code)?.serviceId, code });
});

test.each([
  ['nobody here knows it', '1.999999', '1.999999'],
  ['another service’s, that this kiosk gives no numbers for', '1.009999', '1.009999'],
  ['the first of two', 'https://example.org/?a=6.123456&b=5.123456', '6.123456'],
])('[K3] a code of nothing that is handled here: %s', (_case, raw, code) => {
  expect(decide(raw)).toEqual({ kind: 'elsewhere', code });
});

test.each([
  ['nothing', ''],
  ['spaces', ' \t '],
  ['a ticket', 'LUOT:2026-11-23.a.17'],
  ['an address of anything', 'https://example.org/'],
  ['a script', 'javascript:alert(1)'],
  ['a digit too many', '1.0011934'],
  ['a digit too few', '1.00119'],
  ['a longer number in front', '11.001193'],
  ['a part of a version or an address', '192.1.001193'],
  ['a beginning no catalogue has', '7.001193 0.001193'],
  ['full-width digits', '１.００１１９３'],
  ['a comma', '1,001193'],
  ['keystrokes within', '1.001193\u0001'],
  ['a line break within', '1.00\n1193'],
  ['more than a QR code holds', `1.001193 ${'x'.repeat(3_000)}`],
])('[K2] anything else is not recognised: %s', (_case, raw) => {
  expect(decide(raw)).toEqual({ kind: 'unknown' });
});
