import type { DeviceDetail } from '@luot/shared/protocol/views/devices-view';
import type { DriverName } from '@luot/shared/settings/device-settings';
import type { Say } from '@luot/strings/say';
import { useLanguage } from '@luot/ui/language-context';
import { pastTime } from '@luot/ui/time-words';
import { healthOf } from './device-health.ts';
import { DeviceStateMark } from './device-state-mark.tsx';
import { TestButton } from './test-button.tsx';

export function DeviceRow({ device, nowMs, timeZone }: { device: DeviceDetail; nowMs: number; timeZone: string }) {
  const { say, textOf } = useLanguage();
  const { counts, error, lastError } = device;
  const time = (atMs: number) => pastTime(atMs, nowMs, timeZone, say);
  const facts: readonly [string, string][] = [
    [say('devices.holder'), device.holder === null ? say('devices.server') : textOf(device.holder)],
    [say('devices.driver'), driverWords(device.driver, say)],
    [say('devices.address'), device.address],
  ];
  const figures: readonly [string, number][] = [
    [say('devices.done'), counts.done],
    [say('devices.failed'), counts.failed],
    [say('devices.reconnects'), counts.reconnects],
  ];
  return (
    <li className="device-row" data-health={healthOf(device)}>
      <div className="device-is">
        <h3>{textOf(device.name)}</h3>
        <DeviceStateMark device={device} />
        <span className="muted figures">{say('device.since', { time: time(device.sinceMs) })}</span>
      </div>
      <dl className="device-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <dl className="device-counts figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {device.testable ? <TestButton device={device} /> : null}
      {error === null ? null : <p className="device-error">{textOf(error)}</p>}
      {error === null && lastError !== null ? (
        <p className="device-last muted figures">{say('devices.last-error', { time: time(lastError.atMs), error: textOf(lastError.text) })}</p>
      ) : null}
    </li>
  );
}

const DRIVERS: Readonly<Record<DriverName, `driver.${DriverName}`>> = {
  escpos: 'driver.escpos',
  'customer-display': 'driver.customer-display',
  'modbus-panels': 'driver.modbus-panels',
  'template-panels': 'driver.template-panels',
  keypad: 'driver.keypad',
  scanner: 'driver.scanner',
};

/** A driver newer than this page has its own name for words. */
function driverWords(driver: string, say: Say): string {
  return driver in DRIVERS ? say(DRIVERS[driver as DriverName]) : driver;
}
