// What the centre calls itself, and G2: what services, counters, classes and reasons are called: as the settings say, or as they said until they left today.
import type { Text } from '@luot/shared/domain/text';
import type { CentreHead } from '@luot/shared/protocol/views/view-parts';
import type { CentreSettings } from '@luot/shared/settings/centre';
import type { FormerNames, QueueState } from './state.ts';

/** As they are once `next` is in use. What comes back is no longer among them. */
export function formerNames({ settings, former }: QueueState, next: CentreSettings): FormerNames {
  return {
    services: without([...former.services, ...settings.services.map(({ id, name }) => ({ id, name }))], next.services),
    counters: without([...former.counters, ...settings.counters.map(({ id, label, name }) => ({ id, label, name }))], next.counters),
    classes: without([...former.classes, ...settings.classes.map(({ id, name }) => ({ id, name }))], next.classes),
    callReasons: without([...former.callReasons, ...settings.callReasons], next.callReasons),
  };
}

export function serviceName({ settings, former }: QueueState, serviceId: string): Text {
  return named(serviceId, settings.services, former.services)?.name ?? { vi: 'Dịch vụ đã bỏ', en: 'A former service' };
}

/** Null where there is no counter, or no such one today. */
export function counterLabel({ settings, former }: QueueState, counterId: string | null): string | null {
  return named(counterId, settings.counters, former.counters)?.label ?? null;
}

export function className({ settings, former }: QueueState, classId: string | null): Text | null {
  return named(classId, settings.classes, former.classes)?.name ?? null;
}

export function callReasonName({ settings, former }: QueueState, reasonId: string): Text | null {
  return named(reasonId, settings.callReasons, former.callReasons)?.name ?? null;
}

function named<Item extends { readonly id: string }>(id: string | null, ...lists: readonly (readonly Item[])[]): Item | undefined {
  for (const list of lists) {
    const found = list.find((item) => item.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function without<Item extends { readonly id: string }>(list: readonly Item[], there: readonly { readonly id: string }[]): Item[] {
  return list.filter(({ id }) => !there.some((item) => item.id === id));
}

/** What stands at the top of every screen. */
export function centreHead({ name, timeZone }: CentreSettings): CentreHead {
  return { name, timeZone };
}
