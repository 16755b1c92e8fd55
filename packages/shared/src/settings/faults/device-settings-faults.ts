// Contradictions in the registry of devices that a shape cannot express.
import { fillTemplate, type Text, type TextParams } from '../../domain/text.ts';
import type { CentreSettings } from '../centre.ts';
import { addressOf, type DeviceSettings, holderOf, isPrinter, type SettingsOf } from '../device-settings.ts';

const SENTENCES = {
  missing: { vi: '{path}: không có "{value}".', en: '{path}: there is no "{value}".' },
  'same-link': {
    vi: '{path}: cổng {value} đã dùng cho thiết bị "{other}".',
    en: '{path}: the port {value} is used by the device "{other}" already.',
  },
  'same-address': { vi: '{path}: địa chỉ {value} được dùng hai lần trên cùng đường dây.', en: '{path}: the address {value} is used twice on one line.' },
  'same-counter': {
    vi: '{path}: quầy "{value}" có hai bảng trên cùng đường dây.',
    en: '{path}: the counter "{value}" has two panels on one line.',
  },
  'shown-nowhere': {
    vi: '{path}: máy in này do ki-ốt "{value}" giữ, ki-ốt "{other}" không in được.',
    en: '{path}: the kiosk "{value}" holds this printer, so the kiosk "{other}" cannot print on it.',
  },
  'scanner-elsewhere': {
    vi: '{path}: đầu đọc do ki-ốt "{value}" giữ chỉ dùng được cho ki-ốt đó.',
    en: '{path}: a scanner that the kiosk "{value}" holds serves that kiosk alone.',
  },
  'address-too-large': {
    vi: '{path}: địa chỉ {value} không viết được trong khung lệnh.',
    en: '{path}: the address {value} cannot be written in the frame.',
  },
  'address-missing': {
    vi: '{path}: khung lệnh không có địa chỉ nên chỉ dùng được cho một bảng.',
    en: '{path}: a frame without an address serves one panel only.',
  },
  'text-in-suffix': {
    vi: '{path}: byte kết thúc {value} cũng là chữ có thể hiển thị, bảng sẽ cắt lệnh giữa chừng.',
    en: '{path}: the suffix {value} is a character that may be shown, so panels would cut the frame short.',
  },
  'frame-without-bounds': {
    vi: '{path}: khung lệnh cần có byte mở đầu hoặc byte kết thúc.',
    en: '{path}: a frame needs a prefix or a suffix.',
  },
  'value-too-wide': { vi: '{path}: một thanh ghi chỉ chứa được 4 chữ số.', en: '{path}: one register holds 4 digits.' },
  'keys-confused': {
    vi: '{path}: phím "{value}" và "{other}" gửi dữ liệu không phân biệt được.',
    en: '{path}: the keys "{value}" and "{other}" send what cannot be told apart.',
  },
  'key-is-digit': { vi: '{path}: phím "{value}" bắt đầu bằng một chữ số.', en: '{path}: what the key "{value}" sends begins with a digit.' },
} as const satisfies Record<string, Text>;

function fault(code: keyof typeof SENTENCES, params: TextParams): Text {
  return { vi: fillTemplate(SENTENCES[code].vi, params), en: fillTemplate(SENTENCES[code].en, params) };
}

export function deviceFaults(centre: CentreSettings): Text[] {
  return [...sameLinks(centre.devices), ...holders(centre), ...centre.devices.flatMap((device) => ownFaults(device, centre))];
}

function sameLinks(devices: readonly DeviceSettings[]): Text[] {
  const known = new Map<string, string>();
  return devices.flatMap((device) => {
    const place = addressOf(device.link);
    // A port is of one machine; an address on the network is the same one for all.
    const key = device.link.kind === 'tcp' ? place : `${holderOf(device) ?? ''} ${place}`;
    const other = known.get(key);
    known.set(key, device.id);
    return other === undefined ? [] : [fault('same-link', { path: `devices.${device.id}.link`, value: place, other })];
  });
}

/** Whoever holds the cable prints: a kiosk prints its own tickets, and no other's. */
function holders(centre: CentreSettings): Text[] {
  const printers = centre.devices.filter(isPrinter);
  return centre.kiosks.flatMap(({ id, printerId }) => {
    const heldBy = printers.find((printer) => printer.id === printerId)?.heldBy ?? null;
    return heldBy === null || heldBy === id ? [] : [fault('shown-nowhere', { path: `kiosks.${id}.printerId`, value: heldBy, other: id })];
  });
}

