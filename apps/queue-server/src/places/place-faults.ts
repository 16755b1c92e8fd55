// R30: what settings name and the operator's list has not. The sentences tell the ids there are, and nothing behind them.
import { fillTemplate, type Text, type TextParams } from '@luot/shared/domain/text';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { addressOf, type DeviceSettings, holderOf } from '@luot/shared/settings/device-settings';

const SENTENCES = {
  'no-file': {
    vi: '{path}: places.json không có tệp "{value}" (hiện có: {known}). Người vận hành máy chủ ghi thêm vào "files".',
    en: '{path}: places.json has no file "{value}" (there are: {known}). The operator of the server adds it under "files".',
  },
  'no-folder': {
    vi: '{path}: places.json không có thư mục "{value}" (hiện có: {known}). Người vận hành máy chủ ghi thêm vào "folders".',
    en: '{path}: places.json has no folder "{value}" (there are: {known}). The operator of the server adds it under "folders".',
  },
  'no-service': {
    vi: '{path}: places.json không có dịch vụ web "{value}" (hiện có: {known}). Người vận hành máy chủ ghi thêm vào "services".',
    en: '{path}: places.json has no service "{value}" (there are: {known}). The operator of the server adds it under "services".',
  },
  'no-address': {
    vi: '{path}: thiết bị không được dùng {value}. Chỉ dùng được địa chỉ trong mạng nội bộ và tên cổng của máy; trường hợp khác, người vận hành máy chủ ghi vào "addresses" của places.json.',
    en: '{path}: a device may not use {value}. Addresses of the local network and names of ports may be used; others are added to "addresses" of places.json by the operator of the server.',
  },
  'list-broken': { vi: 'places.json: không dùng được ({reason}).', en: 'places.json: it cannot be used ({reason}).' },
} as const satisfies Record<string, Text>;

export function placeFaultText(code: keyof typeof SENTENCES, params: TextParams): Text {
  return { vi: fillTemplate(SENTENCES[code].vi, params), en: fillTemplate(SENTENCES[code].en, params) };
}

/** What the operator's list has. */
interface KnownPlaces {
  readonly ids: { readonly files: readonly string[]; readonly folders: readonly string[]; readonly services: readonly string[] };
  allows(link: DeviceSettings['link']): boolean;
}

export function placeFaults({ devices, dossiers: { source } }: CentreSettings, places: KnownPlaces): Text[] {
  const missing = (code: keyof typeof SENTENCES, path: string, value: string, known: readonly string[]) =>
    known.includes(value) ? [] : [placeFaultText(code, { path, value, known: known.join(', ') || '–' })];
  return [
    ...devices.flatMap((device) => {
      const { link } = device;
      const path = `devices.${device.id}.link`;
      if (isKiosks(device)) return [];
      if (link.kind === 'file') return missing('no-file', path, link.place, places.ids.files);
      return places.allows(link) ? [] : [placeFaultText('no-address', { path, value: addressOf(link) })];
    }),
    ...(source.kind === 'folder' ? missing('no-folder', 'dossiers.source', source.place, places.ids.folders) : []),
    ...(source.kind === 'http' ? missing('no-service', 'dossiers.source', source.service, places.ids.services) : []),
  ];
}

/** Files and ports of a kiosk's machine are in a list on that machine, which judges them; the network is one. */
function isKiosks(device: DeviceSettings): boolean {
  return device.link.kind !== 'tcp' && holderOf(device) !== null;
}
