// What a browser's device page knows of itself, and what stays in its address bar.
import { beforeEach, expect, test, vi } from 'vitest';
import { findDevice, ownServerUrl } from './connection.ts';

const DEMO = { devices: [{ id: 'kiosk-1', role: 'kiosk', token: 'demo-kiosk-1' }] };

/** As a browser opens an address of its own server. */
function open(address: string, demo: object | null = null): void {
  window.history.replaceState(null, '', address);
  vi.stubGlobal('fetch', async () => (demo === null ? new Response('', { status: 404 }) : Response.json(demo)));
}

async function who(role: 'kiosk' | 'display' = 'kiosk'): Promise<string | null> {
  const found = await findDevice(role);
  if (found.kind !== 'found') return null;
  const { proof } = found.connection;
  return proof.kind === 'device' ? `${proof.device} ${proof.token}` : expect.unreachable();
}

/** The browser ends: what belongs to a tab has gone. */
const restart = () => sessionStorage.clear();

beforeEach(() => open('/kiosk'));

test('[K40] a token leaves the address bar at once, and is found again after a restart', async () => {
  open('/luot/kiosk?screen=2#device=kiosk-7&token=secret');
  expect(await who()).toBe('kiosk-7 secret');
  expect(window.location.href).toMatch(/\/luot\/kiosk\?screen=2$/);
  expect(await who()).toBe('kiosk-7 secret');
  restart();
  expect(await who()).toBe('kiosk-7 secret');
});

test('[K40] a new address wins, also in the sample centre; cleared storage is a page that is not set up', async () => {
  open('/kiosk#device=kiosk-7&token=secret', DEMO);
  await who();
  open('/kiosk#device=kiosk-8&token=other', DEMO);
  expect(await who()).toBe('kiosk-8 other');
  open('/kiosk#device=kiosk-1', DEMO);
  expect(await who()).toBe('kiosk-1 demo-kiosk-1');
  localStorage.clear();
  restart();
  open('/kiosk');
  expect(await who()).toBeNull();
});

test('[K40] two displays of one browser stay themselves when they load again; a kiosk is no display', async () => {
  open('/display#device=board-a&token=a');
  await who('display');
  const [key = ''] = Object.keys(sessionStorage);
  const firstTab = sessionStorage.getItem(key) ?? '';
  restart();
  open('/display#device=board-b&token=b');
  expect(await who('display')).toBe('board-b b');
  restart();
  sessionStorage.setItem(key, firstTab);
  open('/display');
  expect(await who('display')).toBe('board-a a');
  expect(await who('kiosk')).toBeNull();
});

test('[K40] where a browser keeps nothing the address stays: there is nothing else to start again from', async () => {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
    clear: () => undefined,
  });
  open('/kiosk#device=kiosk-7&token=secret');
  expect(await who()).toBe('kiosk-7 secret');
  expect(window.location.hash).toBe('#device=kiosk-7&token=secret');
});

test('[R20] the server is where the page came from, below a path of a proxy too', () => {
  open('/kiosk');
  expect(ownServerUrl()).toBe(window.location.origin);
  open('/so/luot/kiosk?a=1#device=x');
  expect(ownServerUrl()).toBe(`${window.location.origin}/so/luot`);
});
