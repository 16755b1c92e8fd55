import { type ProcedureFile, procedureFileSchema } from '@luot/shared/settings/procedure-file';
import { describe, expect, test } from 'vitest';
import { keepBetter, worseTexts } from './worse-texts.ts';

const text = (vi: string) => ({ vi, en: vi });
const BIRTH = {
  code: '1.001193',
  fullName: 'Thủ tục đăng ký khai sinh',
  field: 'Hộ tịch',
  documents: { vi: ['Tờ khai', 'Giấy chứng sinh'], en: ['Form', 'Birth paper'] },
  timeLimit: text('1 ngày làm việc'),
  fee: { status: 'stated', text: text('8.000đ mỗi bản') },
};
const list = (...procedures: object[]): ProcedureFile => procedureFileSchema.parse({ procedures });
const was = list(BIRTH);

/** What is worse of a procedure whose parts are changed, as `part: why`. */
function worse(changed: object): string[] {
  return worseTexts(was, list({ ...BIRTH, ...changed })).map(({ part, why }) => `${part}: ${why}`);
}

describe('a list that would be worse', () => {
  test('[F24] every text that people read is looked at', () => {
    expect(worse({})).toEqual([]);
    expect(worse({ fullName: 'Thu tuc dang ky khai sinh' })).toEqual(['fullName: marks']);
    expect(worse({ field: 'H? t?ch', shortName: { vi: 'ĐĂNG KÝ KHAI SINH', en: null } })).toEqual(['shortName: capitals', 'field: letters']);
    expect(worse({ documents: { vi: ['Giay chung sinh', 'Tờ khai'], en: ['a', 'b'] } })).toEqual(['documents: marks']);
    expect(worse({ documents: { vi: ['Giấy chứng sinh', 'Tờ khai', 'Ảnh'], en: ['a', 'b', 'c'] } })).toEqual([]);
    expect(worse({ timeLimit: text('1 ngay lam viec'), fee: { status: 'stated', text: text('8.000d moi ban') } })).toEqual(['timeLimit: marks', 'fee: marks']);
    expect(worse({ timeLimit: text('1 ngày'), fee: { status: 'stated', text: text('8.000đ') } })).toEqual([]);
    expect(worseTexts(was, list({ ...BIRTH, code: '1.000894', fullName: 'Thu tuc' }))).toEqual([]);
  });

  test('[F24] what would be worse is left as it stands, and the rest is taken', () => {
    const after = list(
      { ...BIRTH, fullName: 'Thu tuc dang ky khai sinh', field: 'Tư pháp', documents: { vi: ['Giay chung sinh'], en: ['x'] } },
      { ...BIRTH, code: '1.000894' },
    );
    const [birth, marriage] = keepBetter(was, after, worseTexts(was, after)).procedures;
    expect(birth).toEqual({ ...was.procedures[0], field: 'Tư pháp' });
    expect(marriage).toEqual(after.procedures[1]);
  });
});
