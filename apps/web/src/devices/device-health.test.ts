import { deviceFault, deviceFaultText } from '@luot/shared/domain/devices/device-fault';
import { DEVICE_STATES, type DeviceState } from '@luot/shared/domain/devices/device-state';
import type { Text } from '@luot/shared/domain/text';
import type { DeviceView } from '@luot/shared/protocol/views/devices-view';
import { sayIn } from '@luot/strings/say';
import { describe, expect, test } from 'vitest';
import { faultWords, healthOf, worstFirst } from './device-health.ts';

const device = (state: DeviceState, error: Text | null = null, id = 'p1'): DeviceView => {
  return { id, kind: 'printer', name: { vi: 'Máy in', en: 'Printer' }, holder: null, state, sinceMs: 0, error };
};
const words = (language: 'vi' | 'en', given: DeviceView) => faultWords(given, sayIn(language), (text) => text[language]);

describe('[P4] how a device is', () => {
  test.each<[DeviceState, string]>([
    ['ready', 'well'],
    ['printing', 'well'],
    ['near-end', 'soon'],
    ['paper-out', 'fault'],
    ['cover-open', 'fault'],
    ['offline', 'fault'],
    ['unknown', 'fault'],
  ])('%s: %s', (state, health) => {
    expect(healthOf(device(state))).toBe(health);
  });

  test('whatever else is wrong with one that works is a fault too; the warning before the end of the paper is not', () => {
    const error = { vi: 'Máy in báo lỗi.', en: 'The printer reports a fault.' };
    expect(['ready', 'printing', 'near-end'].map((state) => healthOf(device(state as DeviceState, error)))).toEqual(['fault', 'fault', 'soon']);
  });

  test('the worst come first, each kind in the order of the settings', () => {
    const devices = DEVICE_STATES.map((state, i) => device(state, null, String(i)));
    expect(worstFirst(devices).map(({ state }) => state)).toEqual(['paper-out', 'cover-open', 'offline', 'unknown', 'near-end', 'ready', 'printing']);
  });
});

describe('[P4] what is wrong, in a few words', () => {
  test('the state, where it says it all', () => {
    const paper = deviceFaultText(deviceFault('paper-out'));
    expect([words('vi', device('paper-out', paper)), words('en', device('cover-open')), words('vi', device('unknown'))]).toEqual([
      'Hết giấy',
      'Cover open',
      'Không trả lời',
    ]);
  });

  test('the error, without what to do about it, where the state alone would mislead', () => {
    expect(words('vi', device('offline', deviceFaultText(deviceFault('cutter'))))).toBe('Dao cắt bị kẹt');
    const away = deviceFaultText(deviceFault('unreachable', { address: '192.168.1.50:9100', reason: 'ECONNREFUSED' }));
    expect(words('en', device('offline', away))).toBe('192.168.1.50:9100 cannot be reached (ECONNREFUSED)');
    expect(words('vi', device('offline', deviceFaultText(deviceFault('kiosk-away'))))).toBe('Ki-ốt giữ thiết bị này không kết nối');
  });
});
