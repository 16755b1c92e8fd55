import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { smallCentreDocument } from '@luot/queue/fixtures/small-centre';
import { expect, onTestFinished, test } from 'vitest';
import { luot } from './fixtures/luot-here.ts';
import { operator } from './fixtures/luot-process.ts';
import { pagesFolder } from './fixtures/test-server.ts';

function place() {
  const folder = tempFolder();
  const centre = join(folder, 'centre.json');
  writeFileSync(centre, JSON.stringify(smallCentreDocument()));
  return { folder, flags: ['--log', 'warn', '--data', join(folder, 'data'), '--pages', pagesFolder(folder), '--centre', centre] };
}

test('the sample centre’s QR codes lead to the page of this run, whose address is said', { timeout: 60_000 }, async () => {
  const { luotServe, luot: run } = operator(onTestFinished);
  const { folder, flags } = place();
  for (let time = 0; time < 2; time++) {
    const server = await luotServe(...flags, '--demo', '--phone-port', '0', '--phone-host', '127.0.0.1');
    const { stdout: settings } = await run('centre', 'export', '--data', join(folder, 'data'));
    const { stdout, stderr } = await server.stop();
    expect(/luot: (http:\/\/127\.0\.0\.1:\d+\/)t\/…\n/.exec(stdout)?.[1]).toBe((JSON.parse(settings) as { publicUrl: string }).publicUrl);
    expect(stderr).toBe('');
  }
});

test.each(['99999', 'http'])('the port %s is none for it either', async (port) => {
  const { errors, code } = await luot('serve', '--phone-port', port, ...place().flags);
  expect([code, errors]).toEqual([1, expect.stringContaining('(port-refused)')]);
});
