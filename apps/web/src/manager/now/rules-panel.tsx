import type { ManagerRules } from '@luot/shared/protocol/views/manager-view';
import { useLanguage } from '@luot/ui/language-context';
import { ruleSentences } from './rule-sentences.ts';

/** Q11: for whoever is asked "why was she called before me?". */
export function RulesPanel({ rules }: { rules: ManagerRules }) {
  const { say, textOf } = useLanguage();
  return (
    <section className="panel rules" aria-label={say('rules.title')}>
      <h2>{say('rules.title')}</h2>
      <p className="muted">{say('rules.lead')}</p>
      <div className="rule-groups">
        {ruleSentences(rules, say, textOf).map(({ id, sentences }) => (
          <section key={id} aria-label={say(`rules.group-${id}`)}>
            <h3>{say(`rules.group-${id}`)}</h3>
            <ul className="figures">
              {sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}
