import { copyFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { DOSSIER_STATES, daysLate, nextStep } from '@luot/shared/domain/dossier';
import { describe, expect, onTestFinished, test } from 'vitest';
import { OwnDossiers } from './own-dossiers.ts';
import { OwnSource, seedDossiers } from './own-source.ts';

const SEED = resolve(import.meta.dirname, '../../../../../../resources/seed/dossiers.json');
const LATE = 'H56.25.10.07-261109-0975';

function listAt(path: string) {
  const own = OwnDossiers.open(path);
  onTestFinished(() => own.close());
  let changes = 0;
  return { own, source: new OwnSource(own, { nowMs: () => 5, onChange: () => changes++ }), changes: () => changes };
}

describe('the centre’s own list', () => {
  test('[K4] answers from what was put in, also after a restart', async () => {
    const path = join(tempFolder(), 'dossiers.db');
    const { own, source } = listAt(path);
    expect(await source.find(LATE)).toEqual({ ok: true, value: null });
    own.replaceAll(seedDossiers(SEED));
    own.close();
    const again = listAt(path).source;
    expect(await again.find(LATE)).toMatchObject({ ok: true, value: { code: LATE, state: 'in-progress', dueOn: '2026-11-18', paysOnline: false } });
    expect(await again.find('H56.25.10.07-261113-0256')).toMatchObject({ ok: true, value: { amountDue: 350_000, paysOnline: true } });
    expect(again.fault).toBeNull();
  });

  test('[R6] a damaged list is away, not empty, and the manager is told; a mended one answers again', async () => {
    const path = join(tempFolder(), 'dossiers.db');
    writeFileSync(path, 'x'.repeat(5_000));
    const { source, changes } = listAt(path);
    expect(await source.find(LATE)).toEqual({ ok: false, no: 'away' });
    expect(source.fault).toEqual({
      text: {
        vi: 'Danh sách hồ sơ của trung tâm không dùng được (database-damaged).',
        en: 'The centre’s own list of dossiers cannot be used (database-damaged).',
      },
      sinceMs: 5,
    });
    truncateSync(path, 0);
    expect(await source.find(LATE)).toEqual({ ok: false, no: 'away' });
    const mended = join(tempFolder(), 'dossiers.db');
    listAt(mended).own.close();
    copyFileSync(mended, path);
    expect(await source.find(LATE)).toEqual({ ok: true, value: null });
    expect(source.fault).toBeNull();
    expect(changes()).toBe(2);
  });
});

describe('the sample dossiers', () => {
  const dossiers = seedDossiers(SEED);

  test('[K4] show every state, every step, a late one and one in time', () => {
    expect(new Set(dossiers.map(({ state }) => state))).toEqual(new Set(DOSSIER_STATES));
    expect(new Set(dossiers.map(nextStep)).size).toBe(6);
    expect(new Set(dossiers.map(({ code }) => code)).size).toBe(dossiers.length);
    const worked = dossiers.filter(({ state }) => state === 'in-progress');
    expect(new Set(worked.map((dossier) => daysLate(dossier, '2026-11-24') > 0))).toEqual(new Set([true, false]));
    expect(dossiers.filter(({ state, amountDue }) => state === 'payment' && amountDue !== null)).toHaveLength(2);
  });

  test('[K4] a file that is none is a sentence', () => {
    const path = join(tempFolder(), 'dossiers.json');
    writeFileSync(path, '[{"MaHoSo":"H56.25.10-261109-0001"}]');
    expect(() => seedDossiers(path)).toThrow('record 1: TrangThai');
  });
});
