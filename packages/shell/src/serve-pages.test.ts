import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { reset, told } from '../test/fake-electron.ts';
import { answerPage, registerScheme, servePages } from './serve-pages.ts';

vi.mock('electron', () => import('../test/fake-electron.ts'));

let home = '';
beforeAll(() => {
  reset();
  home = mkdtempSync(join(tmpdir(), 'luot-pages-'));
  mkdirSync(join(home, 'pages', 'assets'), { recursive: true });
  writeFileSync(join(home, 'pages', 'kiosk.html'), '<!doctype html><title>Lượt</title>');
  writeFileSync(join(home, 'secret.txt'), 'not for pages');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const get = (address: string, method = 'GET') => answerPage(join(home, 'pages'), new Request(address, { method }), () => 'http://server:8080');

test('the scheme is a standard and secure one', () => {
  registerScheme();
  expect(told.schemes).toMatchObject([{ scheme: 'luot-app', privileges: { standard: true, secure: true } }]);
  expect(told.schemes[0]?.privileges.bypassCSP).toBeUndefined();
});

test('a page comes with its type and the policy that names the server', async () => {
  const answer = await get('luot-app://pages/kiosk.html');
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('<title>Lượt</title>');
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(answer.headers.get('content-security-policy')).toContain("connect-src 'self' http://server:8080 ws://server:8080;");
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

test.each([
  ['luot-app://pages/..%2fsecret.txt', 403],
  ['luot-app://pages/assets/..%2f..%2fsecret.txt', 403],
  ['luot-app://pages/../secret.txt', 404],
  ['luot-app://pages/assets', 404],
  ['luot-app://pages/kiosk.html/more', 404],
  ['luot-app://pages/missing.js', 404],
  ['luot-app://elsewhere/kiosk.html', 403],
])('%s is answered with %i and no content', async (address, status) => {
  const answer = await get(address);
  expect(answer.status).toBe(status);
  expect(await answer.text()).toBe('');
});

test.each(['POST', 'HEAD', 'PUT', 'DELETE'])('%s is not answered', async (method) => {
  expect((await get('luot-app://pages/kiosk.html', method)).status).toBe(405);
});

async function servedPolicy() {
  const answer = await told.pages?.(new Request('luot-app://pages/kiosk.html'));
  return answer?.headers.get('content-security-policy');
}

test('the policy follows the settings from one request to the next', async () => {
  let server: string | undefined;
  servePages(join(home, 'pages'), () => server);
  expect(await servedPolicy()).toContain("connect-src 'self';");
  server = 'https://luot.example';
  expect(await servedPolicy()).toContain('wss://luot.example;');
});
