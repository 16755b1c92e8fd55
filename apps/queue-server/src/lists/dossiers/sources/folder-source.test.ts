import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DossierFieldNames } from '../../dossier-names.ts';
import { FolderSource } from './folder-source.ts';

const NOW = Date.UTC(2026, 10, 24, 2);
const HOUR_MS = 3_600_000;
const HEADER = 'MaHoSo;TenChuHoSo;TrangThai;NgayHenTra\n';
const NAME = 'Nguyễn Thị Hồng Nhung';

/** `0975;9` as a row of the list, with its applicant. */
function row(number: string, state: number | string, due = '18/11/2026'): string {
  return `H56.25.10-261109-${number};${NAME};${state};${due}\n`;
}

/** A source on a folder of the test's own; the test looks itself. */
function folder(fields: DossierFieldNames = {}) {
  const data = tempFolder();
  const path = join(data, 'exports');
  mkdirSync(path);
  const faults: (string | null)[] = [];
  let nowMs = NOW;
  const onChange = () => faults.push(source.fault?.text.vi ?? null);
  const source = new FolderSource({ kind: 'folder', folder: path, fields }, { nowMs: () => nowMs, onChange });
  onTestFinished(() => source.close());
  return {
    source,
    path,
    /** Every change of the fault, in order. */
    faults: () => faults,
    later: (ms: number) => (nowMs += ms),
    /** Writes a file that was last changed some hours ago. */
    write: (name: string, text: string, hoursAgo = 1) => {
      writeFileSync(join(path, name), text);
      const seconds = (NOW - hoursAgo * HOUR_MS) / 1000;
      utimesSync(join(path, name), seconds, seconds);
    },
    /** Two looks: what has settled is taken. */
    settle: async () => {
      await source.look();
      await source.look();
    },
    find: (number: string) => source.find(`H56.25.10-261109-${number}`),
  };
}

const AWAY = { ok: false, no: 'away' };
const MISSING = { ok: true, value: null };

function found(state: string) {
  return { ok: true, value: expect.objectContaining({ state, dueOn: '2026-11-18' }) as unknown };
}

