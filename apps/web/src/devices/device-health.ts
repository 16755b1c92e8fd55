// Whether a device needs somebody, and for what, in a few words.
import type { Text } from '@luot/shared/domain/text';
import type { DeviceView } from '@luot/shared/protocol/views/devices-view';
import type { Say } from '@luot/strings/say';

/** `soon`: it works, and its paper will be out before long. */
export type DeviceHealth = 'well' | 'soon' | 'fault';

export function healthOf({ state, error }: Pick<DeviceView, 'state' | 'error'>): DeviceHealth {
  switch (state) {
    case 'near-end':
      return 'soon';
    case 'paper-out':
    case 'cover-open':
    case 'offline':
    case 'unknown':
      return 'fault';
    case 'ready':
    case 'printing':
      return error === null ? 'well' : 'fault';
  }
}

/**
 * The state, where it says it all. Otherwise the first sentence of the error, which says what is wrong, and leaves out
 * what to do: a jammed cutter is no lost connection, though such a printer is `offline` too.
 */
export function faultWords({ state, error }: DeviceView, say: Say, textOf: (text: Text) => string): string {
  if (error === null || state === 'paper-out' || state === 'cover-open') return say(`device.${state}`);
  return textOf(error).split('. ')[0]?.replace(/\.$/, '') ?? '';
}

/** Faults first, then what will be one, each in the order of the settings. */
export function worstFirst<Device extends DeviceView>(devices: readonly Device[]): Device[] {
  const rank = { fault: 0, soon: 1, well: 2 } as const;
  return [...devices].sort((a, b) => rank[healthOf(a)] - rank[healthOf(b)]);
}
