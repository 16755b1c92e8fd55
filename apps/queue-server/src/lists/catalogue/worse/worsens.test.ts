import { describe, expect, test } from 'vitest';
import { worsens } from './worsens.ts';

const BIRTH = 'Thủ tục đăng ký khai sinh';

describe('a text that would be worse than the one that stands', () => {
  test.each([
    [BIRTH, 'Thu tuc dang ky khai sinh', 'marks'],
    [BIRTH, 'Thủ tuc đang ky khai sinh', 'marks'],
    [BIRTH, 'thu tuc Dang ky khai sinh.', 'marks'],
    [BIRTH, 'Thu tuc dang ky khai sinh (cap xa)', 'marks'],
    [BIRTH, 'THU TUC DANG KY KHAI SINH', 'marks'],
    ['Hộ tịch', 'Hô tich', 'marks'],
    [BIRTH, 'Th? t?c ??ng k? khai sinh', 'letters'],
    [BIRTH, 'Th\uFFFD t\uFFFDc đăng ký khai sinh', 'letters'],
    ['Hồ sơ', 'H? s?', 'letters'],
    ['Tờ khai theo mẫu', 'T? khai (b?n chính)', 'letters'],
    ['Đăng ký tạm trú', 'ĐĂNG KÝ TẠM TRÚ', 'capitals'],
    ['Thuế', 'THUẾ', 'capitals'],
    ['Đăng ký tạm trú', 'ĐĂNG KÝ TẠM TRÚ CHO NGƯỜI NƯỚC NGOÀI', 'capitals'],
    [BIRTH, 'Thủ tục', 'cut-off'],
    [BIRTH, 'Thủ tục đăng ký khai s', 'cut-off'],
    [BIRTH, 'Thủ tục đăng…', 'cut-off'],
    ['Đăng ký thành lập hộ kinh doanh', 'Đăng ký thành...', 'cut-off'],
  ])('[F23] "%s" by "%s": %s', (before, after, worse) => {
    expect(worsens(before, after)).toBe(worse);
  });

  test.each([
    ['Thu tuc dang ky khai sinh', BIRTH],
    [BIRTH, BIRTH.normalize('NFD')],
    [BIRTH, 'Đăng ký khai sinh'],
    [BIRTH, `${BIRTH} có yếu tố nước ngoài`],
    [BIRTH, ''],
    ['ĐĂNG KÝ TẠM TRÚ', 'Đăng ký tạm trú'],
    ['Hoà giải', 'Hòa giải'],
    ['Quản lý cư trú', 'Quản lí cư trú'],
    ['Thẻ BHYT', 'BHYT'],
    ['Cần giấy tờ gì', 'Cần giấy tờ gì?'],
    ['Th? t?c', 'Thủ tục'],
    ['Đăng ký tạm trú tại nơi ở', 'Đăng ký tạm trú tại nơi'],
    ['Đăng ký khai tử', 'VNeID'],
    ['Khai sinh', 'Kết hôn'],
  ])('[F23] "%s" by "%s" is not worse', (before, after) => {
    expect(worsens(before, after)).toBeNull();
  });
});
