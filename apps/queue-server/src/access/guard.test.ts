import { COMMAND_NAMES, type CommandName } from '@luot/shared/protocol/commands';
import { ROLES, type Role } from '@luot/shared/protocol/roles';
import { VIEW_NAMES, type ViewName } from '@luot/shared/protocol/views';
import { describe, expect, test } from 'vitest';
import { guardCommand, mayWatch } from './guard.ts';

const COMMAND_ID = '0198d1a2-6a1e-7c3e-9b1a-2f6d3c1e5a77';
const ticketId = '2026-11-23.a.1';
const token = '0123456789abcdefghijkl';

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
  'counter.callTicket': { counterId: 'c1', number: 'A001', reasonId: 'frail' },
  'counter.undo': { counterId: 'c1' },
  'day.confirm': { date: '2026-11-23' },
  'clock.correct': { to: 'machine' },
  'centre.replace': { document: {} },
  'device.report': { devices: [] },
  'device.test': { deviceId: 'led-a.c1' },
  'device.act': { deviceId: 'printer-1', verb: 'paperOut' },
  'help.call': {},
  'help.answer': { kioskId: 'kiosk-1' },
  'ticket.find': { token },
  'ticket.checkIn': { code: 'LH-2026-0001', language: 'vi' },
  'ticket.hold': { ticketId },
  'ticket.resume': { ticketId },
  'ticket.return': { ticketId },
  'ticket.setClass': { ticketId, classId: null },
  'ticket.addService': { ticketId, serviceId: 'land' },
  'counter.takeOver': { counterId: 'c1' },
  'counter.rate': { counterId: 'c1', level: 5 },
  'visitor.return': { token },
  'visitor.cancel': { token },
  'visitor.rate': { token, level: 4, comment: 'Cảm ơn' },
  'day.close': { outcomes: [{ ticketId, as: 'served' }] },
  'day.reopen': {},
  'emergency.set': { text: null },
  'alarm.raise': { counterId: 'c1' },
  'alarm.answer': { counterId: 'c1' },
  'call.said': { callSeq: 3 },
  'display.report': { faults: [{ what: 'media', name: 'a.png' }] },
  'ticket.lookUp': { number: 'A001' },
  'dossier.find': { code: 'H15.50-261008-0975' },
};

/** Who may send what, written by hand from the work of each role. */
const MAY: Record<CommandName, readonly Role[]> = {
  'ticket.issue': ['kiosk', 'staff', 'greeter', 'app'],
  'ticket.checkIn': ['kiosk', 'staff', 'greeter'],
  'ticket.recall': ['staff'],
  'ticket.start': ['staff'],
  'ticket.finish': ['staff'],
  'ticket.miss': ['staff'],
  'ticket.cancel': ['staff', 'manager', 'greeter'],
  'ticket.transfer': ['staff'],
  'ticket.hold': ['staff'],
  'ticket.resume': ['staff'],
  'ticket.return': ['staff', 'manager', 'greeter'],
  'ticket.setClass': ['staff', 'manager', 'greeter'],
  'ticket.addService': ['staff'],
  'ticket.reprint': ['staff', 'manager', 'greeter'],
  'print.report': ['kiosk'],
  'counter.open': ['staff'],
  'counter.pause': ['staff'],
  'counter.close': ['staff'],
  'counter.callNext': ['staff'],
  'counter.callTicket': ['staff'],
  'counter.undo': ['staff'],
  'counter.takeOver': ['staff'],
  'counter.rate': ['display'],
  'visitor.return': ['kiosk', 'visitor'],
  'visitor.cancel': ['kiosk', 'app', 'visitor'],
  'visitor.rate': ['kiosk', 'visitor'],
  'day.confirm': ['operator', 'manager'],
  'clock.correct': ['operator', 'manager'],
  'day.close': ['manager'],
  'day.reopen': ['manager'],
  'emergency.set': ['manager'],
  'centre.replace': ['operator', 'manager'],
  'device.report': ['kiosk'],
  'device.test': ['operator', 'manager'],
  'device.act': ['lab'],
  'help.call': ['kiosk'],
  'help.answer': ['staff', 'greeter'],
  'alarm.raise': ['staff'],
  'alarm.answer': ['staff', 'greeter'],
  'call.said': ['display'],
  'display.report': ['display'],
  'ticket.find': ['kiosk'],
  'ticket.lookUp': ['staff', 'manager', 'greeter'],
  'dossier.find': ['kiosk'],
};

