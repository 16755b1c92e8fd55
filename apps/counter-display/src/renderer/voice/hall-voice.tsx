// The voice of a hall's display: a piece without a face.

import { type LuotClient, serverNowMs } from '@luot/client/luot-client';
import { NO_SOUND } from '@luot/shared/domain/announcement';
import { useClient, useClientState, useView } from '@luot/ui/client-context';
import { useEffect, useMemo, useState } from 'react';
import { type DisplayFaults, useDisplayFaults } from '../use-display-report.ts';
import { atThisPage } from './announcer.ts';
import { ClipPlayer } from './clip-player.ts';
import { HallSpeaker } from './hall-speaker.ts';
import { VoiceSets } from './voice-sets.ts';

/** Recordings that were dropped into the server's folder are found within this. */
const REFRESH_MS = 5 * 60_000;
/** A server that does not take it by then is told again over the next link. */
const PATIENCE_MS = 10_000;

/** Says the calls of a hall, on a display that is its speaker or stand-in; on any other it is nothing. */
export function HallVoice() {
  const view = useView('board');
  const up = useClientState(({ link }) => link === 'up');
  const connections = useClientState((state) => state.connections);
  const client = useClient();
  const faults = useDisplayFaults();
  const [equipment, setEquipment] = useState<Equipment | null>(null);
  const hall = useMemo(() => (view === null ? null : atThisPage(view, connections)), [view, connections]);
  const voiced = hall !== null && hall.voice !== null;
  const languages = (hall?.voice?.languages ?? []).join(' ');

  useEffect(() => {
    if (!voiced) return;
    const opened = openEquipment(client, faults);
    setEquipment(opened);
    return () => {
      opened.close();
      setEquipment(null);
    };
  }, [voiced, client, faults]);

  useEffect(() => {
    if (equipment === null || !up || languages === '') return;
    const refresh = () => void equipment.sets.refresh(languages.split(' '));
    refresh();
    const timer = setInterval(refresh, REFRESH_MS);
    return () => clearInterval(timer);
  }, [equipment, up, languages]);

  useEffect(() => equipment?.speaker.look(up ? hall : null), [equipment, up, hall]);
  return null;
}

interface Equipment {
  readonly sets: VoiceSets;
  readonly speaker: HallSpeaker;
  readonly close: () => void;
}

function openEquipment(client: LuotClient, faults: DisplayFaults): Equipment {
  const told = (name: string, faulty: boolean) => (faulty ? faults.report('voice', name) : faults.clear('voice', name));
  const player = new ClipPlayer((hasSound) => {
    told(NO_SOUND, !hasSound);
    if (hasSound) speaker.again();
  });
  const sets = new VoiceSets({ serverUrl: client.serverUrl, decode: (file) => player.decode(file), onFault: told });
  const speaker = new HallSpeaker({
    clipsOf: (part) => sets.clipsOf(part),
    player,
    tell: (callSeq) => void client.send('call.said', { callSeq }, PATIENCE_MS),
    nowMs: () => serverNowMs(client.store.getState()),
  });
  return {
    sets,
    speaker,
    close: () => {
      speaker.look(null);
      player.close();
      faults.clear('voice', NO_SOUND);
    },
  };
}
