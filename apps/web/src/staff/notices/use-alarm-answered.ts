import { viewKey } from '@luot/client/luot-client';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useClientState } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { useEffect, useRef } from 'react';
import type { Commands } from '../../desk/use-commands.ts';

export interface AlarmState {
  /** This counter has called colleagues, and nobody has answered. */
  readonly raised: boolean;
  readonly withdraw: () => void;
}

/** Tells the clerk who has called colleagues that somebody is coming: quietly, as everything about it on this page. */
export function useAlarmAnswered(alarms: StaffView['alarms'], counterId: string, commands: Commands): AlarmState {
  const { say } = useLanguage();
  const raised = alarms.some((alarm) => alarm.counterId === counterId);
  // Alarms are not kept over a restart of the server, which is no answer.
  const run = useClientState((state) => state.views[viewKey('staff', 'all')]?.epoch);
  const before = useRef<string | undefined>(undefined);
  const withdrawn = useRef(false);
  const { tell, runBeside } = commands;
  useEffect(() => {
    if (!raised && run !== undefined && before.current === run)
      tell({ kind: 'done', text: say(withdrawn.current ? 'staff.alarm-withdrawn' : 'staff.alarm-coming') });
    before.current = raised ? run : undefined;
    withdrawn.current = false;
  }, [raised, run, tell, say]);
  return {
    raised,
    withdraw: () => {
      withdrawn.current = true;
      void runBeside('alarm.answer', { counterId });
    },
  };
}
