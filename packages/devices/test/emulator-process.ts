// Virtual devices in a process of their own, so that their work is not mixed with the drivers'. Told by the parent:
// first the devices, then what to do to one; answers with the links, then with `done`.
import type { DeviceSettings } from '@luot/shared/settings/device-settings';
import { EmulatedDevices } from '../src/emulators/emulated-devices.ts';

type Order = { readonly devices: readonly DeviceSettings[] } | { readonly id: string; readonly verb: string; readonly text?: string };

let emulated: EmulatedDevices | null = null;

process.on('message', (order: Order) => {
  void (async () => {
    if ('devices' in order) {
      const started = await EmulatedDevices.start(order.devices);
      emulated = started;
      process.send?.(order.devices.map((device) => started.linkOf(device)));
    } else {
      emulated?.act(order.id, order.verb, order.text);
      process.send?.('done');
    }
  })();
});
process.on('disconnect', () => void emulated?.stop().then(() => process.exit(0)));
