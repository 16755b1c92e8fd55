// The client of a page, for all its pieces.

import { type ClientState, type LuotClient, viewIn } from '@luot/client/luot-client';
import type { ViewName, Views } from '@luot/shared/protocol/views';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';

const ClientContext = createContext<LuotClient | null>(null);

export function ClientProvider({ client, children }: { client: LuotClient; children: ReactNode }) {
  return <ClientContext value={client}>{children}</ClientContext>;
}

export function useClient(): LuotClient {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('a piece of a page stands outside ClientProvider');
  return client;
}

export function useClientState<Value>(select: (state: ClientState) => Value): Value {
  return useStore(useClient().store, select);
}

/** The newest view of this name; by default the page's own. Null until it has come. */
export function useView<Name extends ViewName>(name: Name, id?: string): Views[Name] | null {
  const client = useClient();
  return useStore(client.store, (state) => viewIn(state, name, id ?? client.id));
}

/** The server's clock, kept ticking; the value changes every `everyMs`. */
export function useServerNow(everyMs: number): number {
  const skewMs = useClientState((state) => state.skewMs);
  const [tickMs, setTickMs] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setTickMs(performance.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return tickMs + skewMs;
}
