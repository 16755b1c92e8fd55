import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseShellConfig, readShellConfig } from './shell-config.ts';

const TOKEN = 'token-that-nobody-may-read';
const GOOD = { serverUrl: 'http://192.168.1.10:8080', device: 'kiosk-1', token: TOKEN };

function parse(settings: unknown) {
  return parseShellConfig(typeof settings === 'string' ? settings : JSON.stringify(settings), '/data/shell.json');
}

function sentenceOf(result: ReturnType<typeof parse>) {
  if (result.ok) throw new Error('the settings were accepted');
  return result.no;
}

test('the smallest settings name the server, the device and its token', () => {
  expect(parse(GOOD)).toEqual({ ok: true, value: { ...GOOD, windowed: false, display: undefined, files: {}, addresses: [] } });
});

test('a window and a screen can be chosen', () => {
  expect(parse({ ...GOOD, windowed: true, display: 2 })).toMatchObject({ ok: true, value: { windowed: true, display: 2 } });
});

test('[R30a] files that devices stand behind are listed by id', () => {
  const files = { 'printer-1': '/dev/usb/lp0', stand: { out: '/run/luot/to', in: null } };
  expect(parse({ ...GOOD, files, addresses: ['/dev/may-in'] })).toMatchObject({ ok: true, value: { files, addresses: ['/dev/may-in'] } });
});

test('the server is kept as its origin, and a mark at the head of the file is forgiven', () => {
  const source = `\uFEFF${JSON.stringify({ ...GOOD, serverUrl: 'HTTPS://Luot.Example:443/' })}`;
  expect(parse(source)).toMatchObject({ ok: true, value: { serverUrl: 'https://luot.example' } });
  expect(parse({ ...GOOD, serverUrl: 'http://[fe80::1]:8080' })).toMatchObject({ ok: true, value: { serverUrl: 'http://[fe80::1]:8080' } });
});

test.each([
  ['serverUrl', undefined],
  ['serverUrl', '192.168.1.10:8080'],
  ['serverUrl', 'ftp://server'],
  ['serverUrl', 'http://user:secret@server'],
  ['serverUrl', 'http://server/kiosk'],
  ['serverUrl', "http://a;script-src'unsafe-eval'"],
  ['device', ''],
  ['device', 7],
  ['token', 'x'.repeat(257)],
  ['token', null],
  ['windowed', 'yes'],
  ['display', 0],
  ['display', 1.5],
  ['display', '2'],
  ['files', ['/dev/usb/lp0']],
  ['files', { 'Máy in': '/dev/usb/lp0' }],
  ['files', { printer: '' }],
  ['addresses', '/dev/may-in'],
  ['addresses', [7]],
])('%s cannot be %j, and the sentence names it in both languages', (field, value) => {
  const sentence = sentenceOf(parse({ ...GOOD, [field]: value }));
  expect(sentence.vi).toContain(`mục “${field}” phải là`);
  expect(sentence.en).toContain(`“${field}” must be`);
  expect(sentence.en).toContain('/data/shell.json');
});

test('an entry nothing knows is refused, so that a misspelt one is noticed', () => {
  expect(sentenceOf(parse({ ...GOOD, windowd: true })).en).toContain('serverUrl, device, token, windowed, display, files, addresses');
});

test.each(['', '{', '[]', 'null', '"text"'])('%j is not a settings file', (source) => {
  expect(sentenceOf(parse(source)).en).toContain('is not valid JSON');
});

test('no sentence repeats the token, not even of a file that is broken right behind it', () => {
  const broken = [`{"token":"${TOKEN}",,}`, `{"token":"${TOKEN}`, { ...GOOD, serverUrl: '' }, { ...GOOD, [TOKEN]: 1 }];
  for (const settings of broken) expect(JSON.stringify(sentenceOf(parse(settings)))).not.toContain(TOKEN);
});

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'luot-shell-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a machine without settings says so', () => {
  const sentence = sentenceOf(readShellConfig(join(folder, 'none.json')));
  expect(sentence.vi).toContain('chưa được cài đặt');
  expect(sentence.en).toContain('is not set up');
});

test('a file that cannot be read says why', () => {
  mkdirSync(join(folder, 'a-folder.json'));
  expect(sentenceOf(readShellConfig(join(folder, 'a-folder.json'))).en).toContain('(EISDIR)');
});

test('a good file is read', () => {
  writeFileSync(join(folder, 'shell.json'), JSON.stringify(GOOD));
  expect(readShellConfig(join(folder, 'shell.json'))).toMatchObject({ ok: true, value: GOOD });
});
