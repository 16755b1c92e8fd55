import { FakeClock } from '@luot/engine/fixtures/fake-clock';
import { expect, test } from 'vitest';
import { operator } from './fixtures/luot-process.ts';
import { startTestServer, type TestServer } from './fixtures/test-server.ts';

/** Wrong passwords for made-up names, each another one, until the address has tried enough. */
async function statusesFrom(server: TestServer, forwarded: string, times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let i = 0; i < times; i++) {
    const answer = await fetch(`${server.url}/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': forwarded },
      body: JSON.stringify({ login: `nobody-${forwarded}-${i}`, password: 'wrong' }),
    });
    statuses.push(answer.status);
  }
  return statuses;
}

test('[R3c] [R20] a listed proxy’s word on who asks is taken: one visitor’s wrong passwords are no other’s', async () => {
  const server = await startTestServer({ proxies: ['127.0.0.1'], clock: new FakeClock() });
  expect((await statusesFrom(server, '10.0.0.1', 40)).at(-1)).toBe(429);
  expect((await statusesFrom(server, '10.9.0.2', 1)).at(-1)).toBe(401);
});

test('[R3c] nobody else’s is: whoever makes addresses up is one address', async () => {
  const server = await startTestServer({ clock: new FakeClock() });
  expect((await statusesFrom(server, '10.0.0.1', 40)).at(-1)).toBe(429);
  expect((await statusesFrom(server, '10.9.0.2', 1)).at(-1)).toBe(429);
});

test('[R20] a proxy is named by its address', async ({ onTestFinished }) => {
  const { code, stderr } = await operator(onTestFinished).luot('serve', '--alone', '--port', '0', '--trust-proxy', 'proxy.example');
  expect(code).toBe(1);
  expect(stderr).toContain('(proxy-refused)');
});
