// Tests of the clerk's page as a whole: signed in as quay7, over a client without a wire, on a clock that stands still.

import { type StubClient, stubClient } from '@luot/client/stub-client';
import type { ClientCommand, Reply } from '@luot/shared/protocol/commands';
import type { CounterView } from '@luot/shared/protocol/views/counter-view';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { ClientProvider } from '@luot/ui/client-context';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { vi } from 'vitest';
import { StaffPage } from '../src/staff/staff-page.tsx';
import { counterView, NOW, staffView } from './given-views.ts';

export interface GivenPage {
  readonly client: StubClient;
  readonly onLeave: () => void;
  /** What the server answers from now on. */
  readonly answer: (answer: (command: ClientCommand) => Reply | Promise<Reply>) => void;
  readonly putStaff: (change?: Partial<StaffView>) => void;
  readonly putDesk: (change?: Partial<CounterView>) => void;
  /** The names of what was sent. */
  readonly names: () => string[];
}

/** Before each test. */
export function givenPage(): GivenPage {
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'performance', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  let answer: (command: ClientCommand) => Reply | Promise<Reply> = () => ({ ok: true, value: {} });
  const client = stubClient('quay7', (command) => answer(command));
  const onLeave = vi.fn<() => void>();
  render(
    <LanguageProvider>
      <ClientProvider client={client}>
        <input aria-label="field" />
        <StaffPage session={{ token: 't', login: 'quay7', name: 'Cán bộ quầy 7', role: 'staff' }} onLeave={onLeave} />
      </ClientProvider>
    </LanguageProvider>,
  );
  return {
    client,
    onLeave,
    answer: (next) => {
      answer = next;
    },
    putStaff: (change = {}) => act(() => client.put('staff', 'all', staffView(change), NOW)),
    putDesk: (change = {}) => act(() => client.put('counter', 'counter-7', counterView(change), NOW)),
    names: () => client.sent.map((command) => command.name),
  };
}

export async function pressKey(key: string, options: KeyboardEventInit = {}, on: Element = document.body): Promise<void> {
  await act(async () => fireEvent.keyDown(on, { key, ...options }));
}

/** A step later, as a hand does it. */
export async function settle(): Promise<void> {
  await act(async () => void vi.advanceTimersByTime(500));
}

export async function clickOn(name: string | RegExp): Promise<void> {
  await act(async () => fireEvent.click(screen.getByRole('button', { name })));
}

/** Why nothing was done, as the page says it. */
export function refusal(): string {
  return document.querySelector('.staff-refusal')?.textContent ?? '';
}

/** What was done, as the page says it. */
export function done(): string {
  return document.querySelector('.staff-done')?.textContent ?? '';
}
