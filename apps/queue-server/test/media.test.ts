import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { expect, test } from 'vitest';
import { connect, DEVICES_ONLY, PROOF_BOARD, startTestServer, type TestServer } from './fixtures/test-server.ts';

const FILM = 'giới thiệu 100% #1?.mp4';

async function withMedia(): Promise<{ server: TestServer; urls: string[] }> {
  const mediaFolder = tempFolder();
  mkdirSync(join(mediaFolder, 'hall-a'));
  mkdirSync(join(mediaFolder, 'hall-b'));
  writeFileSync(join(mediaFolder, 'a.png'), 'picture');
  writeFileSync(join(mediaFolder, 'hall-a', FILM), '0123456789');
  writeFileSync(join(mediaFolder, 'hall-b', 'other.png'), 'elsewhere');
  writeFileSync(join(mediaFolder, 'notes.txt'), 'private');
  symlinkSync('/etc/passwd', join(mediaFolder, 'link.png'));
  const server = await startTestServer({ access: DEVICES_ONLY, mediaFolder });
  const board = await connect(server, PROOF_BOARD, [{ view: 'board', id: 'board-a' }]);
  let urls: string[] = [];
  await board.sees('board', (view) => {
    urls = view.media.map(({ url }) => url);
    expect(urls).toHaveLength(2);
  });
  return { server, urls };
}

test('[L1d] a board is told what its hall shows, and fetches it, films in ranges', async () => {
  const { server, urls } = await withMedia();
  const [picture, film] = urls.map((url) => server.url + url);
  const whole = await fetch(picture ?? '');
  expect([whole.status, await whole.text(), whole.headers.get('content-type')]).toEqual([200, 'picture', 'image/png']);
  // The packaged display's page stands at luot-app://pages.
  expect(whole.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(whole.headers.get('cache-control')).toBe('public, max-age=86400, immutable');
  const part = await fetch(film ?? '', { headers: { range: 'bytes=2-5' } });
  expect([part.status, await part.text(), part.headers.get('content-range'), part.headers.get('content-type')]).toEqual([
    206,
    '2345',
    'bytes 2-5/10',
    'video/mp4',
  ]);
});

test('[R1] without the key of a view nothing of the folder is to be had, nor anything beside it', async () => {
  const { server, urls } = await withMedia();
  const key = new URL(urls[0] ?? '', server.url).search;
  for (const path of [
    '/media/a.png',
    '/media/a.png?key=',
    '/media/a.png?key=AAAAAAAAAAAAAAAAAAAAAA',
    `/media/a.png${key}&key=x`,
    `/media/notes.txt${key}`,
    `/media/link.png${key}`,
    `/media/hall-b/other.png${key}`,
    `/media/hall-a/..%2fa.png${key}`,
    `/media/..%2f..%2f..%2fetc%2fpasswd${key}`,
    `/media/%2e%2e/luot.db${key}`,
    `/media/%00${key}`,
    `/media/${key}`,
    `/media${key}`,
  ]) {
    const response = await fetch(server.url + path);
    expect([path, response.status, await response.text()]).toEqual([path, 404, expect.not.stringMatching(/private|root:|elsewhere/)]);
  }
  expect((await fetch(`${server.url}/media/%${key}`)).status).toBe(400);
});

test('[L1d] a new data folder has a place for them', async () => {
  const server = await startTestServer({ access: DEVICES_ONLY });
  expect(existsSync(join(server.dataFolder, 'media'))).toBe(true);
});
