// N4b: `luot serve` as a village types it, and a server process that ends under it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AtEnd, tempFolder } from '@luot/engine/fixtures/temp-folder';
import { smallCentreDocument } from '@luot/queue/fixtures/small-centre';
import { describe, expect, test, vi } from 'vitest';
import { operator } from './fixtures/luot-process.ts';
import { pagesFolder, WAIT } from './fixtures/test-server.ts';

interface Health {
  readonly ok: boolean;
  readonly epoch: string;
}

function supervised(atEnd: AtEnd) {
  const folder = tempFolder(atEnd);
  const centre = join(folder, 'centre.json');
  writeFileSync(centre, JSON.stringify(smallCentreDocument()));
  const data = join(folder, 'data');
  const flags = ['--data', data, '--pages', pagesFolder(folder), '--centre', centre, '--log', 'error', '--port', '0'];
  const server = operator(atEnd).luotAtWork('serve', ...flags);
  const own = () => JSON.parse(readFileSync(join(data, 'server.json'), 'utf8')) as { pid: number; port: number };
  const health = async () => (await (await fetch(`http://127.0.0.1:${own().port}/healthz`)).json()) as Health;
  return { ...server, data, own, health };
}

describe.concurrent('a server under its supervisor', { timeout: 60_000 }, () => {
  test('[N4b] that is killed is there again by itself, and ends when it is asked', async ({ onTestFinished }) => {
    const server = supervised(onTestFinished);
    await server.says(/luot: http/);
    const [{ pid }, { epoch }] = [server.own(), await server.health()];
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(async () => expect((await server.health()).epoch).not.toBe(epoch), WAIT);
    const ended = await server.stop();
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stderr).toContain('"signal":"SIGKILL"');
  });

  test('[N4b] that ends three times within a minute is given up with a sentence', async ({ onTestFinished }) => {
    const server = supervised(onTestFinished);
    await server.says(/luot: http/);
    const killed = new Set<number>();
    for (const starts of [1, 2, 3]) {
      await server.says(new RegExp(`(?:luot: http[^]*){${starts}}`));
      await vi.waitFor(() => expect(killed).not.toContain(server.own().pid), WAIT);
      killed.add(server.own().pid);
      process.kill(server.own().pid, 'SIGKILL');
    }
    const { code, stderr } = await server.ended;
    expect(code).toBe(1);
    expect(stderr).toContain('tự dừng ba lần trong một phút');
    expect(stderr).toContain('(server-ends)');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('[N4b] that cannot start says so once', async ({ onTestFinished }) => {
    const folder = tempFolder(onTestFinished);
    writeFileSync(join(folder, 'data'), 'a file in its place');
    const { code, stderr } = await operator(onTestFinished).luot('serve', '--port', '0', '--data', join(folder, 'data'), '--pages', pagesFolder(folder));
    expect(code).toBe(1);
    expect(stderr.match(/\(data-not-writable\)/g)).toHaveLength(1);
    expect(stderr).not.toContain('server.restarts');
  });

  test('[N4b] whose supervisor is killed ends by itself, so that the next one finds the data folder free', async ({ onTestFinished }) => {
    const server = supervised(onTestFinished);
    await server.says(/luot: http/);
    const { pid } = server.own();
    server.kill();
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), WAIT);
  });
});
