import { expect, test } from 'vitest';
import { bodyHash } from './body-hash.ts';

const ISSUE = { serviceId: 'papers', language: 'vi', further: ['land', 'money'] };

test('[N3a] the order of keys and the composition of letters make no other body; any other value does', () => {
  const hash = bodyHash('ticket.issue', ISSUE);
  expect(bodyHash('ticket.issue', { further: ['land', 'money'], language: 'vi', serviceId: 'papers' })).toBe(hash);
  for (const other of [
    { ...ISSUE, language: 'en' },
    { ...ISSUE, further: ['money', 'land'] },
    { ...ISSUE, classId: 'elder' },
    { ...ISSUE, further: [] },
  ]) {
    expect(bodyHash('ticket.issue', other)).not.toBe(hash);
  }
  expect(bodyHash('counter.pause', { reasonId: 'Nghỉ'.normalize('NFD') })).toBe(bodyHash('counter.pause', { reasonId: 'Nghỉ' }));
});

test('[R4] codes and words of visitors are not in it, where they stand', () => {
  expect(bodyHash('ticket.issue', { ...ISSUE, dossierCode: 'H56.1-261124-0001' })).toBe(bodyHash('ticket.issue', ISSUE));
  expect(bodyHash('ticket.checkIn', { code: '123456', language: 'vi' })).toBe(bodyHash('ticket.checkIn', { code: '654321', language: 'vi' }));
  expect(bodyHash('visitor.rate', { level: 4, comment: 'a' })).toBe(bodyHash('visitor.rate', { level: 4 }));
  expect(bodyHash('centre.replace', { document: { comment: 'a' } })).not.toBe(bodyHash('centre.replace', { document: {} }));
});

test('[R3] a body that is nested without end has none', () => {
  let deep: unknown = {};
  for (let i = 0; i < 20_000; i++) deep = { deep };
  expect(bodyHash('centre.replace', { document: deep })).toBeNull();
});