/** Who may see what: `own` only under the own id; a role that is not named nothing. */
const SEES: Record<ViewName, Readonly<Partial<Record<Role, 'own' | 'any'>>>> = {
  kiosk: { kiosk: 'own' },
  agent: { kiosk: 'own' },
  board: { display: 'own' },
  catalogue: { kiosk: 'any', staff: 'any', greeter: 'any' },
  languages: { kiosk: 'any' },
  staff: { staff: 'any', manager: 'any', greeter: 'any' },
  counter: { staff: 'any' },
  manager: { manager: 'any' },
  devices: { manager: 'any' },
  lab: { lab: 'any' },
  ticket: { visitor: 'own' },
};

const ONE_OF: readonly ViewName[] = ['catalogue', 'languages', 'staff', 'manager', 'devices', 'lab'];

const COMMAND_CASES = ROLES.flatMap((role) => COMMAND_NAMES.map((name): [Role, CommandName, boolean] => [role, name, MAY[name].includes(role)]));
const VIEW_CASES = ROLES.flatMap((role) => VIEW_NAMES.map((view): [Role, ViewName, string] => [role, view, SEES[view][role] ?? '-']));

describe('who may do what', () => {
  test('[R1] the tables of this test have every command, view and role', () => {
    expect(Object.keys(MAY).sort()).toEqual([...COMMAND_NAMES].sort());
    expect(Object.keys(SEES).sort()).toEqual([...VIEW_NAMES].sort());
    expect(ROLES).toEqual(['kiosk', 'display', 'lab', 'operator', 'staff', 'manager', 'greeter', 'app', 'visitor']);
  });

  test.each(COMMAND_CASES)('[R1] %s, %s: %s', (role, name, may) => {
    const guarded = guardCommand({ commandId: COMMAND_ID, name, body: BODIES[name] }, { role, id: 'somebody' });
    if (may) expect(guarded).toEqual({ ok: true, value: { commandId: COMMAND_ID, bodyHash: expect.any(String), command: { name, body: BODIES[name] } } });
    else expect(guarded).toEqual({ ok: false, no: { code: 'not-allowed' } });
  });

  test.each(VIEW_CASES)('[R1] %s, view %s: %s', (role, view, sees) => {
    const actor = { role, id: 'mine' };
    const seen = ['mine', 'another', 'all'].map((id) => mayWatch(actor, { view, id }));
    // R3e: of some views there is one, and an id that somebody makes up names nothing.
    if (ONE_OF.includes(view)) expect(seen).toEqual([false, false, sees === 'any']);
    else expect(seen).toEqual([sees !== '-', sees === 'any', sees === 'any']);
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

describe('personal numbers', () => {
  const codeOf = (name: CommandName, body: unknown, role: Role) => {
    const guarded = guardCommand({ commandId: COMMAND_ID, name, body }, { role, id: 'x' });
    return guarded.ok ? 'let in' : guarded.no.code;
  };
  const NUMBERS = ['0912345678', '+84 912 345 678', '001 099 012 345'];

  test.each(NUMBERS)('[R52] %s is no dossier code, typed at a kiosk or brought along with a ticket', (number) => {
    expect(codeOf('dossier.find', { code: number }, 'kiosk')).toBe('dossier-code-personal');
    for (const role of ['kiosk', 'staff', 'app'] as const) {
      expect(codeOf('ticket.issue', { serviceId: 'papers', language: 'vi', dossierCode: number }, role), role).toBe('dossier-code-personal');
    }
  });

  test.each(['H15.50.05.13-261008-0975', '03706/2026/07906', '000.00.12.H62-201105-0004', 'H15500513261008 0975'])('[R52] %s is asked for', (code) => {
    expect(codeOf('dossier.find', { code }, 'kiosk')).toBe('let in');
    expect(codeOf('ticket.issue', { serviceId: 'papers', language: 'vi', dossierCode: code }, 'kiosk')).toBe('let in');
  });

  test.each(NUMBERS)('[R51] words with %s in them go no further', (number) => {
    const call = { counterId: 'c1', number: 'A001', reasonId: 'other' };
    expect(codeOf('counter.callTicket', { ...call, words: `gọi ${number}` }, 'staff')).toBe('words-personal');
    expect(codeOf('counter.callTicket', { ...call, words: 'bé sốt' }, 'staff')).toBe('let in');
    expect(codeOf('counter.callTicket', { counterId: 'c1', number: 'A001', reason: 'as older pages send it' }, 'staff')).toBe('bad-message');
  });
});
