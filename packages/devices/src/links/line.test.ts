import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { FakeLink } from '../../test/fake-link.ts';
import { Line, type LineOptions } from './line.ts';
import { type Connection, Ending, Inbox, type Link, LinkFault } from './link.ts';

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'ascii'));

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

function lineOn(link: Link, change: Partial<LineOptions> = {}) {
  const told: string[] = [];
  const heard: string[] = [];
  const line = new Line({
    link,
    onUp: () => told.push('up'),
    onDown: (fault) => told.push(fault.code),
    onData: (chunk) => heard.push(Buffer.from(chunk).toString('ascii')),
    ...change,
  });
  onTestFinished(() => line.close());
  return { line, told, heard };
}

/** How a write ended: `ok` or its fault. */
const endOf = (write: Promise<void>) =>
  write.then(
    () => 'ok',
    (error: unknown) => (error instanceof LinkFault ? error.fault.code : String(error)),
  );

describe('a line', () => {
  test('is up when it is connected, and tells of it once', async () => {
    const link = new FakeLink();
    const { line, told } = lineOn(link);
    expect(line.isUp).toBe(false);
    await wait(0);
    expect([line.isUp, told, line.reconnects]).toEqual([true, ['up'], 0]);
  });

  test('hands on what comes in, also what came before it could be told', async () => {
    const link = new FakeLink();
    const early: Link = {
      address: 'early',
      connect: async () => {
        const connection = await link.connect();
        link.send(bytes('early '));
        return connection;
      },
    };
    const { heard } = lineOn(early);
    await wait(0);
    link.send(bytes('late'));
    expect(heard.join('')).toBe('early late');
  });

  test('writes one after the other, never mixed, in the order they were asked for', async () => {
    const link = new FakeLink();
    const { line } = lineOn(link);
    await wait(0);
    link.stall(true);
    const ends = ['a'.repeat(2_000), 'b'.repeat(700), 'c'].map((text) => endOf(line.write(bytes(text))));
    await wait(10);
    link.stall(false);
    expect(await Promise.all(ends)).toEqual(['ok', 'ok', 'ok']);
    expect(link.bytes.toString('ascii')).toBe('a'.repeat(2_000) + 'b'.repeat(700) + 'c');
  });

  test('a write of nothing is one', async () => {
    const link = new FakeLink();
    const { line } = lineOn(link);
    await wait(0);
    expect(await endOf(line.write(new Uint8Array()))).toBe('ok');
  });

  test('a write while it is down is refused at once', async () => {
    const link = new FakeLink();
    link.there = false;
    const { line } = lineOn(link);
    await wait(0);
    expect(await endOf(line.write(bytes('x')))).toBe('unplugged');
  });
});

describe('a line that is lost', () => {
  test('is connected again and again, each time anew, and counts', async () => {
    const link = new FakeLink();
    const { line, told } = lineOn(link, { reconnectMs: 500 });
    await wait(0);
    await link.unplug();
    expect([line.isUp, told]).toEqual([false, ['up', 'unplugged']]);
    await wait(1_600);
    expect([link.connects, told.slice(2)]).toEqual([4, ['port-missing', 'port-missing', 'port-missing']]);
    await link.plug();
    await wait(500);
    expect([line.isUp, line.reconnects, told.at(-1)]).toEqual([true, 1, 'up']);
    link.breaks();
    await wait(500);
    expect(line.reconnects).toBe(2);
  });

  test('[P1b] what was to be written on it is not written on the next', async () => {
    const link = new FakeLink();
    const { line } = lineOn(link, { reconnectMs: 100 });
    await wait(0);
    link.stall(true);
    const ends = ['a', 'b', 'c'].map((text) => endOf(line.write(bytes(text))));
    await wait(10);
    link.breaks();
    expect(await Promise.all(ends)).toEqual(['unplugged', 'unplugged', 'unplugged']);
    link.stall(false);
    await wait(200);
    expect(line.isUp).toBe(true);
    expect(await endOf(line.write(bytes('d')))).toBe('ok');
    expect(link.bytes.toString('ascii')).toBe('d');
  });

  test('bytes of an old connection are heard no more', async () => {
    const first = new FakeLink();
    const inbox = new Inbox();
    const ending = new Ending();
    const stale: Connection = {
      write: async () => undefined,
      onData: (listener) => inbox.listen(listener),
      onClose: (listener) => void ending.listen(listener),
      close: () => ending.end(null),
    };
    let connects = 0;
    const { line, heard } = lineOn({ address: 'two', connect: async () => (connects++ === 0 ? stale : first.connect()) }, { reconnectMs: 100 });
    await wait(0);
    line.reconnect({ code: 'stalled' });
    await wait(100);
    inbox.push(bytes('old'));
    first.send(bytes('new'));
    expect(heard).toEqual(['new']);
  });

  test('a connection that ended before anybody could listen is a lost one', async () => {
    const link = new FakeLink();
    const { line, told } = lineOn({
      address: 'short',
      connect: async () => {
        const connection = await link.connect();
        if (link.connects === 1) link.breaks();
        return connection;
      },
    });
    await wait(0);
    expect([line.isUp, told]).toEqual([false, ['unplugged']]);
    await wait(1_000);
    expect([line.isUp, told]).toEqual([true, ['unplugged', 'up']]);
  });
});

