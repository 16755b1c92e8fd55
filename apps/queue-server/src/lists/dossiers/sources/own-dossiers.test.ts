import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import type { Dossier } from '@luot/shared/domain/dossier';
import { StartFault } from '@luot/shared/domain/start-fault';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { OwnDossiers, type OwnDossiersOptions } from './own-dossiers.ts';

function dossier(code: string, changed: Partial<Dossier> = {}): Dossier {
  const nothing = {
    procedureCode: null,
    procedureName: null,
    receivedOn: null,
    dueOn: null,
    finishedOn: null,
    returnedOn: null,
    amountDue: null,
    office: null,
  };
  return { code, state: 'received', ...nothing, paysOnline: false, ...changed };
}

const WHOLE = dossier('H56.25-261109-0001', {
  state: 'payment',
  procedureCode: '1.012784',
  procedureName: 'Tách thửa đất',
  receivedOn: '2026-11-09',
  dueOn: '2026-11-20',
  finishedOn: '2026-11-19',
  returnedOn: '2026-11-21',
  amountDue: 350_000,
  paysOnline: true,
  office: 'Phòng Kinh tế',
});

function open(path: string, options?: OwnDossiersOptions): OwnDossiers {
  const own = OwnDossiers.open(path, options);
  onTestFinished(() => own.close());
  return own;
}

function faultOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof StartFault) return error.code;
    throw error;
  }
  return 'none';
}

