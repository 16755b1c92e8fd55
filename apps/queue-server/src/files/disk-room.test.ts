import { StorageFault } from '@luot/engine/journal';
import { expect, test } from 'vitest';
import { DiskRoom } from './disk-room.ts';

const MB = 1024 * 1024;

test('[N4a] managers are told before the disk is full, while it is, and no more when there is room again', () => {
  let free = 2_000 * MB;
  const room = new DiskRoom('/data', () => free);
  const told = (fault: StorageFault | null = null) => {
    room.update();
    return room.notices(fault).map(({ en }) => en.split(/[:.]/)[0]);
  };
  expect(told()).toEqual([]);
  free = 120 * MB;
  expect(told()).toEqual(['The server’s disk is nearly full']);
  expect(told(new StorageFault('SQLITE_FULL', null))).toEqual(['The server’s disk is full']);
  free = 900 * MB;
  expect(told()).toEqual([]);
});

test('[N4a] it is the folder’s own disk that is looked at', () => {
  const room = new DiskRoom(import.meta.dirname);
  room.update();
  expect(room.notices(null).length).toBeLessThanOrEqual(1);
});
