export type DeviceKind = 'printer' | 'display' | 'keypad' | 'scanner';
