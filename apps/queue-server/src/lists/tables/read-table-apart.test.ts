import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { describe, expect, test } from 'vitest';
import { rowOf, workbookOf } from '../../../test/fixtures/workbook.ts';
import { BOOKING_TABLE } from '../bookings/import/booking-columns.ts';
import { runApart } from '../run-apart.ts';
import { readTableApart } from './read-table-apart.ts';

const REQUEST = { ...BOOKING_TABLE, chosen: {} };

function fileOf(content: string | Uint8Array): string {
  const path = join(tempFolder(), 'list');
  writeFileSync(path, content);
  return path;
}

async function faultOf(content: string | Uint8Array): Promise<string> {
  const table = await readTableApart(fileOf(content), REQUEST);
  return table.ok ? expect.unreachable('it is a table') : table.no.en;
}

/** A module that runs in the thread. */
function moduleOf(code: string): URL {
  return new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort, workerData } from 'node:worker_threads';\n${code}`)}`);
}

describe('a table read apart', () => {
  test('[F9] is the same, and a fault is the same sentence', async () => {
    const table = await readTableApart(fileOf('DANH SÁCH\nMã hẹn;Ngày\nLH-0001;30/11/2026\n'), REQUEST);
    expect(table).toMatchObject({
      ok: true,
      value: { rows: [{ line: 3, cells: { 'Mã hẹn': 'LH-0001', Ngày: '30/11/2026' } }], found: { header: { lines: [2], above: [1] } } },
    });
    expect(await faultOf('')).toMatch(/is empty\.$/);
  });

  test('[F9] 59 MB of spaces in a workbook, wherever they stand, end in a sentence', { timeout: 120_000 }, async () => {
    const spaces = ' '.repeat(59_000_000);
    for (const rows of [`${rowOf(1, 'a', 'b')}${spaces}`, rowOf(1, spaces, 'b'), `<row r="1"><c ${spaces}r="A1"><v>1</v></c></row>`]) {
      expect(await faultOf(workbookOf([{ name: 'A', rows }]))).toContain('a cell of more than 32767 characters');
    }
  });

  test('[F9] a cell that Excel could not hold is refused in any file', async () => {
    expect(await faultOf(`Mã hẹn;Ngày\nLH-0001;${'x'.repeat(32_768)}\n`)).toContain('line 2 has a cell of more than 32767 characters');
    expect(await faultOf(JSON.stringify([{ code: `x${' '.repeat(40_000)}y`, date: '' }]))).toContain('line 1 has a cell');
  });

  test('[F9] a thread that takes all its memory is stopped, and the process goes on', { timeout: 120_000 }, async () => {
    expect(await runApart(moduleOf('const all = []; for (;;) all.push(new Array(100_000).fill(all.length));'), null)).toEqual({
      ok: false,
      no: 'too-much-work',
    });
    expect(await runApart(moduleOf('parentPort.postMessage(workerData + 1);'), 1)).toEqual({ ok: true, value: 2 });
  });

  test('[F9] one that works on and on is stopped', { timeout: 60_000 }, async () => {
    expect(await runApart(moduleOf('for (;;);'), null, { mostWorkMs: 1_000 })).toEqual({ ok: false, no: 'too-much-work' });
  });

  test('[F9] one that fails, or is not wanted any more, says so', async () => {
    expect(await runApart(moduleOf('throw new RangeError("a cell of the file");'), null)).toEqual({ ok: false, no: 'RangeError' });
    const closing = new AbortController();
    const answer = runApart(moduleOf('setTimeout(() => undefined, 1e6);'), null, { signal: closing.signal });
    closing.abort();
    expect(await answer).toEqual({ ok: false, no: 'closed' });
    expect(await runApart(moduleOf(''), null, { signal: closing.signal })).toEqual({ ok: false, no: 'closed' });
  });
});
