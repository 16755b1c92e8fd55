import { FakeClock } from '@luot/engine/fixtures/fake-clock';
import { execute, startEngine } from '@luot/engine/fixtures/test-engine';
import { MemoryJournal } from '@luot/engine/memory-journal';
import { smallCentre } from '@luot/queue/fixtures/small-centre';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { watchAddress } from './open-phone.ts';

const centreAt = (publicUrl: string | null) =>
  smallCentre((document) => {
    document.publicUrl = publicUrl;
  });

/** What is warned of at the start, and after the settings have changed. */
function warnings(listening: boolean, ...addresses: readonly (string | null)[]): string[] {
  const [first = null, ...later] = addresses;
  const engine = startEngine(new MemoryJournal(), new FakeClock(), { seed: centreAt(first) });
  const said: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void said.push((JSON.parse(line) as { msg: string }).msg) });
  watchAddress(engine, listening, log);
  for (const address of later) execute(engine, { role: 'operator', id: 'operator' }, 'centre.replace', { document: centreAt(address) });
  return said;
}

test('[T10] a ticket page that no QR code leads to is warned of, until the settings have an address', () => {
  expect(warnings(true, null, null, 'http://192.0.2.1:7071')).toEqual(['phone.no-address']);
  expect(warnings(true, 'http://192.0.2.1:7071', null)).toEqual(['phone.no-address']);
});

test('[T10] so are QR codes that lead to no ticket page', () => {
  expect(warnings(false, 'http://192.0.2.1:7071')).toEqual(['phone.no-listener']);
  expect(warnings(false, null)).toEqual([]);
});
