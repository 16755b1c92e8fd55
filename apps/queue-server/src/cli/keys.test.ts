import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { openSqliteJournal } from '@luot/engine/sqlite-journal';
import { describe, expect, test } from 'vitest';
import { luot } from '../../test/fixtures/luot-here.ts';
import { Access } from '../access/access-file.ts';

/** A data folder that a server has left. */
function folder(): string {
  const data = tempFolder();
  openSqliteJournal(join(data, 'luot.db')).close();
  writeFileSync(join(data, 'access.json'), '{"devices":[],"people":[]}', { mode: 0o600 });
  return data;
}

describe('luot keys, without a server', () => {
  test('[R1c] a key is made, shown once, listed without itself, and ended', async () => {
    const data = folder();
    expect((await luot('keys', 'list', '--data', data)).said).toBe('Chưa có khóa nào. / There are no keys.\n');
    const { said, code } = await luot('keys', 'add', 'Ứng dụng thành phố', '--scope', 'bookings', '--scope', 'queue', '--scope', 'queue', '--data', data);
    const [, id = '', key = ''] = /mã ([0-9a-f]{8}), ứng dụng \1\).*\n(luot_[\w-]{32})\n$/.exec(said) ?? [];
    expect([code, Access.read(join(data, 'access.json')).findKey(key)]).toEqual([
      0,
      { id, app: id, name: 'Ứng dụng thành phố', scopes: ['bookings', 'queue'], perMinute: 60 },
    ]);
    expect((await luot('keys', 'list', '--data', data)).said).toBe(`${id}    ${id}    bookings,queue          60/min     Ứng dụng thành phố\n`);
    expect(readFileSync(join(data, 'access.json'), 'utf8')).not.toContain(key);
    expect(await luot('keys', 'revoke', id, '--data', data)).toMatchObject({ code: 0, said: `Đã thu hồi khóa ${id}. / The key ${id} is revoked.\n` });
    expect(await luot('keys', 'revoke', id, '--data', data)).toMatchObject({
      code: 1,
      errors: 'Không có khóa API này.\nThere is no such API key.\n(unknown-key)\n',
    });
    expect(Access.read(join(data, 'access.json')).keys).toEqual([]);
  });

  test('[R50] another key of an app is made with its id, listed with it, and is that app', async () => {
    const data = folder();
    const first = /mã ([0-9a-f]{8})/.exec((await luot('keys', 'add', 'Zalo OA', '--scope', 'bookings', '--data', data)).said)?.[1] ?? '';
    const { said } = await luot('keys', 'add', 'Zalo OA', '--scope', 'bookings', '--app', first, '--data', data);
    const [, second = ''] = new RegExp(`id ([0-9a-f]{8}), app ${first}`).exec(said) ?? [];
    expect(second).not.toBe(first);
    const listed = (await luot('keys', 'list', '--data', data)).said;
    expect(
      listed
        .split('\n')
        .slice(0, 2)
        .map((line) => line.split(/ +/).slice(0, 2)),
    ).toEqual([
      [first, first],
      [second, first],
    ]);
    expect(await luot('keys', 'add', 'Zalo OA', '--scope', 'bookings', '--app', 'Zalo OA', '--data', data)).toMatchObject({
      code: 1,
      errors: expect.stringContaining('(key-order)') as unknown,
    });
  });

  test('[R1c] a name or a rate there cannot be ends in a sentence, and no key is made', async () => {
    const data = folder();
    for (const [name, perMinute] of [
      ['', '60'],
      ['x'.repeat(65), '60'],
      ['App', '0'],
      ['App', 'often'],
      ['App', '6001'],
    ] as const) {
      expect(await luot('keys', 'add', name, '--scope', 'queue', '--per-minute', perMinute, '--data', data)).toMatchObject({
        code: 1,
        errors: expect.stringContaining('(key-order)') as unknown,
      });
    }
    expect(Access.read(join(data, 'access.json')).keys).toEqual([]);
  });
});
