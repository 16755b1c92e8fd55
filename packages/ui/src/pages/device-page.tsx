// A page that belongs to a device: finds out which one, connects, or asks the technician.

import { connectClient, type LuotClient } from '@luot/client/luot-client';
import { isWayFault } from '@luot/client/watch-way';
import { refusalSentence } from '@luot/shared/domain/refusal';
import type { Watch } from '@luot/shared/protocol/handshake';
import { type ReactNode, useEffect, useState } from 'react';
import { ClientProvider, useClientState } from '../client-context.tsx';
import { FormField, FormPage } from '../forms/form-page.tsx';
import { useLanguage } from '../language-context.tsx';
import { type Found, findDevice, rememberDevice } from './connection.ts';

const RELOAD_MS = 10_000;

/** How a device's page came to the server, or why it did not. */
type Opened = LuotClient | Exclude<Found, { readonly kind: 'found' }>;

/** Connects a device's page. Begun before the first screen is drawn: a kiosk is usable the sooner by a frame or two. */
export async function openDevice(role: 'kiosk' | 'display' | 'lab', watches: (id: string) => readonly Watch[]): Promise<Opened> {
  // A new address of the same page loads nothing by itself, and may name another device.
  window.addEventListener('hashchange', () => window.location.reload());
  const found = await findDevice(role);
  return found.kind === 'found' ? connectClient(found.connection, watches(found.connection.id)) : found;
}

export function DevicePage({ opening, children }: { opening: Promise<Opened>; children: ReactNode }) {
  const { textOf } = useLanguage();
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    void opening.then(setOpened);
  }, [opening]);

  if (opened === null) return <Loading />;
  if (!('kind' in opened)) {
    return (
      <ClientProvider client={opened}>
        <Admitted>{children}</Admitted>
      </ClientProvider>
    );
  }
  return opened.kind === 'unknown' ? <Enrol message={null} /> : <Notice lead={textOf(opened.text)} />;
}

/** Shows the page, unless the server refuses this very device. */
function Admitted({ children }: { children: ReactNode }) {
  const refusal = useClientState((state) => state.refusal);
  const { language } = useLanguage();
  const outdated = refusal?.code === 'protocol-mismatch';
  useEffect(() => {
    if (!outdated) return;
    // The server has been brought up to date, and has the page that fits it.
    const timer = setTimeout(() => window.location.reload(), RELOAD_MS);
    return () => clearTimeout(timer);
  }, [outdated]);
  if (refusal === null) return children;
  const sentence = refusalSentence(refusal, language);
  // A packaged app is enrolled in its own settings, and a visitor can mend neither.
  if (outdated || isWayFault(refusal) || window.luotShell !== undefined) return <Notice lead={sentence} />;
  return <Enrol message={sentence} />;
}

export function Notice({ lead }: { lead: string }) {
  const { say } = useLanguage();
  return (
    <FormPage title={say('app.name')} lead={lead} error={null} submit={null}>
      {null}
    </FormPage>
  );
}

export function Loading() {
  const { say } = useLanguage();
  return (
    <p className="loading" role="status">
      {say('app.loading')}
    </p>
  );
}

function Enrol({ message }: { message: string | null }) {
  const { say } = useLanguage();
  const [device, setDevice] = useState('');
  const [token, setToken] = useState('');
  return (
    <FormPage
      title={say('enrol.title')}
      lead={say('enrol.lead')}
      error={message}
      submit={{
        label: say('enrol.submit'),
        disabled: device === '' || token === '',
        onSubmit: () => {
          rememberDevice(device, token);
          window.location.reload();
        },
      }}
    >
      <FormField label={say('enrol.device')} value={device} onChange={setDevice} name="device" />
      <FormField label={say('enrol.token')} value={token} onChange={setToken} name="token" />
    </FormPage>
  );
}
