// What a manager sees in the middle of a morning, for tests of screens.
import type { ManagerView } from '@luot/shared/protocol/views/manager-view';

export const NOW = Date.parse('2026-11-23T10:00:00+07:00');
export const MINUTE = 60_000;
export const text = (vi: string, en: string) => ({ vi, en });

const NO_WAIT = { count: 0, medianMs: null, p90Ms: null };
const NO_VISITS = { received: 0, transferredIn: 0, waiting: 0, served: 0, missed: 0, cancelled: 0, expired: 0, transferred: 0, open: 0 };

export const MANAGER_VIEW: ManagerView = {
  centre: { name: text('Trung tâm mẫu', 'Sample centre'), timeZone: 'Asia/Ho_Chi_Minh' },
  day: '2026-11-23',
  clock: null,
  dayQuestion: null,
  now: { waiting: 12, longestWaitSinceMs: NOW - 22 * MINUTE, countersOpen: 5, counters: 9 },
  wait: { count: 48, medianMs: 6 * MINUTE, p90Ms: 14 * MINUTE },
  waitTargetMs: 15 * MINUTE,
  services: [
    {
      id: 'land',
      name: text('Đất đai', 'Land'),
      received: 22,
      transferredIn: 2,
      waiting: 7,
      served: 9,
      missed: 2,
      cancelled: 1,
      expired: 0,
      transferred: 2,
      open: 8,
      count: 13,
      medianMs: 9 * MINUTE,
      p90Ms: 31 * MINUTE,
    },
    { id: 'results', name: text('Trả kết quả', 'Results'), ...NO_VISITS, ...NO_WAIT },
  ],
  counters: [
    {
      id: 'counter-3',
      label: '3',
      name: text('Đất đai', 'Land'),
      called: 13,
      served: 9,
      missed: 2,
      transferred: 2,
      timed: 8,
      medianServiceMs: 12 * MINUTE,
    },
    { id: 'counter-9', label: '9', name: text('Thuế', 'Tax'), called: 0, served: 0, missed: 0, transferred: 0, timed: 0, medianServiceMs: null },
  ],
  hours: [
    { hour: 7, received: 30, served: 12, count: 12, medianMs: 4 * MINUTE, p90Ms: 9 * MINUTE },
    { hour: 8, received: 3, served: 0, ...NO_WAIT },
  ],
  nearLimit: [],
  dossierFault: null,
  devices: [],
  dayClosed: false,
  dayClosedAtMs: null,
  openTickets: [],
  satisfaction: { levels: [0, 0, 0, 0, 0], comments: [] },
  outOfOrder: [],
  outOfOrderReasons: [],
  rules: {
    jumpsInARow: 3,
    heldMinutes: 30,
    visitorReturns: 2,
    returnedHeadStartMinutes: 15,
    missedGraceMinutes: 20,
    bookedHeadStartMinutes: 25,
    bookedEarlyMinutes: 30,
    bookedLateMinutes: 10,
    classes: [{ id: 'elderly', name: text('Người từ 80 tuổi', 'Aged 80 or over'), headStartMinutes: 30 }],
    helping: [{ counterLabel: '3', serviceName: text('Xây dựng', 'Building'), offsetMinutes: 20 }],
  },
  emergency: null,
  notices: [],
};
