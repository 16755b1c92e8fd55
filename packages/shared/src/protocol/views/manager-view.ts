import type { Text } from '../../domain/text.ts';
import type { TicketState } from '../../domain/ticket-state.ts';
import type { OrderSettings } from '../../settings/order-settings.ts';
import type { DeviceView } from './devices-view.ts';
import type { CentreHead } from './view-parts.ts';

export interface WaitFigures {
  /** Tickets that were called, which the times are of (S2). */
  readonly count: number;
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
}

export interface ManagerView {
  readonly centre: CentreHead;
  readonly day: string | null;
  /** D1c: the machine's clock is off the centre's time by this; null: it is followed. `judged`: somebody has said what time it is. */
  readonly clock: {
    readonly differenceMs: number;
    readonly judged: boolean;
    /** Clocks of kiosks and displays on other machines: how many say the one, the other and neither, within a minute. */
    readonly devices: { readonly centre: number; readonly machine: number; readonly neither: number };
  } | null;
  /** D1b: the date is another and only a person may follow it. */
  readonly dayQuestion: { readonly today: string } | null;
  readonly now: {
    readonly waiting: number;
    readonly longestWaitSinceMs: number | null;
    readonly countersOpen: number;
    readonly counters: number;
  };
  readonly wait: WaitFigures;
  readonly waitTargetMs: number;
  readonly services: readonly (WaitFigures & {
    readonly id: string;
    readonly name: Text;
    /** S4: visits that came, those from another service among them; what became of them adds up to it. */
    readonly received: number;
    readonly transferredIn: number;
    readonly waiting: number;
    readonly served: number;
    readonly missed: number;
    readonly cancelled: number;
    readonly expired: number;
    readonly transferred: number;
    /** Not ended yet: waiting, called, served or held. */
    readonly open: number;
  })[];
  /** S3: what each counter has done today. `timed` services have a start, which the median is of (S2). */
  readonly counters: readonly {
    readonly id: string;
    readonly label: string;
    readonly name: Text;
    readonly called: number;
    readonly served: number;
    readonly missed: number;
    readonly transferred: number;
    readonly timed: number;
    readonly medianServiceMs: number | null;
  }[];
  readonly hours: readonly (WaitFigures & { readonly hour: number; readonly received: number; readonly served: number })[];
  /** N5: series at or past 90 % of their daily limit. */
  readonly nearLimit: readonly { readonly seriesId: string; readonly issued: number; readonly limit: number }[];
  /** K4: what is wrong with the source of dossiers. */
  readonly dossierFault: { readonly text: Text; readonly sinceMs: number } | null;
  readonly devices: readonly DeviceView[];
  readonly dayClosed: boolean;
  /** When, while it is. */
  readonly dayClosedAtMs: number | null;
  /** C12: what a close of the day asks about. */
  readonly openTickets: readonly {
    readonly ticketId: string;
    readonly number: string;
    readonly state: TicketState;
    readonly serviceName: Text;
    readonly counterLabel: string | null;
  }[];
  /** S6: how many gave each level today, from 1 to 5, and what was written, newest first. */
  readonly satisfaction: {
    readonly levels: readonly [number, number, number, number, number];
    readonly comments: readonly { readonly level: number; readonly text: string }[];
  };
  /** Q8: calls before their turn today, by clerk, and by reason. */
  readonly outOfOrder: readonly { readonly clerk: string; readonly count: number }[];
  readonly outOfOrderReasons: readonly { readonly reason: Text; readonly count: number }[];
  /** Q11: the rules of the order, for a page that says them in words. */
  readonly rules: ManagerRules;
  readonly emergency: Text | null;
  /** What is wrong beside the devices: voice clips that are missing, pictures that do not play. */
  readonly notices: readonly Text[];
}

/** Q11: minutes, and how often. */
export interface ManagerRules extends OrderSettings {
  readonly classes: readonly { readonly id: string; readonly name: Text; readonly headStartMinutes: number }[];
  /** Q4: counters that help out, and how much longer others must have waited. */
  readonly helping: readonly { readonly counterLabel: string; readonly serviceName: Text; readonly offsetMinutes: number }[];
}
