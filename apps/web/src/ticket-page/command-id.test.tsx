import { envelopeSchema } from '@luot/shared/protocol/commands';
import { expect, test } from 'vitest';
import { newCommandId } from './command-id.ts';

test('[N3] an id is a UUID of version 7, and no two are the same', () => {
  const before = Date.now();
  const ids = Array.from({ length: 200 }, newCommandId);
  for (const id of ids) {
    expect(id[14]).toBe('7');
    expect(envelopeSchema.safeParse({ commandId: id, name: 'visitor.cancel', body: {} }).success).toBe(true);
  }
  expect(new Set(ids).size).toBe(ids.length);
  const atMs = Number.parseInt(newCommandId().replace('-', '').slice(0, 12), 16);
  expect(atMs).toBeGreaterThanOrEqual(before);
  expect(atMs).toBeLessThanOrEqual(Date.now());
});
