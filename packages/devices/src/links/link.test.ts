import { describe, expect, test, vi } from 'vitest';
import { Ending, faultOf, Inbox, LinkFault, openFault, systemCode } from './link.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const error = (code: string | undefined, message: string) => Object.assign(new Error(message), code === undefined ? {} : { code });

describe('opening a port, in words', () => {
  test.each([
    [error('ENOENT', "ENOENT: no such file or directory, open '/dev/x'"), 'port-missing'],
    [error('ENXIO', "ENXIO: no such device or address, open '/dev/x'"), 'port-missing'],
    [error('ENODEV', 'ENODEV: no such device'), 'port-missing'],
    [error(undefined, 'Error: No such file or directory, cannot open /dev/x'), 'port-missing'],
    [error(undefined, 'Opening COM9: File not found'), 'port-missing'],
    [error('EBUSY', 'EBUSY: resource busy or locked'), 'port-busy'],
    [error(undefined, 'Error Resource temporarily unavailable Cannot lock port'), 'port-busy'],
    [error('EACCES', "EACCES: permission denied, open '/dev/x'"), 'port-denied'],
    [error(undefined, 'Error: Permission denied, cannot open /dev/x'), 'port-denied'],
    [error('EIO', 'EIO: i/o error'), 'unreachable'],
    [error(undefined, 'Error: Inappropriate ioctl for device, cannot open /dev/x'), 'unreachable'],
  ])('%s', (cause, code) => {
    const fault = openFault(cause, '/dev/x');
    expect(fault.fault.code).toBe(code);
    expect(fault.cause).toBe(cause);
    expect(Object.values(fault.fault.params ?? {})).toContain('/dev/x');
  });

  test.each(['/dev/serial/by-id/usb-Lock_Busy_denied-if00', '/dev/not found', '/dev/clock'])('the port’s own name is no reason: %s', (port) => {
    expect(openFault(error('EACCES', `EACCES: permission denied, open '${port}'`), port).fault.code).toBe('port-denied');
    expect(openFault(error(undefined, `Error: Permission denied, cannot open ${port}`), port).fault.code).toBe('port-denied');
    expect(openFault(error('EIO', `EIO: i/o error, open '${port}'`), port).fault.code).toBe('unreachable');
  });

  test('what is no error has its words too', () => {
    expect(systemCode(error('EPIPE', 'x'))).toBe('EPIPE');
    expect(systemCode(new Error('words'))).toBe('words');
    expect(systemCode('words')).toBe('words');
  });

  test('a fault is what a LinkFault carries; anything else is a bug and goes on', () => {
    expect(faultOf(new LinkFault('stalled'))).toEqual({ code: 'stalled', params: {} });
    expect(() => faultOf(new TypeError('bug'))).toThrow('bug');
  });
});

describe('what comes in', () => {
  test('is kept until somebody listens, in order, and handed on once', () => {
    const inbox = new Inbox();
    inbox.push(bytes(1));
    inbox.push(bytes(2));
    const heard: number[] = [];
    inbox.listen((chunk) => heard.push(...chunk));
    inbox.push(bytes(3));
    expect(heard).toEqual([1, 2, 3]);
    inbox.listen((chunk) => heard.push(...chunk));
    expect(heard).toEqual([1, 2, 3]);
  });
});

describe('the end of a connection', () => {
  test('comes once, with its first fault, to everybody and to who asks late', () => {
    const ending = new Ending();
    const told = [vi.fn(), vi.fn(), vi.fn()] as const;
    ending.listen(told[0]);
    const stop = ending.listen(told[1]);
    stop();
    ending.end({ code: 'unplugged' });
    ending.end(null);
    ending.listen(told[2]);
    expect(told.map((listener) => listener.mock.calls)).toEqual([[[{ code: 'unplugged' }]], [], [[{ code: 'unplugged' }]]]);
    expect(ending.over).toBe(true);
  });

  test('rejects the writes that are under way, and those that come after it do not begin', async () => {
    const ending = new Ending();
    const under = ending.guard(() => undefined);
    ending.end({ code: 'unplugged' });
    await expect(under).rejects.toMatchObject({ fault: { code: 'unplugged' } });
    const start = vi.fn();
    await expect(ending.guard(start)).rejects.toMatchObject({ fault: { code: 'unplugged' } });
    expect(start).not.toHaveBeenCalled();
  });

  test('a write that is done is done, and one that failed has its cause', async () => {
    const ending = new Ending();
    await expect(ending.guard((done) => done())).resolves.toBeUndefined();
    await expect(ending.guard((done) => done(null))).resolves.toBeUndefined();
    const cause = new Error('EPIPE');
    await expect(ending.guard((done) => done(cause))).rejects.toMatchObject({ fault: { code: 'unplugged' }, cause });
    ending.end(null);
    await expect(ending.guard(() => undefined)).rejects.toMatchObject({ fault: { code: 'unplugged' } });
  });
});
