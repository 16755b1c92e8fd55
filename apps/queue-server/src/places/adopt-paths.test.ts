import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { describe, expect, test } from 'vitest';
import old from '../../test/fixtures/centre-with-paths.json' with { type: 'json' };
import { adoptPaths } from './adopt-paths.ts';
import { NO_PLACES } from './places-file.ts';

/** A data folder of the version before, with a secret beside the data. */
function dataFolder(): string {
  const folder = tempFolder();
  mkdirSync(join(folder, 'secrets'));
  writeFileSync(join(folder, 'dossier-key'), 'the key\n');
  writeFileSync(join(folder, 'server.json'), '{"token":"operator"}');
  return folder;
}

function withSource(source: object): unknown {
  return { ...old, dossiers: { ...old.dossiers, source } };
}

describe('settings of the version before', () => {
  test('[R30c] what they name becomes the operator’s, and unusual ports stay in use', () => {
    const { places, adopted } = adoptPaths(old, NO_PLACES, dataFolder());
    expect(places).toEqual({
      ...NO_PLACES,
      // Nothing of printer-3: its file is on the kiosk's machine.
      files: { 'printer-2': { out: '/dev/null', in: null } },
      services: { dossiers: { url: 'https://one-stop.example.vn/tra-cuu?ma={code}', secret: { header: 'X-Api-Key', file: 'dossiers' } } },
      addresses: ['printer.example.vn:9100', '/dev/may-doc'],
    });
    expect(adopted).toEqual(['file printer-2', 'service dossiers', 'printer.example.vn:9100', '/dev/may-doc']);
  });

  test('[R30c] a folder beside the data is named whole', () => {
    const folder = dataFolder();
    expect(adoptPaths(withSource({ kind: 'folder', folder: 'exports', fields: {} }), NO_PLACES, folder).places.folders).toEqual({
      dossiers: join(folder, 'exports'),
    });
  });

  test('[R30c] the secret is copied to where secrets are, for the server alone', () => {
    const folder = dataFolder();
    adoptPaths(old, NO_PLACES, folder);
    const copy = join(folder, 'secrets/dossiers');
    expect(readFileSync(copy, 'utf8')).toBe('the key\n');
    expect(statSync(copy).mode & 0o777).toBe(0o600);
  });

  test('[R30b] the server’s own tokens and data are no secret of a service', () => {
    const folder = dataFolder();
    writeFileSync(join(folder, 'luot.db-wal'), 'x');
    symlinkSync('server.json', join(folder, 'key'));
    for (const file of ['server.json', '../x/../server.json', join(folder, 'server.json'), 'key', 'luot.db-wal', 'none', '.']) {
      const { places } = adoptPaths(withSource({ kind: 'http', url: 'https://x.example.vn/', secret: { header: 'X', file } }), NO_PLACES, folder);
      expect(places.services['dossiers']?.secret).toEqual({ header: 'X', file: 'dossiers' });
      expect(readdirSync(join(folder, 'secrets')), file).toEqual([]);
    }
  });

  test('[R30c] what the operator says stays', () => {
    const given = {
      ...NO_PLACES,
      files: { 'printer-2': '/dev/lp0' },
      services: { dossiers: { url: 'https://a.example.vn/', secret: null } },
      addresses: ['/dev/may-doc'],
    };
    const { places, adopted } = adoptPaths(old, given, dataFolder());
    expect([places.files, places.services, places.addresses]).toEqual([given.files, given.services, ['/dev/may-doc', 'printer.example.vn:9100']]);
    expect(adopted).toEqual(['printer.example.vn:9100']);
  });
});

test('[R30c] a new data folder, and settings nobody can read, have nothing to take over', () => {
  for (const stored of [null, {}, 7]) expect(adoptPaths(stored, NO_PLACES, dataFolder())).toEqual({ places: NO_PLACES, adopted: [] });
});
