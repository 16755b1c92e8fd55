import type { LabVerb } from '@luot/shared/protocol/views/lab-view';
import type { Say } from '@luot/strings/say';
import { useLanguage } from '@luot/ui/language-context';
import type { Act } from './use-act.ts';

const FAULTS = ['paperOut', 'nearEnd', 'coverOpen', 'cutter', 'mute', 'unplug', 'hang', 'stall', 'garbage', 'slow'] as const;

/** Faults that begin with one press and end with the next. */
export function VerbToggles({ name, verbs, onAct }: { name: string; verbs: readonly LabVerb[]; onAct: Act }) {
  const { say } = useLanguage();
  return (
    <div className="verbs" role="group" aria-label={say('lab.faults', { name })}>
      {verbs.map(({ verb, on }) => (
        <button key={verb} type="button" aria-pressed={on} onClick={() => onAct(verb)}>
          {verbWords(verb, say)}
        </button>
      ))}
    </div>
  );
}

/** An emulator may learn a fault that this page has no word for. */
function verbWords(verb: string, say: Say): string {
  const lost = /^lost-(\d+)$/.exec(verb)?.[1];
  if (lost !== undefined) return say('verb.lost', { n: lost });
  const known = FAULTS.find((fault) => fault === verb);
  return known === undefined ? verb : say(`verb.${known}`);
}
