import { appendFileSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { expect, onTestFinished, test, vi } from 'vitest';
import { MediaFolder } from './media-folder.ts';

async function openIn(folder: string) {
  const onChange = vi.fn();
  const onFault = vi.fn();
  const media = await MediaFolder.open(folder, { onChange, onFault });
  onTestFinished(() => media.close());
  onChange.mockClear();
  return { media, onChange, onFault, names: (zoneId = 'hall-a') => media.of(zoneId).map(({ url }) => nameIn(url)) };
}

/** `/media/hall-a/x.png?key=…` is `hall-a/x.png`. */
const nameIn = (url: string) => decodeURIComponent(new URL(url, 'http://centre').pathname.slice('/media/'.length));
const keyIn = (url: string | undefined) => new URL(url ?? '', 'http://centre').searchParams.get('key') ?? '';

function filled(files: readonly string[]): string {
  const folder = tempFolder();
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), 'x');
  }
  return folder;
}

test('[L1d] a board has the pictures and films of every hall and of its own, in the order of their names as Vietnamese', async () => {
  const { media, names } = await openIn(filled(['Ảnh 10.png', 'ảnh 9.JPG', 'Đường đi.webm', 'hall-a/Dịch vụ.mp4', 'hall-b/Khác.gif', 'ổn.webp']));
  expect(names('hall-a')).toEqual(['ảnh 9.JPG', 'Ảnh 10.png', 'hall-a/Dịch vụ.mp4', 'Đường đi.webm', 'ổn.webp']);
  expect(names('hall-b')).toEqual(['ảnh 9.JPG', 'Ảnh 10.png', 'Đường đi.webm', 'hall-b/Khác.gif', 'ổn.webp']);
  expect(media.of('hall-a').map(({ kind }) => kind)).toEqual(['image', 'image', 'video', 'video', 'image']);
});

test('[L1d] nothing else in the folder is shown: other formats, hidden and empty files, links, deeper folders', async () => {
  const folder = filled(['a.png', 'b.svg', 'c.html', '.d.png', 'Hall A/e.png', 'hall-a/deep/f.png', 'g.png.exe']);
  writeFileSync(join(folder, 'empty.png'), '');
  symlinkSync('/etc/passwd', join(folder, 'link.png'));
  symlinkSync('/etc', join(folder, 'hall-b'));
  const { names } = await openIn(folder);
  expect(names('hall-a')).toEqual(['a.png']);
  expect(names('hall-b')).toEqual(['a.png']);
});

test('[L1d] at most a hundred', async () => {
  const { names } = await openIn(filled(Array.from({ length: 130 }, (_, i) => `${i}.png`)));
  expect([names().length, names()[99]]).toEqual([100, '99.png']);
});

test('[L1d] what comes later is shown when it no longer grows, and what has gone is not', async () => {
  const folder = filled(['a.png']);
  const { media, names, onChange } = await openIn(folder);
  writeFileSync(join(folder, 'b.mp4'), 'half');
  await media.look();
  appendFileSync(join(folder, 'b.mp4'), ' and half');
  await media.look();
  expect([names(), onChange.mock.calls.length]).toEqual([['a.png'], 0]);
  await media.look();
  expect([names(), onChange.mock.calls.length]).toEqual([['a.png', 'b.mp4'], 1]);
  rmSync(join(folder, 'a.png'));
  await media.look();
  expect([names(), onChange.mock.calls.length]).toEqual([['b.mp4'], 2]);
  await media.look();
  expect(onChange).toHaveBeenCalledTimes(2);
  expect(media.of('hall-a')).toBe(media.of('hall-a'));
});

test('[L1d] a file that another of its name has replaced has another address', async () => {
  const folder = filled(['a.png']);
  const { media } = await openIn(folder);
  const [before] = media.of('hall-a');
  utimesSync(join(folder, 'a.png'), 1_000, 1_000);
  await media.look();
  await media.look();
  expect(keyIn(media.of('hall-a')[0]?.url)).not.toBe(keyIn(before?.url));
});

test('[R1] a file is found under its key alone, and nothing that no view has named', async () => {
  const folder = filled(['a.png', 'hall-a/b c#.png', 'notes.txt']);
  const { media } = await openIn(folder);
  const [a, b] = media.of('hall-a');
  expect(media.fileAt('a.png', keyIn(a?.url))).toEqual({ folder, name: 'a.png' });
  expect(media.fileAt('hall-a/b c#.png', keyIn(b?.url))).toEqual({ folder: join(folder, 'hall-a'), name: 'b c#.png' });
  for (const path of ['a.png', 'notes.txt', '../a.png', 'hall-a/../a.png', 'hall-a/b c#.png', '']) expect(media.fileAt(path, '')).toBeNull();
  expect(media.fileAt('a.png', keyIn(b?.url))).toBeNull();
  expect(media.fileAt('hall-a/../a.png', keyIn(a?.url))).toBeNull();
});

test('a folder that is not there is an empty one until it is', async () => {
  const folder = join(tempFolder(), 'media');
  const { media, names, onFault } = await openIn(folder);
  expect(names()).toEqual([]);
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.png'), 'x');
  await media.look();
  await media.look();
  expect(names()).toEqual(['a.png']);
  expect(onFault).not.toHaveBeenCalled();
});

test('a folder that cannot be read is told of once', async () => {
  const { media, names, onFault } = await openIn(join(filled(['a.png']), 'a.png'));
  await media.look();
  expect([names(), onFault.mock.calls]).toEqual([[], [['ENOTDIR']]]);
});

test('it looks by itself every few seconds, and no more once it is closed', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const folder = tempFolder();
  const { media, onChange, names } = await openIn(folder);
  writeFileSync(join(folder, 'a.png'), 'x');
  for (let i = 0; i < 2; i++) {
    vi.advanceTimersByTime(5_000);
    await media.look();
  }
  expect([names(), onChange.mock.calls.length]).toEqual([['a.png'], 1]);
  media.close();
  expect(vi.getTimerCount()).toBe(0);
});
