import type { DeviceKind } from '@luot/shared/domain/devices/device-kind';

/** In the order people ask after them: paper, then what is shown, then what is pressed and read. */
export const DEVICE_KINDS: readonly DeviceKind[] = ['printer', 'display', 'keypad', 'scanner'];
