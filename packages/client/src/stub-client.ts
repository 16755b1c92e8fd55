// For tests of screens: a client without a wire. The test puts the views in and says what the server answers.
import type { ClientCommand, CommandName, CommandValue, Reply } from '@luot/shared/protocol/commands';
import type { Watch } from '@luot/shared/protocol/handshake';
import type { ViewName, Views } from '@luot/shared/protocol/views';
import { createStore } from 'zustand/vanilla';
import { type ClientState, firstState, type LuotClient, takeView } from './luot-client.ts';

export interface StubClient extends LuotClient {
  /** Every command a screen has given, in order. */
  readonly sent: readonly ClientCommand[];
  /** What the page watches now. */
  readonly watched: () => readonly Watch[];
  /** The next view of this name, newer than those before; `nowMs` is the server's clock, this machine's by default. */
  readonly put: <Name extends ViewName>(view: Name, id: string, body: Views[Name], nowMs?: number) => void;
}

/** What a server would call its connection. */
export const STUB_CONNECTION = 'stub';

const DONE: Reply = { ok: true, value: {} };

/** The link is up and no view has come. */
export function stubClient(id: string, answer: (command: ClientCommand) => Reply | Promise<Reply> = () => DONE): StubClient {
  const store = createStore<ClientState>(() => ({ ...firstState('up'), connections: [STUB_CONNECTION] }));
  const sent: ClientCommand[] = [];
  let watched: readonly Watch[] = [];
  let revision = 0;
  return {
    id,
    serverUrl: '',
    store,
    sent,
    send: async <Name extends CommandName>(name: Name, body: object) => {
      const command = { name, body } as ClientCommand;
      sent.push(command);
      return (await answer(command)) as Reply<CommandValue<Name>>;
    },
    watch: (next) => {
      watched = next;
    },
    watched: () => watched,
    put: (view, viewId, body, nowMs = Date.now()) => {
      revision += 1;
      store.setState((state) => takeView(state, { view, id: viewId, epoch: 'stub', revision, nowMs, body }));
    },
    close: () => undefined,
  };
}
