// D1c, D1e: a whole server whose machine's clock is set under it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '@luot/engine/day-clock';
import { at } from '@luot/queue/fixtures/small-centre';
import { describe, expect, test } from 'vitest';
import { connect, PROOF_KIOSK, sessionOf, startTestServer } from './fixtures/test-server.ts';

const HOUR_MS = 3_600_000;
const MANAGER = [{ view: 'manager', id: 'all' }] as const;
const KIOSK = [{ view: 'kiosk', id: 'kiosk-1' }] as const;

/** Real time from 08:00 on, on a machine whose clock somebody sets. */
function settable(): Clock & { set: (aheadMs: number) => void } {
  const began = performance.now();
  let aheadMs = 0;
  const passedMs = () => performance.now() - began;
  return {
    wallMs: () => Math.floor(at('08:00') + passedMs() + aheadMs),
    monotonicMs: passedMs,
    uptimeMs: passedMs,
    bootId: 'boot',
    set: (ms) => {
      aheadMs = ms;
    },
  };
}

describe('a machine’s clock that is set under a running server', () => {
  test('[D1c] nine hours ahead: services stay open, nobody is signed out, and managers are asked', async () => {
    const clock = settable();
    const server = await startTestServer({ clock });
    const kiosk = await connect(server, PROOF_KIOSK, KIOSK);
    const manager = await connect(server, await sessionOf(server, 'quanly'), MANAGER);
    await manager.sees('manager', (view) => expect(view.clock).toBeNull());
    clock.set(15 * HOUR_MS);
    await manager.sees('manager', (view) => expect(view.clock).toMatchObject({ differenceMs: 15 * HOUR_MS, judged: false }));
    await kiosk.sees('kiosk', (view) => expect(view.services[0]?.service).toMatchObject({ state: 'open' }));
    expect(await kiosk.command('ticket.issue', { serviceId: 'papers', language: 'vi' })).toMatchObject({ ok: true });
    expect(server.engine.nowMs - at('08:00')).toBeLessThan(HOUR_MS);
    expect(await manager.command('clock.correct', { to: 'day' })).toMatchObject({ ok: true });
    await manager.sees('manager', (view) => expect(view.clock).toMatchObject({ judged: true }));
    clock.set(0);
    await manager.sees('manager', (view) => expect(view.clock).toBeNull());
  });

  test('[D1e] after a correction whoever was signed in still is, no longer than before, and a new process goes on with it', async () => {
    const clock = settable();
    clock.set(7 * HOUR_MS);
    const server = await startTestServer({ clock });
    const proof = await sessionOf(server, 'quanly');
    const manager = await connect(server, proof, MANAGER);
    expect(await manager.command('clock.correct', { to: at('08:00') })).toMatchObject({ ok: true });
    await manager.sees('manager', (view) => expect(view.clock).toMatchObject({ differenceMs: 7 * HOUR_MS, judged: true }));
    expect(JSON.parse(readFileSync(join(server.dataFolder, 'clock.json'), 'utf8'))).toMatchObject({ bootId: 'boot', judged: true });
    await server.close();
    const next = await startTestServer({ clock, dataFolder: server.dataFolder });
    expect(next.engine.nowMs - at('08:00')).toBeLessThan(HOUR_MS);
    const again = await connect(next, proof, MANAGER);
    await again.sees('manager', (view) => expect(view.clock).toMatchObject({ judged: true }));
    // Fourteen hours after its beginning, by either time.
    expect(await again.command('clock.correct', { to: at('23:00') })).toMatchObject({ ok: true });
  });

  test('[D1e] the clocks of a device’s own machine are asked at the door and decide nothing', async () => {
    const server = await startTestServer({ clock: settable() });
    const auth = { protocol: 1, proof: PROOF_KIOSK, watch: KIOSK, clockMs: at('20:00') };
    const kiosk = await connect(server, null, [], { auth });
    await kiosk.sees('kiosk', (view) => expect(view.services[0]?.service).toMatchObject({ state: 'open' }));
    await expect(connect(server, null, [], { auth: { ...auth, clockMs: 'noon' } })).rejects.toThrow('bad-message');
    expect(server.engine.clockDoubt).toBeNull();
  });

  test('[R1] a time that is none is refused', async () => {
    const server = await startTestServer();
    const manager = await connect(server, await sessionOf(server, 'quanly'), MANAGER);
    for (const to of ['noon', 0, -1, 1.5, 1e15, null]) {
      expect(await manager.command('clock.correct', { to })).toMatchObject({ ok: false, refusal: { code: 'bad-message' } });
    }
  });
});
