import type { Refusal } from '@luot/shared/domain/refusal';
import { no } from '@luot/shared/domain/result';
import { fillTemplate, type Text } from '@luot/shared/domain/text';
import type { CentreSettings } from '@luot/shared/protocol/centre';
import type { CommandOf, Context } from './command.ts';
import { nextOrdinal } from './decide-issue.ts';
import { type Decided, done } from './decision.ts';
import { allTickets, counterOf, legOf, type QueueState } from './state.ts';

const FAULTS = {
  counter: {
    vi: 'counters: quầy "{value}" đang có người làm việc nên chưa bỏ được.',
    en: 'counters: somebody is working at "{value}", so it cannot be removed now.',
  },
  service: { vi: 'services: "{value}" còn số đang chờ nên chưa bỏ được.', en: 'services: tickets wait for "{value}", so it cannot be removed now.' },
  series: {
    vi: 'series: dãy "{value}" đã phát số hôm nay nên chưa bỏ hay đổi cách viết được.',
    en: 'series: "{value}" has given out numbers today, so it cannot be removed or written otherwise now.',
  },
} as const satisfies Record<string, Text>;

/** Replaces the settings whole; refused with every fault named, those of the document and those of the day. */
export function replaceCentre(state: QueueState, body: CommandOf<'centre.replace'>['body'], context: Context): Decided {
  const faults = 'faults' in body ? body.faults : dayFaults(state, body.document);
  if ('faults' in body || faults.length > 0) {
    const refusal: Refusal = { code: 'centre-invalid', params: { count: faults.length }, faults };
    return no(refusal);
  }
  return done({ type: 'centre.replaced', version: context.centreVersion + 1, document: body.document, atMs: context.nowMs });
}

/** What the day that is open now would lose. */
function dayFaults(state: QueueState, next: CentreSettings): Text[] {
  const say = (kind: keyof typeof FAULTS, value: string): Text => ({
    vi: fillTemplate(FAULTS[kind].vi, { value }),
    en: fillTemplate(FAULTS[kind].en, { value }),
  });
  const gone = (now: readonly { id: string }[], then: readonly { id: string }[]) =>
    now.map((item) => item.id).filter((id) => !then.some((item) => item.id === id));
  const open = new Set(
    allTickets(state)
      .filter((ticket) => ['waiting', 'called', 'serving'].includes(ticket.state))
      .map((ticket) => legOf(ticket).serviceId),
  );
  const rewritten = state.settings.series.filter((series) => {
    const given = nextOrdinal(state, series.id) > 1;
    const same = next.series.some((s) => s.id === series.id && JSON.stringify(s.style) === JSON.stringify(series.style));
    return given && !same;
  });
  return [
    ...gone(state.settings.counters, next.counters)
      .filter((id) => counterOf(state, id).clerk !== null)
      .map((id) => say('counter', id)),
    ...gone(state.settings.services, next.services)
      .filter((id) => open.has(id))
      .map((id) => say('service', id)),
    ...rewritten.map((series) => say('series', series.id)),
  ];
}
