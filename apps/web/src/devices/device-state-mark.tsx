import type { DeviceView } from '@luot/shared/protocol/views/devices-view';
import { useLanguage } from '@luot/ui/language-context';
import { CircleCheck, OctagonAlert, TriangleAlert } from 'lucide-react';
import { type DeviceHealth, healthOf } from './device-health.ts';

const SHAPES = { well: CircleCheck, soon: TriangleAlert, fault: OctagonAlert } as const;

/** The shape that goes with the colour, for who does not see the colour. */
export function HealthShape({ health }: { health: DeviceHealth }) {
  const Shape = SHAPES[health];
  return <Shape className="health-shape" aria-hidden="true" />;
}

export function DeviceStateMark({ device }: { device: DeviceView }) {
  const { say } = useLanguage();
  const health = healthOf(device);
  return (
    <span className="device-state" data-health={health}>
      <HealthShape health={health} />
      {say(`device.${device.state}`)}
    </span>
  );
}
