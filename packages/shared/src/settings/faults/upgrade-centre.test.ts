import { describe, expect, test } from 'vitest';
import seed from '../../../../../resources/seed/centre.json' with { type: 'json' };
import { parseCentre } from './centre-faults.ts';
import { upgradeCentre } from './upgrade-centre.ts';

describe('settings of an earlier version', () => {
  const printers = [
    { id: 'printer-1', name: { vi: 'Máy in', en: 'Printer' }, driver: 'escpos', link: { kind: 'tcp', host: '192.0.2.7', port: 9100 }, paperWidthDots: 576 },
  ];
  const { devices: _devices, province: _province, dossiers: _dossiers, ...rest } = seed;
  const old = { ...rest, printers, kiosks: [{ id: 'kiosk-1', name: { vi: 'Ki-ốt', en: 'Kiosk' }, printerId: 'printer-1' }] };

  test('with printers alone: they stand among the devices, with today’s defaults', () => {
    const parsed = parseCentre(structuredClone(old));
    if (!parsed.ok) return expect.unreachable(JSON.stringify(parsed.no));
    expect(parsed.value.devices).toEqual([{ ...printers[0], heldBy: null, status: 'asked', confirm: 'gs-r' }]);
    expect('printers' in parsed.value).toBe(false);
  });

  test('without province, dossiers and densities: what was true of all of them', () => {
    const parsed = parseCentre(structuredClone(old));
    if (!parsed.ok) return expect.unreachable(JSON.stringify(parsed.no));
    const { province, dossiers, kiosks } = parsed.value;
    expect([province, dossiers.source, kiosks[0]?.screenDpi]).toEqual([null, { kind: 'none' }, 102]);
  });

  test('[Q8] without reasons for a call before its turn: the usual ones', () => {
    const { callReasons: _callReasons, ...before } = seed;
    expect(upgradeCentre(before)).toEqual(seed);
    const parsed = parseCentre({ ...seed, callReasons: [...seed.callReasons.slice(0, 2), seed.callReasons[0]] });
    expect(parsed).toMatchObject({ ok: false, no: [{ en: expect.stringContaining('callReasons') as unknown }] });
  });

  test('are not changed themselves, and of today’s nothing is changed', () => {
    const before = structuredClone(old);
    expect(upgradeCentre(old)).not.toBe(old);
    expect(old).toEqual(before);
    expect(upgradeCentre(seed)).toBe(seed);
    expect(upgradeCentre(upgradeCentre(old))).toEqual(upgradeCentre(old));
  });

  test('with both, nothing is thrown away unsaid: the shape names the stranger', () => {
    const parsed = parseCentre({ ...structuredClone(seed), printers });
    expect(parsed).toMatchObject({ ok: false, no: [{ en: expect.stringContaining('printers') }] });
  });

  test.each([null, undefined, 7, 'x', true, [[]], {}, { printers: 'none' }, { printers: null }])('[R3] %j comes out as it went in', (document) => {
    expect(upgradeCentre(document)).toBe(document);
  });
});
