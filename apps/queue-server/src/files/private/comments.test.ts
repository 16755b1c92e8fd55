import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { expect, test } from 'vitest';
import { Comments } from './comments.ts';

const DAY_MS = 24 * 60 * 60_000;

test('[S6] [R4] what is written is there for its days, without a ticket, and is overwritten after them', () => {
  const path = join(tempFolder(), 'comments.db');
  const comments = new Comments(path);
  comments.add(5, 'Nhanh và vui vẻ', 1_000);
  comments.add(2, 'Chờ lâu', 2_000);
  expect(comments.newest(3_000)).toEqual([
    { level: 2, text: 'Chờ lâu' },
    { level: 5, text: 'Nhanh và vui vẻ' },
  ]);
  comments.forgetOld(3_000 + 30 * DAY_MS, 30);
  comments.close();
  expect(readFileSync(path).includes(Buffer.from('Chờ lâu'))).toBe(false);
});

test('[S6] a damaged file is begun anew: nothing in it is needed to go on', () => {
  const path = join(tempFolder(), 'comments.db');
  writeFileSync(path, 'no database at all, though long enough to be taken for one');
  const comments = new Comments(path);
  expect(comments.newest(0)).toEqual([]);
  comments.close();
});
