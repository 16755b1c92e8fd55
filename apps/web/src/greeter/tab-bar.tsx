import { useLanguage } from '@luot/ui/language-context';
import { CalendarCheck, LayoutGrid, Search, Ticket } from 'lucide-react';

const TABS = ['issue', 'find', 'booking', 'hall'] as const;
export type GreeterTab = (typeof TABS)[number];
const ICONS = { issue: Ticket, find: Search, booking: CalendarCheck, hall: LayoutGrid } as const;

interface TabBarProps {
  readonly tab: GreeterTab;
  /** Things in the hall that somebody should look at. */
  readonly attention: number;
  readonly onTab: (tab: GreeterTab) => void;
}

export function TabBar({ tab, attention, onTab }: TabBarProps) {
  const { say } = useLanguage();
  return (
    <nav className="greeter-tabs" aria-label={say('greeter.tabs')}>
      {TABS.map((name) => {
        const Icon = ICONS[name];
        return (
          <button key={name} type="button" aria-current={name === tab ? 'page' : undefined} onClick={() => onTab(name)}>
            <Icon aria-hidden="true" />
            {say(`greeter.tab-${name}`)}{' '}
            {name === 'hall' && attention > 0 ? (
              <b className="figures">
                <span aria-hidden="true">{attention}</span>
                <span className="unseen">{say('greeter.attention', { n: attention })}</span>
              </b>
            ) : null}
          </button>
        );
      })}
    </nav>
  );
}
