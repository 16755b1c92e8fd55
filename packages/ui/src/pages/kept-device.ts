// Which device a browser's page is, where a restart finds it. The tab comes first: two displays of one PC share a browser.
type Role = 'kiosk' | 'display' | 'lab';

export interface KeptDevice {
  readonly device: string;
  readonly token: string;
}

const keyOf = (role: Role) => `luot.device.${role}`;

/** False where the browser keeps nothing. */
export function keepDevice(role: Role, { device, token }: KeptDevice): boolean {
  try {
    for (const place of [sessionStorage, localStorage]) place.setItem(keyOf(role), JSON.stringify({ device, token }));
    return true;
  } catch {
    return false;
  }
}

/** Null: none yet, or somebody has cleared the browser's storage. */
export function keptDevice(role: Role): KeptDevice | null {
  try {
    const kept = sessionStorage.getItem(keyOf(role)) ?? localStorage.getItem(keyOf(role));
    return kept === null ? null : (JSON.parse(kept) as KeptDevice);
  } catch {
    return null;
  }
}
