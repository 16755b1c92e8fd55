// Q11: the rules of the order as a manager would tell them to a visitor. One sentence each, with the centre's own minutes.
import type { Text } from '@luot/shared/domain/text';
import type { ManagerRules } from '@luot/shared/protocol/views/manager-view';
import type { Say } from '@luot/strings/say';

export interface RuleGroup {
  readonly id: 'order' | 'priority' | 'away' | 'missed' | 'booked' | 'helping';
  readonly sentences: readonly string[];
}

/** Groups that say nothing are left out. */
export function ruleSentences(rules: ManagerRules, say: Say, textOf: (text: Text) => string): RuleGroup[] {
  const groups: RuleGroup[] = [
    { id: 'order', sentences: [say('rules.first-come'), say('rules.keeps')] },
    { id: 'priority', sentences: prioritySentences(rules, say, textOf) },
    { id: 'away', sentences: awaySentences(rules, say) },
    { id: 'missed', sentences: missedSentences(rules, say) },
    { id: 'booked', sentences: bookedSentences(rules, say) },
    { id: 'helping', sentences: helpingSentences(rules, say, textOf) },
  ];
  return groups.filter(({ sentences }) => sentences.length > 0);
}

function prioritySentences({ classes, jumpsInARow }: ManagerRules, say: Say, textOf: (text: Text) => string): string[] {
  const ahead = classes.filter(({ headStartMinutes }) => headStartMinutes > 0);
  if (ahead.length === 0) return [say('rules.no-priority')];
  return [
    ...ahead.map(({ name, headStartMinutes }) => say('rules.class', { name: textOf(name), n: headStartMinutes })),
    say('rules.jumps', { n: jumpsInARow }),
  ];
}

function awaySentences({ heldMinutes, returnedHeadStartMinutes, visitorReturns }: ManagerRules, say: Say): string[] {
  return [
    say('rules.held', { n: heldMinutes }),
    returnedHeadStartMinutes === 0 ? say('rules.held-late-anew') : say('rules.held-late', { n: returnedHeadStartMinutes }),
    visitorReturns === 0 ? say('rules.returns-by-staff') : say('rules.returns', { n: visitorReturns }),
  ];
}

function missedSentences({ missedGraceMinutes, returnedHeadStartMinutes, visitorReturns }: ManagerRules, say: Say): string[] {
  const alone = visitorReturns > 0 && missedGraceMinutes > 0;
  return [
    say('rules.missed'),
    alone ? say('rules.missed-alone', { n: missedGraceMinutes }) : say('rules.missed-by-staff'),
    returnedHeadStartMinutes === 0 ? say('rules.missed-due-anew') : say('rules.missed-due', { n: returnedHeadStartMinutes }),
  ];
}

function helpingSentences({ helping }: ManagerRules, say: Say, textOf: (text: Text) => string): string[] {
  if (helping.length === 0) return [];
  const each = helping.map(({ counterLabel, serviceName, offsetMinutes }) =>
    say('rules.helps', { counter: counterLabel, service: textOf(serviceName), n: offsetMinutes }),
  );
  return [say('rules.helping'), ...each];
}

function bookedSentences({ bookedEarlyMinutes, bookedLateMinutes, bookedHeadStartMinutes }: ManagerRules, say: Say): string[] {
  return [say('rules.booked', { early: bookedEarlyMinutes, late: bookedLateMinutes, n: bookedHeadStartMinutes }), say('rules.booked-late')];
}
