// What this display cannot show or say, told to the server: the whole list whenever it changes, and again over each new
// link, because the server keeps it only as long as the display is there.

import type { LuotClient } from '@luot/client/luot-client';
import type { CommandBody } from '@luot/shared/protocol/commands';
import { useClient } from '@luot/ui/client-context';

export type DisplayFault = CommandBody<'display.report'>['faults'][number];

export interface DisplayFaults {
  readonly report: (what: DisplayFault['what'], name: string) => void;
  readonly clear: (what: DisplayFault['what'], name: string) => void;
}

/** As the protocol has it. */
const MOST_FAULTS = 40;
const LONGEST_NAME = 120;
/** The next list says the same. */
const PATIENCE_MS = 10_000;

/** One list for all pieces of a page. */
const lists = new WeakMap<LuotClient, DisplayFaults>();

export function useDisplayFaults(): DisplayFaults {
  const client = useClient();
  const faults = lists.get(client) ?? openList(client);
  lists.set(client, faults);
  return faults;
}

function openList(client: LuotClient): DisplayFaults {
  const faults = new Map<string, DisplayFault>();
  let told = '[]';
  let asked = false;
  const tell = () => {
    asked = false;
    const list = [...faults.values()].slice(0, MOST_FAULTS);
    const json = JSON.stringify(list);
    if (json === told || client.store.getState().link !== 'up') return;
    told = json;
    void client.send('display.report', { faults: list }, PATIENCE_MS);
  };
  // Many pieces at once are one list.
  const tellSoon = () => {
    if (!asked) queueMicrotask(tell);
    asked = true;
  };
  client.store.subscribe(({ link }, { link: before }) => {
    if (link === before) return;
    if (link !== 'up') told = '[]';
    else tellSoon();
  });
  const keyOf = (what: DisplayFault['what'], name: string) => `${what} ${name}`;
  return {
    report: (what, name) => {
      faults.set(keyOf(what, name), { what, name: name.slice(0, LONGEST_NAME) });
      tellSoon();
    },
    clear: (what, name) => {
      if (faults.delete(keyOf(what, name))) tellSoon();
    },
  };
}
