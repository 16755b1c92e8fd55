import type { ManagerView } from '@luot/shared/protocol/views/manager-view';
import { useServerNow } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { pastTime } from '@luot/ui/time-words';
import { healthOf, worstFirst } from '../../devices/device-health.ts';
import { DeviceStateMark } from '../../devices/device-state-mark.tsx';

/** Only what needs somebody; the others are a number, and have a page of their own. */
export function DeviceSummary({ view }: { view: ManagerView }) {
  const { say, textOf } = useLanguage();
  const nowMs = useServerNow(30_000);
  const unwell = worstFirst(view.devices.filter((device) => healthOf(device) !== 'well'));
  const well = view.devices.length - unwell.length;
  return (
    <section className="panel device-summary">
      <h2>{say('manager.devices')}</h2>
      {view.devices.length === 0 ? <p className="muted">{say('manager.devices-none')}</p> : null}
      {unwell.length === 0 ? null : (
        <ul className="devices">
          {unwell.map((device) => (
            <li key={device.id}>
              <b>{textOf(device.name)}</b>
              <DeviceStateMark device={device} />
              <span className="muted figures">{say('device.since', { time: pastTime(device.sinceMs, nowMs, view.centre.timeZone, say) })}</span>
              {device.error === null ? null : <span className="muted">{textOf(device.error)}</span>}
            </li>
          ))}
        </ul>
      )}
      {well === 0 ? null : <p className="figures">{say('device.well', { n: well })}</p>}
      <a href="devices">{say('manager.devices-all')}</a>
    </section>
  );
}
