import { COMMAND_NAMES, type CommandName } from '@luot/shared/protocol/commands';
import { ROLES, type Role } from '@luot/shared/protocol/roles';
import { VIEW_NAMES, type ViewName } from '@luot/shared/protocol/views';
import { describe, expect, test } from 'vitest';
import { guardCommand, mayWatch } from './guard.ts';

const COMMAND_ID = '0198d1a2-6a1e-7c3e-9b1a-2f6d3c1e5a77';
const ticketId = '2026-11-23.a.1';

/** A body each command would accept. */
const BODIES: Record<CommandName, unknown> = {
  'ticket.issue': { serviceId: 'papers', language: 'vi' },
  'ticket.recall': { ticketId },
  'ticket.start': { ticketId },
  'ticket.finish': { ticketId },
  'ticket.miss': { ticketId },
  'ticket.cancel': { ticketId },
  'ticket.transfer': { ticketId, to: { serviceId: 'land' } },
  'ticket.reprint': { ticketId, printerId: 'printer-1' },
  'print.report': { ticketId, copy: 0, print: 'sent' },
  'counter.open': { counterId: 'c1' },
  'counter.pause': { counterId: 'c1', reasonId: 'break' },
  'counter.close': { counterId: 'c1' },
  'counter.callNext': { counterId: 'c1' },
  'counter.callTicket': { counterId: 'c1', number: 'A001', reason: 'wheelchair' },
  'counter.undo': { counterId: 'c1' },
  'day.confirm': { date: '2026-11-23' },
  'centre.replace': { document: {} },
  'device.report': { devices: [] },
  'device.test': { deviceId: 'led-a.c1' },
  'device.act': { deviceId: 'printer-1', verb: 'paperOut' },
  'help.call': {},
  'help.answer': { kioskId: 'kiosk-1' },
  'ticket.find': { token: '0123456789abcdefghijkl' },
  'dossier.find': { code: 'H15.50-261008-0975' },
};

/** Who may send what, written by hand from the work of each role: in the order of ROLES. */
//                              kiosk  display lab    operator staff  manager
const MAY: Record<CommandName, [boolean, boolean, boolean, boolean, boolean, boolean]> = {
  'ticket.issue': [true, false, false, false, true, false],
  'ticket.recall': [false, false, false, false, true, false],
  'ticket.start': [false, false, false, false, true, false],
  'ticket.finish': [false, false, false, false, true, false],
  'ticket.miss': [false, false, false, false, true, false],
  'ticket.cancel': [false, false, false, false, true, true],
  'ticket.transfer': [false, false, false, false, true, false],
  'ticket.reprint': [false, false, false, false, true, true],
  'print.report': [true, false, false, false, false, false],
  'counter.open': [false, false, false, false, true, false],
  'counter.pause': [false, false, false, false, true, false],
  'counter.close': [false, false, false, false, true, false],
  'counter.callNext': [false, false, false, false, true, false],
  'counter.callTicket': [false, false, false, false, true, false],
  'counter.undo': [false, false, false, false, true, false],
  'day.confirm': [false, false, false, true, false, true],
  'centre.replace': [false, false, false, true, false, true],
  'device.report': [true, false, false, false, false, false],
  'device.test': [false, false, false, true, false, true],
  'device.act': [false, false, true, false, false, false],
  'help.call': [true, false, false, false, false, false],
  'help.answer': [false, false, false, false, true, false],
  'ticket.find': [true, false, false, false, false, false],
  'dossier.find': [true, false, false, false, false, false],
};

/** Who may see what: `own` only under the own id, `-` not at all. In the order of ROLES. */
const SEES: Record<ViewName, ['own' | 'any' | '-', 'own' | 'any' | '-', 'own' | 'any' | '-', 'own' | 'any' | '-', 'own' | 'any' | '-', 'own' | 'any' | '-']> = {
  //         kiosk  display lab   operator staff manager
  kiosk: ['own', '-', '-', '-', '-', '-'],
  agent: ['own', '-', '-', '-', '-', '-'],
  board: ['-', 'own', '-', '-', '-', '-'],
  catalogue: ['any', '-', '-', '-', 'any', '-'],
  languages: ['any', '-', '-', '-', '-', '-'],
  staff: ['-', '-', '-', '-', 'any', 'any'],
  counter: ['-', '-', '-', '-', 'any', '-'],
  manager: ['-', '-', '-', '-', '-', 'any'],
  devices: ['-', '-', '-', '-', '-', 'any'],
  lab: ['-', '-', 'any', '-', '-', '-'],
};

