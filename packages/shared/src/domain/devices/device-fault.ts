// What can be wrong with a device, each a code with its sentence in every language. A sentence says what to do.
import { fillTemplate, LANGUAGES, type Language, type Text, type TextParams } from '../text.ts';

const SENTENCES = {
  // the cable
  'port-missing': {
    vi: 'Không thấy cổng {port}. Hãy kiểm tra dây và bộ chuyển đổi, hoặc xem danh sách cổng bằng luot devices.',
    en: 'There is no port {port}. Check cable and adapter, or list the ports with luot devices.',
  },
  'port-ambiguous': {
    vi: 'Có nhiều cổng giống {port}. Hãy ghi thêm số sê-ri hoặc dùng đường dẫn theo vị trí cắm.',
    en: 'Several ports fit {port}. Add the serial number, or use a path by place.',
  },
  'port-busy': {
    vi: 'Cổng {port} đang được chương trình khác giữ. Hãy đóng chương trình đó.',
    en: 'Another program holds the port {port}. Close that program.',
  },
  'port-denied': {
    vi: 'Không có quyền mở cổng {port}. Hãy thêm người dùng vào nhóm dialout (cổng nối tiếp) hoặc lp (máy in).',
    en: 'The port {port} may not be opened. Add the user to the group dialout (serial) or lp (printers).',
  },
  unreachable: {
    vi: 'Không kết nối được {address} ({reason}). Hãy kiểm tra nguồn điện, dây mạng và địa chỉ.',
    en: '{address} cannot be reached ({reason}). Check power, network cable and address.',
  },
  'place-unknown': {
    vi: 'Danh sách của máy này không có tệp "{place}". Người vận hành ghi vào places.json (máy chủ) hoặc shell.json (ki-ốt).',
    en: 'The list of this machine has no file "{place}". Its operator writes it into places.json (server) or shell.json (kiosk).',
  },
  'place-refused': {
    vi: 'Thiết bị không được phép dùng {port}. Hãy báo người vận hành kiểm tra places.json.',
    en: 'No device may use {port}. Ask the operator to check places.json.',
  },
  unplugged: { vi: 'Mất kết nối: dây bị rút hoặc thiết bị tắt nguồn.', en: 'The connection was lost: the cable was pulled or the device is switched off.' },
  stalled: {
    vi: 'Thiết bị không nhận dữ liệu. Hãy kiểm tra nguồn điện và kiểu điều khiển luồng (flow).',
    en: 'The device takes no data. Check its power and the flow control setting.',
  },
  'kiosk-away': { vi: 'Ki-ốt giữ thiết bị này không kết nối.', en: 'The kiosk that holds this device is not connected.' },
  // what it says
  'no-answer': {
    vi: 'Thiết bị không trả lời. Hãy kiểm tra nguồn điện, tốc độ cổng (baud) và địa chỉ.',
    en: 'The device does not answer. Check its power, baud rate and address.',
  },
  'printer-silent': {
    vi: 'Máy in không trả lời. Hãy kiểm tra nguồn điện và tốc độ cổng (baud); máy in không báo được trạng thái thì đặt status: none.',
    en: 'The printer does not answer. Check its power and baud rate; for one that cannot tell its status set status: none.',
  },
  garbled: {
    vi: 'Thiết bị trả lời sai dạng. Hãy kiểm tra tốc độ cổng (baud) và loại thiết bị.',
    en: 'The device answers nonsense. Check the baud rate and the kind of device.',
  },
  'paper-near-end': { vi: 'Giấy sắp hết. Hãy chuẩn bị cuộn giấy mới.', en: 'The paper is near its end. Have a new roll ready.' },
  'paper-out': { vi: 'Hết giấy. Hãy thay cuộn giấy mới.', en: 'Out of paper. Put in a new roll.' },
  'cover-open': { vi: 'Nắp máy in đang mở. Hãy đóng nắp.', en: 'The printer’s cover is open. Close it.' },
  cutter: { vi: 'Dao cắt bị kẹt. Hãy tắt máy, gỡ giấy kẹt rồi bật lại.', en: 'The cutter is jammed. Switch off, remove the paper, switch on.' },
  'printer-error': { vi: 'Máy in báo lỗi. Hãy tắt rồi bật lại máy in.', en: 'The printer reports a fault. Switch it off and on.' },
  'not-online': { vi: 'Máy in đang tạm dừng. Hãy bấm nút trên máy in.', en: 'The printer is paused. Press its button.' },
  unconfirmed: {
    vi: 'Máy in không báo đã in xong phiếu vừa rồi, nên không rõ phiếu có ra hay không.',
    en: 'The printer did not confirm the last ticket, so nobody knows whether it came out.',
  },
  'panel-refused': {
    vi: 'Bảng LED từ chối lệnh ({reason}). Hãy kiểm tra thanh ghi trong cấu hình.',
    en: 'The panel refuses the command ({reason}). Check the register in the settings.',
  },
  unreadable: { vi: 'Nhận được dữ liệu không đọc được.', en: 'Something came in that cannot be read.' },
} as const satisfies Record<string, Text>;

export type DeviceFaultCode = keyof typeof SENTENCES;

export const DEVICE_FAULT_CODES = Object.keys(SENTENCES) as readonly DeviceFaultCode[];

export interface DeviceFault {
  readonly code: DeviceFaultCode;
  readonly params?: TextParams;
}

export function deviceFault(code: DeviceFaultCode, params?: TextParams): DeviceFault {
  return params === undefined ? { code } : { code, params };
}

export function sameFault(a: DeviceFault | null, b: DeviceFault | null): boolean {
  return a?.code === b?.code && JSON.stringify(a?.params) === JSON.stringify(b?.params);
}

/** What people read, in every language. */
export function deviceFaultText({ code, params }: DeviceFault): Text {
  return Object.fromEntries(LANGUAGES.map((language: Language) => [language, fillTemplate(SENTENCES[code][language], params)])) as Text;
}
