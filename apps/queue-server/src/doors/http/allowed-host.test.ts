import { expect, test } from 'vitest';
import { isAllowedHost } from './allowed-host.ts';

test.each([
  '192.168.1.7:7070',
  '127.0.0.1',
  '[::1]:7070',
  '[fe80::1]',
  'localhost:7070',
  'may-chu',
  'mot-cua.local',
  'server.lan:80',
  'so.trungtam.example.vn',
  'SO.trungtam.example.vn.:443',
])('[R1d] %s is ours', (host) => {
  expect(isAllowedHost(host, ['so.trungtam.example.vn'])).toBe(true);
});

test.each([
  undefined,
  '',
  'evil.example',
  'evil.example:7070',
  'local.evil.example',
  'so.trungtam.example.vn.evil.example',
  'a b',
  '[evil.example]',
  '1.2.3.4.nip.example',
  'x/..',
])('[R1d] %s is not', (host) => {
  expect(isAllowedHost(host, ['so.trungtam.example.vn'])).toBe(false);
});
