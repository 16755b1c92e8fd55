import './staff.css';
import type { SignedIn, Watch } from '@luot/shared/protocol/handshake';
import { useClient, useView } from '@luot/ui/client-context';
import { Loading } from '@luot/ui/device-page';
import { useLanguage } from '@luot/ui/language-context';
import { useEffect } from 'react';
import { DeskFrame } from '../desk-frame.tsx';
import { ChooseCounter } from './choose-counter.tsx';
import { CounterDesk } from './counter-desk.tsx';
import { DeviceLine } from './device-line.tsx';
import { HelpLine } from './help-line.tsx';
import { useCommands } from './use-commands.ts';

export const STAFF_WATCHES: readonly Watch[] = [
  { view: 'staff', id: 'all' },
  { view: 'catalogue', id: 'all' },
];

/** Before a counter is chosen: the counters. After: the desk of the own one. The server says which it is. */
export function StaffPage({ session, onLeave }: { session: SignedIn; onLeave: () => void }) {
  const client = useClient();
  const view = useView('staff', 'all');
  const { say } = useLanguage();
  const commands = useCommands();
  const own = view?.counters.find((counter) => counter.clerk === session.login) ?? null;
  const ownId = own?.id ?? null;

  useEffect(() => {
    client.watch(ownId === null ? STAFF_WATCHES : [...STAFF_WATCHES, { view: 'counter', id: ownId }]);
  }, [client, ownId]);

  if (view === null) return <Loading />;
  return (
    <DeskFrame
      centre={view.centre}
      title={own === null ? say('staff.title') : say('counter.label', { label: own.label })}
      person={session.name}
      // A clerk who leaves first closes the counter, so that nobody waits for an empty desk.
      onLeave={own === null ? onLeave : null}
    >
      <HelpLine calls={view.helpCalls} commands={commands} />
      <DeviceLine devices={view.devices} />
      <p className="staff-refusal" role="alert">
        {commands.message}
      </p>
      {own === null ? <ChooseCounter view={view} commands={commands} /> : <CounterDesk view={view} counterId={own.id} commands={commands} />}
    </DeskFrame>
  );
}
