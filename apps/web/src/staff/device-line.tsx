import type { DeviceView } from '@luot/shared/protocol/views';
import { useLanguage } from '@luot/ui/language-context';

/** Device faults in one line; nothing when all is well. */
export function DeviceLine({ devices }: { devices: readonly DeviceView[] }) {
  const { say, textOf } = useLanguage();
  const bad = devices.filter((device) => device.state === 'offline' || device.error !== null);
  if (bad.length === 0) return null;
  const list = bad.map((device) => `${textOf(device.name)} (${say(`device.${device.state}`)})`).join(', ');
  return <p className="alert-line staff-devices">{say('staff.devices-bad', { list })}</p>;
}