describe('a folder of lists', () => {
  test('[K4] a file is taken when two looks in a row saw the same size and time', async () => {
    const { source, write, find } = folder();
    write('a.csv', HEADER + row('0001', 4), 3);
    await source.look();
    expect(await find('0001')).toEqual(AWAY);
    write('a.csv', HEADER + row('0001', 4) + row('0002', 9), 2);
    await source.look();
    expect(await find('0001')).toEqual(AWAY);
    await source.look();
    expect(await find('0001')).toEqual(found('in-progress'));
    expect(await find('0002')).toEqual(found('finished'));
    expect(await find('0003')).toEqual(MISSING);
    expect(source.fault).toBeNull();
  });

  test('[K4] the newest of CSV and JSON files counts, whatever else lies there', async () => {
    const { write, settle, find, path } = folder();
    write('old.csv', HEADER + row('0001', 4), 9);
    write('new.JSON', JSON.stringify({ data: [{ MaHoSo: 'H56.25.10-261109-0001', TrangThai: 9, NgayHenTra: '20261118', TenChuHoSo: NAME }] }), 3);
    write('newer.txt', 'Ghi chú', 1);
    write('~$new.xlsx', 'lock', 1);
    write('.half.csv', HEADER, 1);
    mkdirSync(join(path, 'folder.csv'));
    await settle();
    expect(await find('0001')).toEqual(found('finished'));
  });

  test('[K4] the same file changed takes the place of the list; a dossier listed twice is as its last row says', async () => {
    const { write, settle, find } = folder();
    write('a.csv', HEADER + row('0001', 4), 3);
    await settle();
    write('a.csv', HEADER + row('0001', 4) + row('0001', 10), 2);
    await settle();
    expect(await find('0001')).toEqual(found('returned'));
  });

  test('[K4] names of columns come from the settings', async () => {
    const { write, settle, find } = folder({ code: 'so', state: 'buoc', dueOn: 'hen' });
    write('a.csv', `so,ten,buoc,hen\nH56.25.10-261109-0001,${NAME},4,2026-11-18\n`);
    await settle();
    expect(await find('0001')).toEqual(found('in-progress'));
  });

  test('[K4] a bad file leaves the last good list in use and says which file and why', async () => {
    const { source, write, settle, find, path, faults } = folder();
    write('good.csv', HEADER + row('0001', 4), 5);
    await settle();
    write('bad.csv', `${HEADER}"never closed`, 2);
    await settle();
    expect(await find('0001')).toEqual(found('in-progress'));
    expect(source.fault?.text.vi).toContain('bad.csv');
    expect(source.fault?.text.en).toContain('quotation marks');
    expect(source.fault?.sinceMs).toBe(NOW);
    expect(faults()).toHaveLength(1);
    rmSync(join(path, 'bad.csv'));
    await settle();
    expect(source.fault).toBeNull();
    expect(faults()).toHaveLength(2);
  });

  test('[K4] a bad file is read again after a minute, since it may only have been held', async () => {
    const { source, write, find, settle } = folder();
    const good = HEADER + row('0001', 4);
    write('a.csv', good.replace('\nH', '\n"'));
    await settle();
    expect(await find('0001')).toEqual({ ok: false, no: 'unreadable' });
    // The same size and time: nothing tells that it is another one.
    write('a.csv', good);
    for (let i = 0; i < 11; i++) await source.look();
    expect(await find('0001')).toEqual({ ok: false, no: 'unreadable' });
    await source.look();
    expect(await find('0001')).toEqual(found('in-progress'));
  });

  test('[K4] rows that cannot be read are counted and do not spoil the rest', async () => {
    const { source, write, settle, find } = folder();
    write('a.csv', HEADER + row('0001', 4) + row('0002', 'Đang nghỉ') + row('0003', 9) + row('0004', 9, '31/02/2026'));
    await settle();
    expect(await find('0003')).toEqual(found('finished'));
    expect(await find('0002')).toEqual(MISSING);
    expect(source.fault?.text.vi).toBe('Danh sách hồ sơ a.csv: 2 trong 4 dòng không đọc được, trước hết là cột TrangThai ở dòng 3.');
  });

  test('[K4] a list of which more than half cannot be read has changed its shape and is refused', async () => {
    const { source, write, settle, find } = folder();
    write('a.csv', HEADER + row('0001', 4), 5);
    await settle();
    write('b.csv', HEADER + row('0001', 9) + row('0002', 'x') + row('0003', 'x'), 2);
    await settle();
    expect(await find('0001')).toEqual(found('in-progress'));
    expect(source.fault?.text.en).toBe('The list of dossiers b.csv has another shape: 2 of 3 rows cannot be read, the first is line 3, column TrangThai.');
  });

  test('[K4] a list that has not been renewed for three days stays in use and says so', async () => {
    const { source, write, settle, find, later } = folder();
    write('a.csv', HEADER + row('0001', 4), 71);
    await settle();
    expect(source.fault).toBeNull();
    later(2 * HOUR_MS);
    await source.look();
    expect(source.fault?.text.vi).toBe('Danh sách hồ sơ a.csv đã 3 ngày chưa được cập nhật.');
    later(24 * HOUR_MS);
    await source.look();
    expect(source.fault).toMatchObject({ text: { en: expect.stringContaining('for 4 days') as unknown }, sinceMs: NOW + 2 * HOUR_MS });
    expect(await find('0001')).toEqual(found('in-progress'));
  });

  test('[K4] a folder that is gone answers nothing; when it is back, so is its list', async () => {
    const { source, write, settle, find, path } = folder();
    write('a.csv', HEADER + row('0001', 4));
    await settle();
    renameSync(path, `${path}-2`);
    await source.look();
    expect(await find('0001')).toEqual(AWAY);
    expect(source.fault?.text.en).toBe(`The folder of dossiers ${path} cannot be reached (ENOENT).`);
    renameSync(`${path}-2`, path);
    await source.look();
    expect(await find('0001')).toEqual(found('in-progress'));
    expect(source.fault).toBeNull();
  });

  test('[K4] an empty folder is a fault; a list taken from it before stays', async () => {
    const { source, write, settle, find, path } = folder();
    await settle();
    expect(await find('0001')).toEqual(AWAY);
    expect(source.fault?.text.vi).toContain('không có tệp CSV, XLSX hay JSON nào');
    write('a.csv', HEADER + row('0001', 4));
    await settle();
    expect(source.fault).toBeNull();
    rmSync(join(path, 'a.csv'));
    await settle();
    expect(await find('0001')).toEqual(found('in-progress'));
    expect(source.fault?.text.en).toContain('holds no CSV');
  });

  test('[R4] an applicant in the list is in no answer and in no fault', async () => {
    const { source, write, settle, find } = folder();
    write('a.csv', HEADER + row('0001', 4) + row('0002', NAME), 5);
    await settle();
    const said = [await find('0001'), await find('0002'), source.fault];
    write('b.csv', `${HEADER}${NAME};${NAME};4;18/11/2026\n`, 2);
    await settle();
    said.push(await find('0001'), source.fault);
    write('c.csv', `${HEADER}"${NAME}`, 1);
    await settle();
    said.push(await find('0001'), source.fault);
    expect(JSON.stringify(said)).not.toContain('Nhung');
    expect(JSON.stringify(said)).not.toContain('261109-0002');
    expect(said).not.toContain(null);
  });

  test('[K4] it looks by itself once started, and no more when closed', async () => {
    const { source, write, find } = folder();
    write('a.csv', HEADER + row('0001', 4));
    source.start(10);
    await expect.poll(() => find('0001'), { timeout: 20_000 }).toEqual(found('in-progress'));
    await source.close();
    write('a.csv', HEADER + row('0001', 9));
    await new Promise((done) => setTimeout(done, 50));
    expect(await find('0001')).toEqual(found('in-progress'));
  });

  test('[K4] a look that hangs for six others is a folder that does not answer; when it ends after all, the list is there', async () => {
    const { source, write, find, faults } = folder();
    write('a.csv', HEADER + row('0001', 4));
    // Starting the thread takes far longer than six times this.
    source.start(1);
    await expect.poll(() => find('0001'), { timeout: 20_000 }).toEqual(found('in-progress'));
    expect(faults()[0]).toContain('không trả lời');
    await expect.poll(() => source.fault).toBeNull();
  });

  test('[K4] closed while a list is read: the thread ends with it', async () => {
    const { source, write, faults } = folder();
    write('a.csv', HEADER + row('0001', 'x'));
    await source.look();
    const reading = source.look();
    await source.close();
    await reading;
    expect(source.fault).toBeNull();
    expect(faults()).toEqual([]);
  });
});
