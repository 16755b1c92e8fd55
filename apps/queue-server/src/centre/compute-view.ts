// Each view as it is now: the queue's own functions, given what stands beside the queue.

import type { Engine } from '@luot/engine/engine';
import type { Journal } from '@luot/engine/journal';
import { centreHead } from '@luot/queue/names';
import { agentView } from '@luot/queue/views/agent-view';
import { boardView } from '@luot/queue/views/board-view';
import { counterView } from '@luot/queue/views/counter-view';
import { kioskView } from '@luot/queue/views/kiosk-view';
import { managerView } from '@luot/queue/views/manager-view';
import { staffView } from '@luot/queue/views/staff-view';
import { ticketView } from '@luot/queue/views/ticket-view';
import type { Watch } from '@luot/shared/protocol/handshake';
import type { ViewName, Views } from '@luot/shared/protocol/views';
import type { LanguagesView } from '@luot/shared/protocol/views/languages-view';
import type { CentreSettings } from '@luot/shared/settings/centre';
import type { DiskRoom } from '../files/disk-room.ts';
import type { BoardMedia, MediaFolder } from '../files/media-folder.ts';
import { bookingsFaultText } from '../lists/bookings/bookings-fault-text.ts';
import type { Catalogue } from '../lists/catalogue/catalogue.ts';
import type { Attendance } from '../presence/attendance.ts';
import type { DeviceClocks } from '../presence/device-clocks.ts';
import type { HallDisplays } from '../presence/hall-displays.ts';
import type { TwiceOpen } from '../presence/twice-open.ts';
import type { Devices } from '../reactors/devices.ts';
import { dayFigures } from '../reports/day-figures.ts';
import { clockInDoubt, clockNotices } from './clock-in-doubt.ts';
import type { CommandDesk } from './command-desk.ts';
import type { PrivateFiles } from './private-files.ts';

export interface ViewSources {
  readonly engine: Engine;
  readonly journal: Journal;
  readonly catalogue: Catalogue;
  readonly languages: LanguagesView;
  readonly devices: Devices;
  readonly desk: CommandDesk;
  readonly halls: HallDisplays;
  readonly twiceOpen: TwiceOpen;
  readonly media: MediaFolder;
  readonly attendance: Attendance;
  readonly privateFiles: PrivateFiles;
  readonly diskRoom: DiskRoom;
  readonly clocks: DeviceClocks;
}

/** Null when there is nothing of that id. */
export function computeView(watch: Watch, sources: ViewSources): Views[ViewName] | null {
  const { engine, catalogue, languages, devices, desk, halls, twiceOpen, media, attendance, privateFiles } = sources;
  const { state, nowMs } = engine;
  const printerState = (id: string) => devices.health.stateOf(id);
  const unattended = (counterId: string) => attendance.unattended(counterId);
  switch (watch.view) {
    case 'kiosk': {
      const help = desk.helpCalls.at(watch.id, nowMs);
      return kioskView(state, watch.id, nowMs, printerState, { scan: devices.input.scan(watch.id), help, takesBookings: !privateFiles.bookings.isEmpty });
    }
    case 'agent':
      return agentView(state, watch.id, nowMs, devices.askedTest);
    case 'board':
      return boardView(state, watch.id, nowMs, { voice: halls.voiceOf(watch.id), media: mediaOf(watch.id, state.settings, media) });
    case 'catalogue':
      return catalogue.view(state.settings);
    case 'languages':
      return languages;
    case 'staff':
      return staffView(state, {
        devices: devices.health.views(),
        printerState,
        helpCalls: desk.helpCalls.waiting(nowMs),
        alarms: desk.alarms.waiting(nowMs),
        notices: [...clockNotices(engine.clockDoubt), ...twiceOpen.notices],
        unattended,
      });
    case 'counter':
      return counterView(state, watch.id, nowMs, { dossierOf: (ticketId) => privateFiles.notes.dossierOf(ticketId), unattended });
    case 'manager':
      return managerOf(sources);
    case 'devices':
      return { centre: centreHead(state.settings), devices: devices.health.details() };
    case 'lab':
      return devices.labView();
    case 'ticket':
      return ticketView(state, watch.id, nowMs);
  }
}

/** A hall board's pictures and films; the display of a counter has none. */
function mediaOf(displayId: string, { displays }: CentreSettings, media: MediaFolder): readonly BoardMedia[] {
  const shows = displays.find(({ id }) => id === displayId)?.shows;
  return shows?.kind === 'hall' ? media.of(shows.zoneId) : [];
}

function managerOf({ engine, journal, devices, desk, halls, twiceOpen, privateFiles, diskRoom, clocks }: ViewSources): Views['manager'] {
  const { state, nowMs } = engine;
  const legs = state.day === null ? [] : journal.legsOfDay(state.day);
  const { fault } = privateFiles.bookings;
  const { manyWrongCodes } = desk;
  return managerView(state, nowMs, dayFigures(legs, state.settings.timeZone), {
    devices: devices.health.views(),
    dossierFault: privateFiles.source?.fault ?? null,
    clock: clockInDoubt(engine.clockDoubt, clocks.ahead(nowMs)),
    comments: privateFiles.comments.newest(nowMs),
    notices: [
      ...diskRoom.notices(engine.fault),
      ...(fault === null ? [] : [bookingsFaultText(fault)]),
      ...(manyWrongCodes === null ? [] : [manyWrongCodes]),
      ...desk.issueFlood.notices(state.settings, nowMs),
      ...halls.notices(),
      ...twiceOpen.notices,
    ],
  });
}
