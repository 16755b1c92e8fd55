import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { openSqliteJournal } from '@luot/engine/sqlite-journal';
import { type ProcedureFile, procedureFileSchema } from '@luot/shared/settings/procedure-file';
import { describe, expect, test } from 'vitest';
import { luot } from '../../test/fixtures/luot-here.ts';
import { DEVICES_ONLY, startTestServer } from '../../test/fixtures/test-server.ts';
import { ProcedureStore } from '../lists/catalogue/procedure-store.ts';

const BIRTH = { code: '1.001193', fullName: 'Thủ tục đăng ký khai sinh', field: 'Đất đai' };
const LIST = procedureFileSchema.parse({ procedures: [BIRTH] });
const WORSE = `${BIRTH.code};Thu tuc dang ky khai sinh;Dat dai;2 ngày`;
const NEW = '1.000894;Đăng ký kết hôn;Đất đai;1 ngày';

/** A table of procedures. */
function fileOf(...rows: string[]): string {
  const file = join(tempFolder(), 'list.csv');
  writeFileSync(file, `${['Mã TTHC;Tên thủ tục;Lĩnh vực;Thời hạn giải quyết', ...rows].join('\n')}\n`);
  return file;
}

/** A data folder that a server has left, with one procedure, and what its list has. */
function folder() {
  const data = tempFolder();
  const use = <Answer>(work: (journal: ReturnType<typeof openSqliteJournal>) => Answer): Answer => {
    const journal = openSqliteJournal(join(data, 'luot.db'));
    try {
      return work(journal);
    } finally {
      journal.close();
    }
  };
  use((journal) => new ProcedureStore(journal.database).replace(LIST));
  return { data, names: () => use((journal) => namesOf(new ProcedureStore(journal.database).list())) };
}

function namesOf(list: ProcedureFile | null): string[] {
  return (list?.procedures ?? []).map(({ fullName, timeLimit }) => `${fullName}, ${timeLimit?.vi ?? '-'}`).sort();
}

describe('an import that would make a text worse', () => {
  test('[F24] is refused without a terminal: each text is shown, and nothing is changed', async () => {
    const { data, names } = folder();
    const refused = await luot('catalogue', 'import', fileOf(WORSE, NEW), '--data', data);
    expect(refused.said).toContain(
      'dòng 2 · 1.001193 · tên thủ tục sẽ kém đi (mất dấu) / the name would be worse (marks lost): "Thủ tục đăng ký khai sinh" → "Thu tuc dang ky khai sinh"',
    );
    expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('(catalogue-worse)') as unknown });
    expect(refused.errors).toMatch(/--keep-better[^]*--accept-worse/);
    expect(names()).toEqual(['Thủ tục đăng ký khai sinh, -']);
  });

  test('[F24] --check shows the same and ends well', async () => {
    const { data, names } = folder();
    const checked = await luot('catalogue', 'import', fileOf(WORSE), '--check', '--data', data);
    expect(checked).toMatchObject({ code: 0, errors: '', said: expect.stringContaining('would be worse (marks lost)') as unknown });
    expect(names()).toEqual(['Thủ tục đăng ký khai sinh, -']);
  });

  test('[F24] --keep-better leaves the text and takes the rest, --accept-worse takes everything', async () => {
    const { data, names } = folder();
    expect(await luot('catalogue', 'import', fileOf(WORSE, NEW), '--keep-better', '--data', data)).toMatchObject({ code: 0, errors: '' });
    expect(names()).toEqual(['Thủ tục đăng ký khai sinh, 2 ngày', 'Đăng ký kết hôn, 1 ngày']);
    expect(await luot('catalogue', 'import', fileOf(WORSE), '--accept-worse', '--data', data)).toMatchObject({ code: 0, errors: '' });
    expect(names()).toEqual(['Thu tuc dang ky khai sinh, 2 ngày', 'Đăng ký kết hôn, 1 ngày']);
  });

  test('[F24] a list of our own is looked at too', async () => {
    const { data, names } = folder();
    const own = join(tempFolder(), 'own.json');
    writeFileSync(own, JSON.stringify({ procedures: [{ ...BIRTH, fullName: 'Thủ tục đăng ký kh' }], repealed: [] }));
    expect(await luot('catalogue', 'import', own, '--data', data)).toMatchObject({ code: 1, said: expect.stringContaining('(cut off)') as unknown });
    expect(names()).toEqual(['Thủ tục đăng ký khai sinh, -']);
  });
});

describe('luot catalogue undo', () => {
  test('[F25] takes back the last import, then the one before, five of them, and then there is none', async () => {
    const { data, names } = folder();
    for (let i = 1; i <= 6; i++) await luot('catalogue', 'import', fileOf(`${BIRTH.code};;;${i} ngày`), '--data', data);
    const undone = [];
    for (let i = 0; i < 5; i++) {
      expect(await luot('catalogue', 'undo', '--data', data)).toMatchObject({
        code: 0,
        said: expect.stringMatching(/^Đã hoàn tác.*\/ The import of .* is undone\./) as unknown,
      });
      undone.push(names()[0]);
    }
    expect(undone).toEqual([5, 4, 3, 2, 1].map((n) => `Thủ tục đăng ký khai sinh, ${n} ngày`));
    expect(await luot('catalogue', 'undo', '--data', data)).toMatchObject({ code: 1, errors: expect.stringContaining('(nothing-to-undo)') as unknown });
    expect(names()).toEqual(['Thủ tục đăng ký khai sinh, 1 ngày']);
  });

  test('[F25] what is checked or refused is no import', async () => {
    const { data } = folder();
    await luot('catalogue', 'import', fileOf(NEW), '--check', '--data', data);
    await luot('catalogue', 'import', fileOf(WORSE), '--data', data);
    expect(await luot('catalogue', 'undo', '--data', data)).toMatchObject({ code: 1 });
  });

  test('[F25] [F22] a running server takes back what it took, and knows which fields it handles', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    const exported = async () => {
      const file = join(tempFolder(), 'copy.json');
      await luot('catalogue', 'export', file, '--data', server.dataFolder);
      return procedureFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    };
    const before = await exported();
    const taken = await luot('catalogue', 'import', fileOf('1.000001;Thử một;đất đai.;', '1.000002;Thử hai;Hộ tịch;'), '--data', server.dataFolder);
    expect(taken.said).toContain('không dịch vụ nào của trung tâm nhận lĩnh vực "Hộ tịch"');
    expect((await exported()).procedures.find(({ code }) => code === '1.000001')?.field).toBe('Đất đai');
    expect(await luot('catalogue', 'undo', '--data', server.dataFolder)).toMatchObject({ code: 0, errors: '' });
    const codes = (list: ProcedureFile) => list.procedures.map(({ code }) => code).sort();
    expect(codes(await exported())).toEqual(codes(before));
  });
});