describe('a device that takes nothing', () => {
  test('is let go after its time, told as stalled, and connected anew', async () => {
    const link = new FakeLink();
    const { line, told } = lineOn(link, { stallMs: 2_000, reconnectMs: 1_000 });
    await wait(0);
    link.stall(true);
    const ends = [endOf(line.write(bytes('a'))), endOf(line.write(bytes('b')))];
    await wait(1_990);
    expect(told).toEqual(['up']);
    await wait(20);
    expect(await Promise.all(ends)).toEqual(['stalled', 'unplugged']);
    expect(told).toEqual(['up', 'stalled']);
    link.stall(false);
    await wait(1_000);
    expect([line.isUp, link.bytes.length]).toEqual([true, 0]);
  });

  test('one that is slow is not: a picture of 10 KB at 9,600 baud takes twice the time of a stall', async () => {
    const taken: number[] = [];
    const ending = new Ending();
    const slow: Connection = {
      write: (chunk) =>
        ending.guard((done) => {
          setTimeout(() => {
            taken.push(chunk.length);
            done();
          }, chunk.length * 1.04);
        }),
      onData: () => undefined,
      onClose: (listener) => void ending.listen(listener),
      close: () => ending.end(null),
    };
    const { line, told } = lineOn({ address: 'slow', connect: async () => slow });
    await wait(0);
    const end = endOf(line.write(new Uint8Array(10_000)));
    await wait(11_000);
    expect(await end).toBe('ok');
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(10_000);
    expect(told).toEqual(['up']);
  });
});

describe('closing', () => {
  test('ends what is under way, tells nobody, and tries no more', async () => {
    const link = new FakeLink();
    const { line, told } = lineOn(link);
    await wait(0);
    link.stall(true);
    const end = endOf(line.write(bytes('a')));
    await wait(1);
    line.close();
    expect(await end).toBe('unplugged');
    await wait(60_000);
    expect([line.isUp, told, link.connects, vi.getTimerCount()]).toEqual([false, ['up'], 1, 0]);
    expect(await endOf(line.write(bytes('b')))).toBe('unplugged');
  });

  test('in the middle of connecting: the connection is closed when it stands', async () => {
    const link = new FakeLink();
    let connected: (connection: Connection) => void = () => undefined;
    const { line, told } = lineOn({ address: 'slow', connect: () => new Promise((resolve) => (connected = resolve)) });
    await wait(0);
    line.close();
    const connection = await link.connect();
    connected(connection);
    await wait(10);
    expect(told).toEqual([]);
    expect(await endOf(connection.write(bytes('x')))).not.toBe('ok');
  });

  test('between two tries: there is no next', async () => {
    const link = new FakeLink();
    link.there = false;
    const { line } = lineOn(link);
    await wait(10);
    line.close();
    await wait(60_000);
    expect([link.connects, vi.getTimerCount()]).toEqual([1, 0]);
  });
});

describe('what is no fault', () => {
  test('a bug in a link is thrown, and not called a fault of a cable', async () => {
    const caught: unknown[] = [];
    const listener = (error: unknown) => caught.push(error);
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', listener);
    onTestFinished(() => {
      process.off('unhandledRejection', listener);
      for (const other of others) process.on('unhandledRejection', other);
    });
    const { told } = lineOn({ address: 'bug', connect: () => Promise.reject(new TypeError('a bug')) });
    await wait(0);
    vi.useRealTimers();
    await vi.waitFor(() => expect(caught).toEqual([new TypeError('a bug')]));
    expect(told).toEqual([]);
  });
});
