// The sample centre as released versions had it, byte for byte: a new setting that older files lack needs an upgrade.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseStoredCentre } from './centre-faults.ts';

const FOLDER = join(import.meta.dirname, '../../../test/fixtures/released');

/** Never edited: a released version cannot be changed afterwards. */
const SHA_256 = {
  1: 'edcbed442a9f0d43ed89b5d12978d473e66c7af1d6bbf8c3a22222b55cd91b64',
  2: 'f52f444a749dcdf3928efe1cd8c1c4f050961e734d79f2789e835bca9f2cea01',
  3: 'ce515663de8dc90b610c04eb8d8eda32ac212e09587c86ff60781e2de0faff91',
  4: 'd808c6e7f78f65c8249b8adea46506e58cb90bcc421f25f4aa8179594e1fc490',
  5: '235ba29a8a7cb54e798e44997a8b1a456b7ca3c1ea5a468938ec6016d89df0d8',
} as const;

describe.each(Object.entries(SHA_256))('settings of release %s', (release, sha256) => {
  const text = readFileSync(join(FOLDER, `${release}.json`), 'utf8');

  test('are as they were written', () => {
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
  });

  test('[G2] are read by today’s code, with every service, counter, kiosk and display they had', () => {
    const document = JSON.parse(text) as Record<'services' | 'counters' | 'kiosks' | 'displays' | 'series', readonly { readonly id: string }[]>;
    const parsed = parseStoredCentre(document);
    if (!parsed.ok) throw new Error(parsed.no.map(({ en }) => en).join('; '));
    for (const list of ['services', 'counters', 'kiosks', 'displays', 'series'] as const) {
      expect(parsed.value[list].map(({ id }) => id)).toEqual(document[list].map(({ id }) => id));
    }
  });
});
