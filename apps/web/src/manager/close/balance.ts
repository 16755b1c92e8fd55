// S4: what came to a service and what became of it are counted apart and must be the same. The report shows both sums.
import type { ManagerView } from '@luot/shared/protocol/views/manager-view';

type Service = ManagerView['services'][number];

export const OUTCOME_COLUMNS = ['served', 'transferred', 'missed', 'cancelled', 'expired', 'open'] as const;

export interface BalanceRow {
  readonly taken: number;
  readonly transferredIn: number;
  /** `taken` and `transferredIn`. */
  readonly came: number;
  readonly outcomes: Readonly<Record<(typeof OUTCOME_COLUMNS)[number], number>>;
  /** All outcomes together. */
  readonly accounted: number;
}

type Counts = Pick<Service, 'received' | 'transferredIn' | (typeof OUTCOME_COLUMNS)[number]>;

export function balanceOf(service: Counts): BalanceRow {
  const { served, transferred, missed, cancelled, expired, open } = service;
  return {
    taken: service.received - service.transferredIn,
    transferredIn: service.transferredIn,
    came: service.received,
    outcomes: { served, transferred, missed, cancelled, expired, open },
    accounted: served + transferred + missed + cancelled + expired + open,
  };
}

/** The whole centre. */
export function totalOf(services: readonly Counts[]): BalanceRow {
  const sum = (count: keyof Counts) => services.reduce((total, service) => total + service[count], 0);
  return balanceOf({
    received: sum('received'),
    transferredIn: sum('transferredIn'),
    served: sum('served'),
    transferred: sum('transferred'),
    missed: sum('missed'),
    cancelled: sum('cancelled'),
    expired: sum('expired'),
    open: sum('open'),
  });
}
