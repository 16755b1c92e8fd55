// Views as the server would send them, for tests of the clerk's page.
import type { AwayTicket, CounterView, CurrentTicket, WaitingTicket } from '@luot/shared/protocol/views/counter-view';
import type { StaffCounter, StaffView } from '@luot/shared/protocol/views/staff-view';
import type { TicketHistory } from '@luot/shared/protocol/views/ticket-view';

export const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const MINUTE = 60_000;

export const text = (vi: string, en = `${vi} (en)`) => ({ vi, en });

export function staffCounter(label: string, change: Partial<StaffCounter> = {}): StaffCounter {
  return {
    id: `counter-${label}`,
    label,
    name: text(`Quầy số ${label}`),
    state: 'closed',
    clerk: null,
    number: null,
    unattended: false,
    services: [{ serviceId: 'papers', offsetMinutes: 0 }],
    ...change,
  };
}

export const MINE = staffCounter('7', { state: 'open', clerk: 'quay7' });

export function staffView(change: Partial<StaffView> = {}): StaffView {
  return {
    centre: { name: text('Trung tâm mẫu'), timeZone: 'Asia/Ho_Chi_Minh' },
    day: '2026-11-23',
    counters: [MINE, staffCounter('8', { state: 'open', clerk: 'quay8' }), staffCounter('9')],
    services: [
      { id: 'papers', name: text('Sao y'), waiting: 2 },
      { id: 'land', name: text('Đất đai'), waiting: 0 },
    ],
    classes: [{ id: 'elderly', name: text('Người từ 80 tuổi'), headStartMinutes: 30 }],
    pauseReasons: [
      { id: 'break', name: text('Giải lao') },
      { id: 'lunch', name: text('Ăn trưa') },
    ],
    callReasons: [
      { id: 'frail', name: text('Người cao tuổi') },
      { id: 'appointment', name: text('Hồ sơ đã hẹn') },
    ],
    printers: [{ id: 'p1', name: text('Máy in 1'), state: 'ready' }],
    devices: [],
    helpCalls: [],
    alarms: [],
    stranded: [],
    notices: [],
    waitTargetMs: 15 * MINUTE,
    training: true,
    dayClosed: false,
    emergency: null,
    ...change,
  };
}

export function currentTicket(change: Partial<CurrentTicket> = {}): CurrentTicket {
  return {
    ticketId: 't1',
    number: 'A001',
    copies: 0,
    state: 'called',
    serviceId: 'papers',
    serviceName: text('Sao y'),
    className: null,
    classId: null,
    procedureCode: null,
    dossierCode: null,
    language: 'vi',
    arrivedAtMs: NOW - 10 * MINUTE,
    bookedAtMs: null,
    calledAtMs: NOW - 2 * MINUTE,
    startedAtMs: null,
    recalls: 0,
    offerMissed: false,
    further: [],
    training: false,
    ...change,
  };
}

export function waitingTicket(number: string, change: Partial<WaitingTicket> = {}): WaitingTicket {
  return {
    ticketId: number,
    number,
    serviceId: 'papers',
    arrivedAtMs: NOW - 5 * MINUTE,
    priority: false,
    className: null,
    directed: false,
    transferred: false,
    bookedAtMs: null,
    returned: false,
    training: false,
    ...change,
  };
}

export function awayTicket(number: string, change: Partial<AwayTicket> = {}): AwayTicket {
  return { ticketId: number, number, serviceId: 'papers', sinceMs: NOW - 3 * MINUTE, counterLabel: '7', here: true, ...change };
}

/** A counter that is open, with A001 called and A002 waiting. */
export function counterView(change: Partial<CounterView> = {}): CounterView {
  return {
    counter: MINE,
    pause: null,
    current: currentTicket(),
    waiting: [waitingTicket('A002')],
    next: { ticketId: 'A002', number: 'A002', why: { kind: 'first' } },
    held: [],
    missed: [],
    jumps: { inARow: 0, most: 3 },
    outOfOrder: 0,
    undo: null,
    servedToday: 4,
    ...change,
  };
}

export function ticketHistory(number: string, change: Partial<TicketHistory> = {}): TicketHistory {
  return {
    ticketId: number,
    number,
    state: 'waiting',
    serviceId: 'papers',
    serviceName: text('Sao y'),
    classId: null,
    className: null,
    bookedAtMs: null,
    steps: [{ atMs: NOW - 5 * MINUTE, what: 'issued', serviceName: text('Sao y'), counterLabel: null, clerk: null, reason: null, words: null }],
    ...change,
  };
}
