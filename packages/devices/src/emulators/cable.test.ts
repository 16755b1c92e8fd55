import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeLink } from '../../test/fake-link.ts';
import { Cable } from './cable.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const bytes = (count: number, byte = 0x41) => new Uint8Array(count).fill(byte);

async function plugged(bitsPerSecond: number | null) {
  const wire = new FakeLink();
  const cable = new Cable(wire, bitsPerSecond);
  const heard: number[] = [];
  cable.onBytes = (chunk) => heard.push(...chunk);
  const connection = await wire.connect();
  const came: number[] = [];
  connection.onData((chunk) => came.push(...chunk));
  return { wire, cable, connection, heard, came };
}

describe('a line with a speed', () => {
  test('960 bytes at 9,600 baud are heard in a second, half of them in half of it', async () => {
    const { connection, heard } = await plugged(9_600);
    await connection.write(bytes(960));
    await wait(500);
    expect(heard.length).toBeGreaterThan(470);
    expect(heard.length).toBeLessThanOrEqual(480);
    await wait(510);
    expect(heard).toHaveLength(960);
  });

  test('what comes later waits for what came before, and an idle line saves no time up', async () => {
    const { connection, heard } = await plugged(9_600);
    await connection.write(bytes(96, 1));
    await wait(50);
    await connection.write(bytes(96, 2));
    await wait(100);
    expect(heard.filter((byte) => byte === 1)).toHaveLength(96);
    expect(heard.filter((byte) => byte === 2).length).toBeLessThan(60);
    await wait(5_000);
    await connection.write(bytes(96, 3));
    await wait(50);
    expect(heard.filter((byte) => byte === 3).length).toBeLessThanOrEqual(48);
  });

  test('what it says takes its time too, and stays in order', async () => {
    const { cable, came } = await plugged(9_600);
    cable.send(bytes(48, 1));
    cable.send(bytes(48, 2));
    await wait(45);
    expect(came).toEqual([]);
    await wait(20);
    expect(came).toEqual([...bytes(48, 1)]);
    await wait(50);
    expect(came).toEqual([...bytes(48, 1), ...bytes(48, 2)]);
  });

  test('without a speed everything is there at once', async () => {
    const { cable, connection, heard, came } = await plugged(null);
    await connection.write(bytes(5_000));
    cable.send(bytes(7));
    await wait(0);
    expect([heard.length, came.length]).toEqual([5_000, 7]);
  });

  test('slow is ten times as slow', async () => {
    const { cable, connection, heard } = await plugged(9_600);
    await cable.set('slow', true);
    await connection.write(bytes(96));
    await wait(500);
    expect(heard.length).toBeLessThanOrEqual(48);
    await wait(600);
    expect(heard).toHaveLength(96);
  });
});

describe('faults', () => {
  test('hang: nothing is heard and nothing said, and then what had come is heard', async () => {
    const { cable, connection, heard, came } = await plugged(null);
    await cable.set('hang', true);
    await connection.write(bytes(10));
    cable.send(bytes(3));
    await wait(1_000);
    expect([heard, came]).toEqual([[], []]);
    await cable.set('hang', false);
    await wait(10);
    expect([heard.length, came.length]).toEqual([10, 0]);
  });

  test('unplug: bytes that were on the line are on it no more, in either direction', async () => {
    const { wire, cable, connection, heard, came } = await plugged(9_600);
    await connection.write(bytes(960));
    cable.send(bytes(960));
    await wait(100);
    await cable.unplug();
    expect(wire.there).toBe(false);
    const before = heard.length;
    await cable.plug();
    const again = await wire.connect();
    again.onData((chunk) => came.push(...chunk));
    await wait(5_000);
    expect([heard.length, came.length]).toEqual([before, 0]);
    await again.write(bytes(3));
    await wait(10);
    expect(heard.length).toBe(before + 3);
  });

  test('garbage: what is said is as long and something else, and the same in every run', async () => {
    const runs = [];
    for (let run = 0; run < 2; run++) {
      const { cable, came } = await plugged(null);
      await cable.set('garbage', true);
      cable.send(bytes(20));
      await wait(0);
      runs.push([...came]);
    }
    expect(runs[0]).toHaveLength(24 + 20);
    expect(runs[0]?.slice(24)).not.toEqual([...bytes(20)]);
    expect(runs[1]).toEqual(runs[0]);
  });

  test('stall: the driver’s bytes are not taken until it is over', async () => {
    const { cable, connection, heard } = await plugged(null);
    await cable.set('stall', true);
    let written = false;
    void connection.write(bytes(4)).then(() => (written = true));
    await wait(60_000);
    expect([written, heard]).toEqual([false, []]);
    await cable.set('stall', false);
    await wait(0);
    expect([written, heard.length]).toEqual([true, 4]);
  });

  test('whoever shows them is told of each change once', async () => {
    const { cable } = await plugged(null);
    const told = vi.fn();
    cable.onChange = told;
    await cable.set('hang', true);
    await cable.set('hang', true);
    await cable.set('hang', false);
    expect(told).toHaveBeenCalledTimes(2);
    await cable.set('unplug', true);
    expect(cable.has('unplug')).toBe(true);
    await cable.set('unplug', false);
    expect(told).toHaveBeenCalledTimes(4);
  });
});
