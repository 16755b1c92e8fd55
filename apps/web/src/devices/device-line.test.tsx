import { deviceFault, deviceFaultText } from '@luot/shared/domain/devices/device-fault';
import type { DeviceState } from '@luot/shared/domain/devices/device-state';
import type { Text } from '@luot/shared/domain/text';
import type { DeviceView } from '@luot/shared/protocol/views/devices-view';
import { LanguageProvider } from '@luot/ui/language-context';
import { cleanup, render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { DeviceLine } from './device-line.tsx';

const device = (name: string, state: DeviceState, error: Text | null = null): DeviceView => {
  return { id: name, kind: 'printer', name: { vi: `Máy in ${name}`, en: `Printer ${name}` }, holder: null, state, sinceMs: 0, error };
};

/** The lines, from the top. */
function lines(devices: readonly DeviceView[], first: 'vi' | 'en' = 'vi'): (string | null)[] {
  const { container } = render(
    <LanguageProvider first={first}>
      <DeviceLine devices={devices} />
    </LanguageProvider>,
  );
  return [...container.querySelectorAll('p')].map((line) => line.textContent);
}

test('[P4] nothing when all is well', () => {
  expect(lines([device('1', 'ready'), device('2', 'printing')])).toEqual([]);
  expect(lines([])).toEqual([]);
});

test('[P4] faults are one line, each with what is wrong; paper that will be out soon is a line below', () => {
  const cutter = deviceFaultText(deviceFault('cutter'));
  const near = deviceFaultText(deviceFault('paper-near-end'));
  const devices = [device('1', 'near-end', near), device('2', 'paper-out'), device('3', 'ready'), device('4', 'offline', cutter), device('5', 'near-end')];
  expect(lines(devices)).toEqual(['Thiết bị cần kiểm tra: Máy in 2 (Hết giấy), Máy in 4 (Dao cắt bị kẹt)', 'Chuẩn bị giấy cho: Máy in 1, Máy in 5']);
  cleanup();
  expect(lines(devices, 'en')).toEqual([
    'Devices to look at: Printer 2 (Out of paper), Printer 4 (The cutter is jammed)',
    'Have paper ready for: Printer 1, Printer 5',
  ]);
});

test('[P4] paper is asked for before it is out', () => {
  expect(lines([device('1', 'near-end')])).toEqual(['Chuẩn bị giấy cho: Máy in 1']);
});

test('[P4] a cable with all its panels stays one line', () => {
  const line = lines(Array.from({ length: 32 }, (_, i) => device(String(i + 1), 'offline')))[0];
  expect(line).toContain('Máy in 1 (Mất kết nối), Máy in 2 (Mất kết nối)');
  expect(line).toMatch(/Máy in 4 \(Mất kết nối\) và 28 thiết bị khác$/);
});
