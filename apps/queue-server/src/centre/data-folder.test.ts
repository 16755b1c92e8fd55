import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { StartFault } from '@luot/shared/domain/start-fault';
import { expect, test } from 'vitest';
import { openData } from './data-folder.ts';

/** What the fault of an attempt is; anything but a fault fails the test. */
function faultOf(attempt: () => unknown): StartFault {
  try {
    attempt();
  } catch (error) {
    if (error instanceof StartFault) return error;
    throw error;
  }
  return expect.unreachable('it opened');
}

test('[R6] one that is missing where there was one is not begun anew', () => {
  for (const trace of ['access.json', 'luot.db-wal']) {
    const folder = tempFolder();
    writeFileSync(join(folder, trace), '{}');
    expect(faultOf(() => openData(folder)).code).toBe('database-missing');
    expect(readdirSync(folder)).toEqual([trace]);
  }
});

test('[R6] a folder that cannot be made is named', () => {
  const file = join(tempFolder(), 'a-file');
  writeFileSync(file, '');
  const fault = faultOf(() => openData(join(file, 'data')));
  expect(fault.code).toBe('data-not-writable');
  expect(fault.text.en).toContain(file);
});