function ownFaults(device: DeviceSettings, centre: CentreSettings): Text[] {
  const path = `devices.${device.id}`;
  const counter = (id: string) => (centre.counters.some((c) => c.id === id) ? [] : [fault('missing', { path: `${path}.counterId`, value: id })]);
  const kiosk = (id: string | null, field: string) =>
    id === null || centre.kiosks.some((k) => k.id === id) ? [] : [fault('missing', { path: `${path}.${field}`, value: id })];
  switch (device.driver) {
    case 'escpos':
      return kiosk(device.heldBy, 'heldBy');
    case 'customer-display':
      return counter(device.counterId);
    case 'modbus-panels':
      return [...device.panels.flatMap((panel) => counter(panel.counterId)), ...samePanels(path, device.panels), ...registerFaults(path, device)];
    case 'template-panels':
      return [...device.panels.flatMap((panel) => counter(panel.counterId)), ...samePanels(path, device.panels), ...frameFaults(path, device)];
    case 'keypad':
      return [...counter(device.counterId), ...keyFaults(path, device)];
    case 'scanner': {
      const elsewhere = device.heldBy !== null && device.heldBy !== device.kioskId;
      return [
        ...kiosk(device.heldBy, 'heldBy'),
        ...kiosk(device.kioskId, 'kioskId'),
        ...(elsewhere ? [fault('scanner-elsewhere', { path: `${path}.kioskId`, value: device.heldBy ?? '' })] : []),
      ];
    }
  }
}

/** Each panel has an address and a counter of its own: one that is lost must be told from the others. */
function samePanels(path: string, panels: readonly { readonly address: number; readonly counterId: string }[]): Text[] {
  return [
    ...repeated(panels.map((panel) => panel.address)).map((value) => fault('same-address', { path: `${path}.panels`, value })),
    ...repeated(panels.map((panel) => panel.counterId)).map((value) => fault('same-counter', { path: `${path}.panels`, value })),
  ];
}

function repeated<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];
}

function registerFaults(path: string, { encoding, panels }: SettingsOf<'modbus-panels'>): Text[] {
  const widest = Math.max(...panels.map((panel) => panel.digits));
  return encoding === 'value' && widest > 4 ? [fault('value-too-wide', { path: `${path}.panels` })] : [];
}

/** A frame no panel could take: named before anything is sent. */
function frameFaults(path: string, { frame, panels }: SettingsOf<'template-panels'>): Text[] {
  const { address } = frame;
  const largest = address.form === 'byte' ? 255 : address.form === 'digits' ? 10 ** address.width - 1 : Number.POSITIVE_INFINITY;
  const shown = frame.letters ? /^[0-9A-Z -]$/ : /^[0-9 -]$/;
  const first = frame.suffix.slice(0, 2);
  return [
    ...panels.filter((panel) => panel.address > largest).map((panel) => fault('address-too-large', { path: `${path}.panels`, value: panel.address })),
    ...(address.form === 'none' && panels.length > 1 ? [fault('address-missing', { path: `${path}.frame.address` })] : []),
    ...(frame.prefix === '' && frame.suffix === '' ? [fault('frame-without-bounds', { path: `${path}.frame` })] : []),
    ...(first !== '' && shown.test(String.fromCharCode(Number.parseInt(first, 16)))
      ? [fault('text-in-suffix', { path: `${path}.frame.suffix`, value: first })]
      : []),
  ];
}

function keyFaults(path: string, { keys }: SettingsOf<'keypad'>): Text[] {
  const entries = Object.entries(keys).flatMap(([action, bytes]) => (bytes === undefined ? [] : [{ action, bytes }]));
  return entries.flatMap(({ action, bytes }, i) => [
    ...entries
      .slice(i + 1)
      .filter((other) => other.bytes.startsWith(bytes) || bytes.startsWith(other.bytes))
      .map((other) => fault('keys-confused', { path: `${path}.keys`, value: action, other: other.action })),
    ...(/^3[0-9]/.test(bytes) ? [fault('key-is-digit', { path: `${path}.keys`, value: action })] : []),
  ]);
}
