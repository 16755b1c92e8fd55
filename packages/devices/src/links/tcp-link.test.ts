import { createConnection } from 'node:net';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test, vi } from 'vitest';
import { TcpWire } from '../emulators/wires/tcp-wire.ts';
import { LinkFault } from './link.ts';
import { tcpLink } from './tcp-link.ts';

const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 5 });
const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'ascii'));

async function plugged() {
  const wire = new TcpWire();
  let heard = '';
  wire.onBytes = (chunk) => {
    heard += Buffer.from(chunk).toString('ascii');
  };
  await wire.plug();
  onTestFinished(() => wire.unplug());
  return { wire, link: tcpLink('127.0.0.1', wire.link.port), heard: () => heard };
}

const faultOf = (host: string, port: number) =>
  tcpLink(host, port)
    .connect()
    .then(
      () => expect.unreachable('it connected'),
      (error: unknown) => (error instanceof LinkFault ? error.fault : Promise.reject(error)),
    );

test('carries bytes both ways', async () => {
  const { wire, link, heard } = await plugged();
  const connection = await link.connect();
  onTestFinished(() => connection.close());
  let came = '';
  connection.onData((chunk) => {
    came += Buffer.from(chunk).toString('ascii');
  });
  await connection.write(bytes('there'));
  await until(() => expect(heard()).toBe('there'));
  wire.send(bytes('back'));
  await until(() => expect(came).toBe('back'));
});

test('a port that nobody listens on refuses, with its address and the system’s word', async () => {
  const { wire } = await plugged();
  const { port } = wire.link;
  await wire.unplug();
  expect(await faultOf('127.0.0.1', port)).toEqual({ code: 'unreachable', params: { address: `127.0.0.1:${port}`, reason: 'ECONNREFUSED' } });
});

test('a name that there is not is a fault too', async () => {
  const fault = await faultOf('printer.invalid', 9100);
  expect(fault.code).toBe('unreachable');
  expect(fault.params).toMatchObject({ address: 'printer.invalid:9100', reason: expect.stringMatching(/ENOTFOUND|EAI_AGAIN|ETIMEDOUT/) });
});

test('one that answers nothing is given up after two seconds', async () => {
  // A listener that never takes a connection: when its queue is full the next ones hang.
  const script = `
    const { parentPort } = require('node:worker_threads');
    const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      parentPort.postMessage(server.address().port);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`;
  const deaf = new Worker(script, { eval: true });
  onTestFinished(() => void deaf.terminate());
  const port = await new Promise<number>((listening) => deaf.once('message', listening));
  const queue = Array.from({ length: 8 }, () => createConnection({ host: '127.0.0.1', port }).on('error', () => undefined));
  onTestFinished(() => queue.forEach((socket) => socket.destroy()));
  await until(() => expect(queue.some((socket) => !socket.connecting)).toBe(true));
  const startedMs = performance.now();
  expect(await faultOf('127.0.0.1', port)).toMatchObject({ code: 'unreachable', params: { reason: 'ETIMEDOUT' } });
  expect(performance.now() - startedMs).toBeGreaterThan(1_900);
});

test('[P4] a cable that is pulled ends the connection at once, and its writes', async () => {
  const { wire, link } = await plugged();
  const connection = await link.connect();
  const ended = vi.fn();
  connection.onClose(ended);
  wire.stall(true);
  await connection.write(bytes('x')); // the system has taken it
  const stuck = connection.write(new Uint8Array(20_000_000)).catch((error: unknown) => error);
  await wire.unplug();
  await until(() => expect(ended.mock.calls).toEqual([[{ code: 'unplugged' }]]));
  expect(await stuck).toMatchObject({ fault: { code: 'unplugged' } });
  await expect(connection.write(bytes('y'))).rejects.toMatchObject({ fault: { code: 'unplugged' } });
});

test('closing it is no fault, happens once, and ends its writes', async () => {
  const { wire, link } = await plugged();
  const connection = await link.connect();
  const ended = vi.fn();
  connection.onClose(ended);
  wire.stall(true);
  const stuck = connection.write(new Uint8Array(20_000_000)).catch((error: unknown) => error);
  connection.close();
  connection.close();
  expect(await stuck).toBeInstanceOf(LinkFault);
  await wire.unplug();
  expect(ended.mock.calls).toEqual([[null]]);
});
