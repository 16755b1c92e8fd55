import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { contentPolicy, contentType, fileOfAddress, isOwnAddress, pageAddress } from './app-scheme.ts';

const folder = resolve('/opt/luot/pages');

test('a page and its assets are files of the pages folder', () => {
  expect(fileOfAddress(folder, pageAddress('kiosk'))).toBe(join(folder, 'kiosk.html'));
  expect(fileOfAddress(folder, 'luot-app://pages/assets/kiosk-1a2b.js?v=1#top')).toBe(join(folder, 'assets', 'kiosk-1a2b.js'));
  expect(fileOfAddress(folder, 'luot-app://pages/assets/gi%E1%BB%8Dng.mp3')).toBe(join(folder, 'assets', 'giọng.mp3'));
});

test.each([
  'luot-app://pages/..%2fmain.js',
  'luot-app://pages/..%2Fmain.js',
  'luot-app://pages/assets/..%2f..%2fmain.js',
  'luot-app://pages/..%5cmain.js',
  'luot-app://pages/..\\main.js',
  'luot-app://pages/%2e%2e%2fmain.js',
  'luot-app://pages//etc/../../main.js%2f..',
  'luot-app://pages/kiosk.html%00.js',
  'luot-app://pages/%E1%BB.html',
  'luot-app://pages/%',
  'luot-app://pages/',
  'luot-app://pages',
])('%s is refused', (address) => {
  expect(fileOfAddress(folder, address)).toBeUndefined();
});

test('steps up that the address itself resolves stay inside the folder', () => {
  expect(fileOfAddress(folder, 'luot-app://pages/../../main.js')).toBe(join(folder, 'main.js'));
  expect(fileOfAddress(folder, 'luot-app://pages/%2e%2e/main.js')).toBe(join(folder, 'main.js'));
  expect(fileOfAddress(folder, 'luot-app://pages//etc/passwd')).toBe(join(folder, 'etc', 'passwd'));
});

test.each([
  'file:///opt/luot/pages/kiosk.html',
  'https://pages/kiosk.html',
  'luot-app://other/kiosk.html',
  'luot-app://pages.example/kiosk.html',
  'luot-app://pages:80/kiosk.html',
  'luot-app://user@pages/kiosk.html',
  'luot-apps://pages/kiosk.html',
  'luot-app:pages/kiosk.html',
  'about:blank',
  'not an address',
  '',
])('%s is not one of our addresses', (address) => {
  expect(isOwnAddress(address)).toBe(false);
  expect(fileOfAddress(folder, address)).toBeUndefined();
});

test('files are named by what they are, and an unknown one is not guessed', () => {
  expect(contentType('/a/kiosk.html')).toBe('text/html; charset=utf-8');
  expect(contentType('/a/kiosk.JS')).toBe('text/javascript; charset=utf-8');
  expect(contentType('/a/font.woff2')).toBe('font/woff2');
  expect(contentType('/a/data.bin')).toBe('application/octet-stream');
});

test('a page may reach its own files and the one server, by http and by web socket', () => {
  expect(contentPolicy('http://192.168.1.10:8080')).toBe(
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' http://192.168.1.10:8080 ws://192.168.1.10:8080; " +
      "img-src 'self' data: blob: http://192.168.1.10:8080; media-src 'self' blob: http://192.168.1.10:8080; " +
      "style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  );
  expect(contentPolicy('https://luot.example')).toContain("connect-src 'self' https://luot.example wss://luot.example;");
});

test('without a server a page reaches nothing but its own files', () => {
  for (const part of ["connect-src 'self';", "img-src 'self' data: blob:;", "media-src 'self' blob:;"]) expect(contentPolicy(undefined)).toContain(part);
});
