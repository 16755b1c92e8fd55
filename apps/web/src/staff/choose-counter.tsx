import type { StaffView } from '@luot/shared/protocol/views';
import { useLanguage } from '@luot/ui/language-context';
import type { Commands } from './use-commands.ts';

export function ChooseCounter({ view, commands }: { view: StaffView; commands: Commands }) {
  const { say, textOf } = useLanguage();
  return (
    <main className="choose">
      <h2>{say('staff.choose')}</h2>
      <p className="muted">{say('staff.choose-lead')}</p>
      <ul>
        {view.counters.map((counter) => (
          <li key={counter.id}>
            <button
              type="button"
              disabled={counter.clerk !== null || commands.busy}
              onClick={() => void commands.run('counter.open', { counterId: counter.id })}
            >
              <b className="figures">{counter.label}</b>
              <span>{textOf(counter.name)}</span>
              <span className="muted">{counter.clerk === null ? say('staff.free') : say('staff.taken', { clerk: counter.clerk })}</span>
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}
