import type { DeviceView } from '@luot/shared/protocol/views/devices-view';
import { useLanguage } from '@luot/ui/language-context';
import { faultWords, healthOf } from './device-health.ts';
import { HealthShape } from './device-state-mark.tsx';

/** More would no longer be one line; who looks after devices has a page for all of them. */
const MOST_NAMED = 4;

/** Devices that need somebody, and below them, quieter, printers that soon will (P4). Nothing when all is well. */
export function DeviceLine({ devices }: { devices: readonly DeviceView[] }) {
  const { say, textOf } = useLanguage();
  const faults = devices.filter((device) => healthOf(device) === 'fault').map((device) => `${textOf(device.name)} (${faultWords(device, say, textOf)})`);
  const soon = devices.filter((device) => healthOf(device) === 'soon').map((device) => textOf(device.name));
  const listOf = (names: readonly string[]) => {
    const more = names.length - MOST_NAMED;
    return more > 0 ? `${names.slice(0, MOST_NAMED).join(', ')} ${say('staff.devices-more', { n: more })}` : names.join(', ');
  };
  if (faults.length + soon.length === 0) return null;
  return (
    <section aria-label={say('devices.title')}>
      {faults.length === 0 ? null : (
        <p className="alert-line staff-devices">
          <HealthShape health="fault" />
          {say('staff.devices-bad', { list: listOf(faults) })}
        </p>
      )}
      {soon.length === 0 ? null : (
        <p className="staff-devices soon">
          <HealthShape health="soon" />
          {say('staff.devices-soon', { list: listOf(soon) })}
        </p>
      )}
    </section>
  );
}
