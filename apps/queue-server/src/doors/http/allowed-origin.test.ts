import { describe, expect, test } from 'vitest';
import { originAllowed, type RefusedOrigin, readOrigin, refusedOrigins, sameOrigin } from './allowed-origin.ts';

describe('a page of this server', () => {
  test.each([
    ['http://127.0.0.1:7070', '127.0.0.1:7070'],
    ['http://[::1]:7070', '[::1]:7070'],
    ['http://[fe80::1]', '[fe80:0:0::1]'],
    ['http://[fe80::1]:80', '[fe80::1]'],
    ['https://luot.example', 'luot.example:443'],
    ['http://luot.example', 'LUOT.example:80'],
    ['https://luot_kiosk.example:8443', 'luot_kiosk.example:8443'],
  ])('[R20] %s came from %s', (origin, host) => {
    expect(sameOrigin(origin, host)).toBe(true);
  });

  test.each([
    ['http://evil.example', '127.0.0.1:7070'],
    ['http://127.0.0.1:7070.evil.example', '127.0.0.1:7070'],
    ['http://127.0.0.1:7071', '127.0.0.1:7070'],
    ['https://luot.example', 'luot.example:80'],
    ['http://[::1]:7070', '[::2]:7070'],
    ['http://evil.example', 'luot@evil.example'],
    ['http://evil.example', 'evil.example/luot'],
    ['null', 'null'],
    ['luot-app://pages', 'pages'],
    ['file://', ''],
    ['http://', 'luot'],
    ['http://luot', undefined],
  ])('[R20] %s did not come from %s', (origin, host) => {
    expect(sameOrigin(origin, host)).toBe(false);
  });
});

test('[R20] a listed origin comes in whatever the host, another not, and a program has none', () => {
  const listed = ['https://so.example.vn'];
  expect(originAllowed('https://so.example.vn', 'backend:7070', listed)).toBe(true);
  expect(originAllowed('http://so.example.vn', 'backend:7070', listed)).toBe(false);
  expect(originAllowed(undefined, 'backend:7070', listed)).toBe(true);
});

test('[R20] an operator’s origin is read as browsers send it', () => {
  expect(['https://SO.example.vn', 'https://so.example.vn:443/', 'http://[::1]:7070'].map(readOrigin)).toEqual([
    'https://so.example.vn',
    'https://so.example.vn',
    'http://[::1]:7070',
  ]);
  for (const none of ['', 'so.example.vn', 'ftp://so.example.vn', 'https://so.example.vn/luot', 'https://user:pass@so.example.vn', 'https://', 'null']) {
    expect(readOrigin(none), none).toBeNull();
  }
});

test('[R20] a refused origin is said once a minute, however often it tries, with what to set', () => {
  let nowMs = 0;
  const said: RefusedOrigin[] = [];
  const add = refusedOrigins(
    (refused) => said.push(refused),
    () => nowMs,
  );
  for (; nowMs < 150_000; nowMs += 700) add('https://so.example.vn', 'backend:7070');
  expect(said).toHaveLength(3);
  expect(said[0]).toMatchObject({
    origin: 'https://so.example.vn',
    host: 'backend:7070',
    why: expect.stringContaining('--public-origin https://so.example.vn'),
  });
  for (let i = 0; i < 1_000; i++) add(`http://${i}.${'x'.repeat(5_000)}`, undefined);
  expect(said.at(-1)?.origin).toHaveLength(200);
});
