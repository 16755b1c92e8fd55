// For tests: one waiting ticket, with whatever a test has otherwise.
import type { TicketView } from '@luot/shared/protocol/views/ticket-view';

/** 08:00 in Vietnam on Monday, 23 November 2026. */
export const EIGHT = Date.UTC(2026, 10, 23, 1, 0);

export function sampleTicket(change: Partial<TicketView> = {}): TicketView {
  return {
    number: 'A012',
    serviceName: { vi: 'Chứng thực', en: 'Certification' },
    state: 'waiting',
    ahead: 5,
    counters: ['4', '5'],
    further: [],
    mayReturn: null,
    mayCancel: true,
    mayRate: false,
    centre: { name: { vi: 'Trung tâm mẫu', en: 'Sample Centre' }, timeZone: 'Asia/Ho_Chi_Minh' },
    day: '2026-11-23',
    issuedAtMs: EIGHT - 600_000,
    estimate: 'unknown',
    call: null,
    language: 'vi',
    emergency: null,
    ...change,
  };
}

export function callAt(callSeq: number, counterLabel = '4', atMs = EIGHT): NonNullable<TicketView['call']> {
  return { callSeq, atMs, counterLabel, zoneName: { vi: 'Sảnh A', en: 'Hall A' } };
}
