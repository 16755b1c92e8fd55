import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { openSqliteJournal } from '@luot/engine/sqlite-journal';
import { describe, expect, test } from 'vitest';
import { luot } from '../../test/fixtures/luot-here.ts';
import { OwnDossiers } from '../lists/dossiers/sources/own-dossiers.ts';

const NAME = 'Nguyễn Thị Hồng Nhung';
const HEADER = 'Mã hồ sơ;Chủ hồ sơ;Trạng thái;Ngày hẹn trả\n';

/** A data folder that a server has made, and a file to import. */
function place(text: string) {
  const data = tempFolder();
  openSqliteJournal(join(data, 'luot.db')).close();
  const file = join(data, 'list.csv');
  writeFileSync(file, text);
  const look = <Answer>(ask: (own: OwnDossiers) => Answer): Answer => {
    const own = OwnDossiers.open(join(data, 'dossiers.db'));
    try {
      return ask(own);
    } finally {
      own.close();
    }
  };
  return { data, file, look };
}

describe('luot dossiers import', () => {
  test('[K4] takes a list in place of the old one and says which lines it could not read', async () => {
    const rows = [
      `H56.25-261109-0001;${NAME};Đang giải quyết;18/11/2026`,
      `H56.25-261109-0002;${NAME};Đang nghỉ;18/11/2026`,
      `H56.25-261109-0003;${NAME};9;20261120`,
    ];
    const { data, file, look } = place(`${HEADER}${rows.join('\n')}\n`);
    const { said, errors, code } = await luot('dossiers', 'import', file, '--data', data);
    expect({ said, code }).toEqual({ said: 'Danh sách hồ sơ có 2 hồ sơ. / The list holds 2 dossiers.\n', code: 0 });
    expect(errors).toBe('- dòng 3: không đọc được cột Trạng thái / line 3: the column Trạng thái cannot be read\n');
    expect(look((own) => own.find('H56.25-261109-0003'))).toMatchObject({ state: 'finished', dueOn: '2026-11-20' });
    expect(said + errors + JSON.stringify(look((own) => own.find('H56.25-261109-0001')))).not.toContain('Nhung');
  });

  test('[K4] a running server answers from the new list', async () => {
    const { data, file } = place(`${HEADER}H56.25-261109-0001;${NAME};4;18/11/2026\n`);
    const server = OwnDossiers.open(join(data, 'dossiers.db'));
    expect(server.find('H56.25-261109-0001')).toBeNull();
    await luot('dossiers', 'import', file, '--data', data);
    expect(server.find('H56.25-261109-0001')?.state).toBe('in-progress');
    server.close();
  });

  test('[F25] undo puts back the list before, and a running server answers from it', async () => {
    const { data, file } = place(`${HEADER}H56.25-261109-0001;${NAME};4;18/11/2026\n`);
    const server = OwnDossiers.open(join(data, 'dossiers.db'));
    await luot('dossiers', 'import', file, '--data', data);
    writeFileSync(file, `${HEADER}H56.25-261109-0002;${NAME};4;18/11/2026\n`);
    await luot('dossiers', 'import', file, '--data', data);
    const undone = await luot('dossiers', 'undo', '--data', data);
    expect(undone).toMatchObject({
      code: 0,
      errors: '',
      said: expect.stringMatching(/^Đã hoàn tác lần nhập lúc .* is undone\. The list holds 1 dossiers\./) as unknown,
    });
    expect([server.find('H56.25-261109-0001')?.state, server.find('H56.25-261109-0002')]).toEqual(['in-progress', null]);
    server.close();
    await luot('dossiers', 'undo', '--data', data);
    expect(await luot('dossiers', 'undo', '--data', data)).toMatchObject({ code: 1, errors: expect.stringContaining('(nothing-to-undo)') as unknown });
    expect(await luot('dossiers', 'undo', '--data', tempFolder())).toMatchObject({ code: 1, errors: expect.stringContaining('(database-missing)') as unknown });
  });

  test('[K4] many refused lines are counted, not listed', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `H56.25-261109-${String(i).padStart(4, '0')};${NAME};${i % 2 === 0 ? 4 : 'x'};18/11/2026`);
    const { data, file } = place(`${HEADER}${rows.join('\n')}\n`);
    const { errors } = await luot('dossiers', 'import', file, '--data', data);
    expect(errors.trim().split('\n')).toHaveLength(21);
    expect(errors).toContain('và 10 dòng nữa / and 10 more lines');
  });

  test('[K4] a file that is no list changes nothing and ends in a sentence', async () => {
    const { data, file, look } = place(`${HEADER}H56.25-261109-0001;${NAME};4;18/11/2026\n`);
    await luot('dossiers', 'import', file, '--data', data);
    writeFileSync(file, `Tên;Tuổi\n${NAME};40\n`);
    const changed = await luot('dossiers', 'import', file, '--data', data);
    expect(changed).toMatchObject({ code: 1, errors: expect.stringContaining('has another shape: 1 of 1 rows') as unknown });
    const missing = await luot('dossiers', 'import', `${file}x`, '--data', data);
    expect(missing).toMatchObject({ code: 1, errors: expect.stringContaining('(dossiers-file)') as unknown });
    expect(changed.errors).not.toContain('Nhung');
    expect(look((own) => own.count())).toBe(1);
  });

  test('[R6] no list is made in a folder that is no centre’s, and a damaged one is not overwritten', async () => {
    const { data, file } = place(`${HEADER}H56.25-261109-0001;${NAME};4;18/11/2026\n`);
    const elsewhere = tempFolder();
    expect(await luot('dossiers', 'import', file, '--data', elsewhere)).toMatchObject({ code: 1 });
    expect(existsSync(join(elsewhere, 'dossiers.db'))).toBe(false);
    writeFileSync(join(data, 'dossiers.db'), 'x'.repeat(5_000));
    const damaged = await luot('dossiers', 'import', file, '--data', data);
    expect(damaged).toMatchObject({ code: 1, errors: expect.stringContaining('Hãy xóa tệp này rồi nhập lại') as unknown });
  });
});
