import { describe, expect, test } from 'vitest';
import old from '../../../../../apps/queue-server/test/fixtures/centre-with-paths.json' with { type: 'json' };
import seed from '../../../../../resources/seed/centre.json' with { type: 'json' };
import { parseCentre, parseStoredCentre } from './centre-faults.ts';
import { takePathsOut } from './centre-paths.ts';

describe('settings that name paths', () => {
  const { paths, document } = takePathsOut(old);

  test('[R30c] what they name is taken out, each under an id of its own', () => {
    const source = { at: 'dossiers.source', place: 'dossiers' };
    expect(paths).toEqual([
      { kind: 'file', at: 'devices.printer-2.link', place: 'printer-2', heldBy: null, file: { out: '/dev/null', in: null } },
      { kind: 'file', at: 'devices.printer-3.link', place: 'printer-3', heldBy: 'kiosk-2', file: { out: '/dev/usb/lp0', in: '/dev/usb/lp0' } },
      { kind: 'service', ...source, url: 'https://one-stop.example.vn/tra-cuu?ma={code}', secret: { header: 'X-Api-Key', file: 'dossier-key' } },
    ]);
    const folder = { ...old, devices: [], dossiers: { ...old.dossiers, source: { kind: 'folder', folder: 'exports', fields: {} } } };
    expect(takePathsOut(folder)).toMatchObject({
      document: { dossiers: { source: { kind: 'folder', place: 'dossiers', fields: {} } } },
      paths: [{ kind: 'folder', ...source, folder: 'exports' }],
    });
  });

  test('[R30c] stored, they open in today’s shape, and nothing of the paths is left', () => {
    const parsed = parseStoredCentre(old);
    if (!parsed.ok) return expect.unreachable(JSON.stringify(parsed.no));
    expect(parsed.value.devices.map(({ link }) => link)).toMatchObject([
      { kind: 'tcp', host: '127.0.0.1' },
      { kind: 'file', place: 'printer-2' },
      { kind: 'file', place: 'printer-3' },
      { kind: 'tcp', host: 'printer.example.vn' },
      { kind: 'serial', port: '/dev/may-doc' },
    ]);
    expect(parsed.value.dossiers.source).toEqual({ kind: 'http', service: 'dossiers', record: 'data.0', fields: { state: 'buoc' } });
    expect(JSON.stringify(document)).not.toMatch(/\/dev\/null|usb\/lp0|one-stop|X-Api-Key|dossier-key/);
  });

  test('[R30] given anew, they are refused, and each place is named in both languages', () => {
    const parsed = parseCentre(old);
    if (parsed.ok) return expect.unreachable();
    // The frozen document is older than R24 too: its devices share names.
    const places = parsed.no.filter(({ en }) => !/\.name\.(?:vi|en):/.test(en));
    expect(places.map(({ en }) => en.split(':')[0])).toEqual(['devices.printer-2.link', 'devices.printer-3.link', 'dossiers.source']);
    for (const { vi, en } of places) {
      expect(vi).toContain('places.json');
      expect(en).toContain('places.json');
      expect(vi + en).not.toMatch(/\/dev|example|dossier-key|\{/);
    }
  });

  test.each([
    { kind: 'file', out: '/x' },
    { kind: 'file', out: '/x', in: '/y' },
    { kind: 'file', place: '../luot.db' },
    { kind: 'file', place: '/data/luot.db' },
    { kind: 'file', place: 'a', out: '/x', in: null },
  ])('[R30] no way to write a path: %j', (link) => {
    const [device] = old.devices;
    expect(parseCentre({ ...seed, devices: [{ ...device, link }], kiosks: [] }).ok).toBe(false);
  });

  test('[R30] no way to write an address or a secret', () => {
    for (const source of [
      { kind: 'http', service: 'a', url: 'http://192.0.2.1/' },
      { kind: 'http', service: 'a', secret: { header: 'X', file: 'server.json' } },
      { kind: 'http', service: 'https://192.0.2.1/' },
      { kind: 'folder', place: '../..' },
    ]) {
      expect(parseCentre({ ...seed, dossiers: { ...seed.dossiers, source } }).ok, JSON.stringify(source)).toBe(false);
    }
  });
});

test.each([
  null,
  undefined,
  7,
  'x',
  [[]],
  {},
  { devices: 'none', dossiers: [] },
  { devices: [null, 7, { link: null }, { id: 7, link: { kind: 'file', out: 'x' } }] },
])('[R3] %j comes out as it went in', (document) => {
  expect(takePathsOut(document)).toEqual({ document, paths: [] });
  expect(takePathsOut(document).document).toBe(document);
});

test('of today’s settings nothing is changed', () => {
  expect(takePathsOut(seed)).toEqual({ document: seed, paths: [] });
  expect(takePathsOut(seed).document).toBe(seed);
});
