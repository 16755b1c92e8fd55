// C6: why the next one is the next, in a short sentence.

import { assertNever } from '@luot/shared/domain/assert-never';
import type { Text } from '@luot/shared/domain/text';
import type { CounterView, NextReason } from '@luot/shared/protocol/views/counter-view';
import type { Say } from '@luot/strings/say';
import { clockTime } from '@luot/ui/time-words';

interface Words {
  readonly say: Say;
  readonly textOf: (text: Text) => string;
  readonly timeZone: string;
}

export function nextReason(why: NextReason, { counter, waiting }: Pick<CounterView, 'counter' | 'waiting'>, { say, textOf, timeZone }: Words): string {
  switch (why.kind) {
    case 'first':
      return say('staff.why-first');
    case 'directed':
      return say('staff.why-directed');
    case 'priority': {
      const name = why.className === null ? say('staff.priority') : textOf(why.className);
      return why.passes === 0
        ? say('staff.why-priority', { name, minutes: why.headStartMinutes })
        : say('staff.why-priority-passes', { name, minutes: why.headStartMinutes, n: why.passes });
    }
    case 'booked':
      return say('staff.why-booked', { time: clockTime(why.bookedAtMs, timeZone) });
    case 'helping': {
      const own = new Set(counter.services.filter((service) => service.offsetMinutes === 0).map((service) => service.serviceId));
      const ownWaits = waiting.some((ticket) => ticket.directed || own.has(ticket.serviceId));
      return ownWaits ? say('staff.why-helping-longer', { n: why.offsetMinutes }) : say('staff.why-helping');
    }
    case 'turn':
      return say('staff.why-turn', { n: why.jumps });
    case 'training':
      return say('staff.why-training');
    default:
      return assertNever(why);
  }
}