describe('the file of the own dossiers', () => {
  test('[K4] is made empty, gives back every field, and is still there when opened again', () => {
    const path = join(tempFolder(), 'dossiers.db');
    const own = open(path);
    expect(own.count()).toBe(0);
    own.replaceAll([WHOLE, dossier('03706/2026/07906')]);
    own.close();
    const again = open(path);
    expect(again.count()).toBe(2);
    expect(again.find(WHOLE.code)).toEqual(WHOLE);
    expect(again.find('03706/2026/07906')).toEqual(dossier('03706/2026/07906'));
    expect(again.find('03706/2026/07907')).toBeNull();
  });

  test('[K4] a new list takes the place of the old one; of two with one code the later stays', () => {
    const own = open(join(tempFolder(), 'dossiers.db'));
    own.replaceAll([WHOLE]);
    own.replaceAll([dossier('H56.25-261109-0002'), dossier('H56.25-261109-0002', { state: 'returned' })]);
    expect(own.find(WHOLE.code)).toBeNull();
    expect(own.find('H56.25-261109-0002')?.state).toBe('returned');
    expect(own.count()).toBe(1);
  });

  test('[K4] a running server sees what another process imports', () => {
    const path = join(tempFolder(), 'dossiers.db');
    const [server, importer] = [open(path), open(path)];
    expect(server.find(WHOLE.code)).toBeNull();
    importer.replaceAll([WHOLE]);
    expect(server.find(WHOLE.code)).toEqual(WHOLE);
  });

  test('[R4] what was replaced is overwritten on the disk, and no journal lies beside', () => {
    const path = join(tempFolder(), 'dossiers.db');
    const own = open(path);
    own.replaceAll(Array.from({ length: 200 }, (_, i) => dossier(`H56.25-261109-${String(i).padStart(4, '0')}`)));
    expect(readFileSync(path, 'latin1')).toContain('H56.25-261109-0150');
    own.replaceAll([dossier('03706/2026/07906')]);
    expect(readFileSync(path, 'latin1')).not.toContain('H56.25');
    expect(existsSync(`${path}-journal`)).toBe(false);
  });

  const DAY = 24 * 60 * 60_000;
  const codesIn = (own: OwnDossiers, ...codes: string[]) => codes.filter((code) => own.find(code) !== null);

  test('[F25] imports are undone one after the other, five of them, by whoever has the file open', () => {
    const path = join(tempFolder(), 'dossiers.db');
    const [server, importer] = [open(path), open(path)];
    const codes = Array.from({ length: 7 }, (_, i) => `H56.25-261109-000${i}`);
    for (const [i, code] of codes.entries()) importer.importAll([dossier(code)], i);
    const undone = Array.from({ length: 6 }, () => [importer.undoImport(10), ...codesIn(server, ...codes)]);
    expect(undone).toEqual([
      [6, codes[5]],
      [5, codes[4]],
      [4, codes[3]],
      [3, codes[2]],
      [2, codes[1]],
      [null, codes[1]],
    ]);
  });

  test('[F25] the first import is undone to the empty list, and a list comes back with every field', () => {
    const own = open(join(tempFolder(), 'dossiers.db'));
    own.importAll([WHOLE], 1);
    own.importAll([], 2);
    expect([own.undoImport(3), own.find(WHOLE.code), own.undoImport(3), own.count()]).toEqual([2, WHOLE, 1, 0]);
  });

  test('[F27] a list that was replaced is overwritten after a day, and cannot be had again then', () => {
    const path = join(tempFolder(), 'dossiers.db');
    const own = open(path);
    own.importAll([dossier('H56.25-261109-0001')], 1);
    own.importAll([dossier('03706/2026/07906')], 2);
    expect(readFileSync(path, 'latin1')).toContain('H56.25');
    own.forgetReplaced(1 + DAY);
    expect(readFileSync(path, 'latin1')).toContain('H56.25');
    own.forgetReplaced(2 + DAY);
    expect(readFileSync(path, 'latin1')).not.toContain('H56.25');
    own.importAll([], 3);
    expect([own.undoImport(3 + DAY), own.count()]).toEqual([null, 0]);
  });

  test('[F25] a file of an earlier version gets what an undo needs', () => {
    const path = join(tempFolder(), 'dossiers.db');
    open(path).replaceAll([WHOLE]);
    const earlier = new Database(path);
    earlier.exec('DROP TABLE replaced_lists');
    earlier.pragma('user_version = 1');
    earlier.close();
    const own = open(path);
    own.importAll([], 1);
    expect([own.undoImport(2), own.find(WHOLE.code)]).toEqual([1, WHOLE]);
  });

  test('[R4] it holds the fields of a dossier and no other', () => {
    const path = join(tempFolder(), 'dossiers.db');
    const own = open(path);
    own.replaceAll([{ ...WHOLE, TenChuHoSo: 'Nguyễn Thị Hồng Nhung' } as Dossier]);
    own.close();
    expect(readFileSync(path, 'utf8')).not.toContain('Nhung');
  });

  test('[R6] a damaged, empty or newer file is not touched and not taken for an empty list', () => {
    const folder = tempFolder();
    const damaged = join(folder, 'damaged.db');
    writeFileSync(damaged, 'x'.repeat(5_000));
    const empty = join(folder, 'empty.db');
    writeFileSync(empty, '');
    const newer = join(folder, 'newer.db');
    const database = new Database(newer);
    database.exec('CREATE TABLE dossiers (all_new TEXT)');
    database.pragma('user_version = 3');
    database.close();
    for (const [path, code] of [
      [damaged, 'database-damaged'],
      [empty, 'database-damaged'],
      [newer, 'database-newer'],
    ] as const) {
      const before = readFileSync(path);
      const own = open(path);
      expect([faultOf(() => own.find('x')), faultOf(() => own.count()), faultOf(() => own.replaceAll([WHOLE]))]).toEqual([code, code, code]);
      expect(readFileSync(path)).toEqual(before);
    }
  });

  test('[G4] a list that has gone is not begun anew, until somebody imports one', () => {
    const path = join(tempFolder(), 'dossiers.db');
    const server = open(path, { had: true });
    expect([faultOf(() => server.find('x')), existsSync(path)]).toEqual(['database-damaged', false]);
    const other = new Database(path);
    other.exec('CREATE TABLE other (a TEXT)');
    other.close();
    expect(faultOf(() => server.count())).toBe('database-damaged');
    open(path).replaceAll([WHOLE]);
    expect(server.find(WHOLE.code)).toEqual(WHOLE);
  });

  test('[K4] a look-up while another process commits waits for a moment only, and goes through the next time', () => {
    const path = join(tempFolder(), 'dossiers.db');
    const own = open(path, { busyMs: 20 });
    own.replaceAll([WHOLE]);
    const other = new Database(path);
    other.exec('BEGIN EXCLUSIVE');
    expect(faultOf(() => own.find(WHOLE.code))).toBe('data-in-use');
    other.exec('COMMIT');
    other.close();
    expect(own.find(WHOLE.code)).toEqual(WHOLE);
  });
});