const COMMAND_CASES = ROLES.flatMap((role, i) => COMMAND_NAMES.map((name): [Role, CommandName, boolean] => [role, name, MAY[name][i] ?? false]));
const VIEW_CASES = ROLES.flatMap((role, i) => VIEW_NAMES.map((view): [Role, ViewName, string] => [role, view, SEES[view][i] ?? '-']));

describe('who may do what', () => {
  test('[R1] the tables of this test have every command, view and role', () => {
    expect(Object.keys(MAY).sort()).toEqual([...COMMAND_NAMES].sort());
    expect(Object.keys(SEES).sort()).toEqual([...VIEW_NAMES].sort());
    expect(ROLES).toEqual(['kiosk', 'display', 'lab', 'operator', 'staff', 'manager']);
  });

  test.each(COMMAND_CASES)('[R1] %s, %s: %s', (role, name, may) => {
    const guarded = guardCommand({ commandId: COMMAND_ID, name, body: BODIES[name] }, { role, id: 'somebody' });
    if (may) expect(guarded).toEqual({ ok: true, value: { commandId: COMMAND_ID, command: { name, body: BODIES[name] } } });
    else expect(guarded).toEqual({ ok: false, no: { code: 'not-allowed' } });
  });

  test.each(VIEW_CASES)('[R1] %s, view %s: %s', (role, view, sees) => {
    const actor = { role, id: 'mine' };
    expect([mayWatch(actor, { view, id: 'mine' }), mayWatch(actor, { view, id: 'another' })]).toEqual([sees !== '-', sees === 'any']);
  });

  test('[R1] the roles of the server itself and of a keypad, and the server’s own commands, do not come in by a socket', () => {
    for (const role of ['system', 'keypad'] as const) {
      const actor = { role, id: 'an' };
      for (const name of COMMAND_NAMES) expect(guardCommand({ commandId: COMMAND_ID, name, body: BODIES[name] }, actor).ok, `${role} ${name}`).toBe(false);
      for (const view of VIEW_NAMES) expect(mayWatch(actor, { view, id: 'an' }), `${role} ${view}`).toBe(false);
    }
    for (const name of ['day.turn', 'clock.record']) {
      expect(guardCommand({ commandId: COMMAND_ID, name, body: { byMs: 1 } }, { role: 'staff', id: 'an' })).toEqual({ ok: false, no: { code: 'bad-message' } });
    }
  });
});

describe('what a message must be', () => {
  const issue = { commandId: COMMAND_ID, name: 'ticket.issue', body: { serviceId: 'papers', language: 'vi' } };
  const MALFORMED: unknown[] = [
    undefined,
    null,
    7,
    'ticket.issue',
    [],
    [issue],
    {},
    { ...issue, commandId: 'x' },
    { ...issue, commandId: 7 },
    { ...issue, name: 'ticket.destroy' },
    { ...issue, name: 'toString' },
    { ...issue, name: '__proto__' },
    { ...issue, name: 'x'.repeat(41) },
    { ...issue, extra: true },
    { ...issue, body: null },
    { ...issue, body: { serviceId: 'papers' } },
    { ...issue, body: { serviceId: '', language: 'vi' } },
    { ...issue, body: { serviceId: 'x'.repeat(65), language: 'vi' } },
    { ...issue, body: { serviceId: ['papers'], language: 'vi' } },
    { ...issue, body: { serviceId: 'papers', language: 'fr' } },
    { ...issue, body: { serviceId: 'papers', language: 'vi', vip: true } },
  ];

  test.each(MALFORMED.map((message, i) => [i, message]))('[R3] malformed message %i is refused', (_i, message) => {
    for (const role of ['kiosk', 'staff'] as const) expect(guardCommand(message, { role, id: 'x' })).toEqual({ ok: false, no: { code: 'bad-message' } });
  });
});
