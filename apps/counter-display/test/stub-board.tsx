// For tests of displays: a display without a wire, and the view it begins with.

import { stubClient } from '@luot/client/stub-client';
import type { BoardCall, BoardCounter, BoardView } from '@luot/shared/protocol/views/board-view';
import { ClientProvider } from '@luot/ui/client-context';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, render } from '@testing-library/react';
import { DisplayPage } from '../src/renderer/display-page.tsx';

/** The instant of a time of the test's day, a Monday. */
export const at = (time: string) => Date.parse(`2026-11-23T${time}+07:00`);
export const NOW = at('09:00:00');
export const text = (vi: string, en: string) => ({ vi, en });

export const counter = (label: string, change: Partial<BoardCounter> = {}): BoardCounter => ({
  id: `counter-${label}`,
  label,
  state: 'open',
  number: null,
  serving: false,
  pause: null,
  ...change,
});

/** A call that is not fresh any more. */
export const call = (callSeq: number, number: string, counterLabel: string, change: Partial<BoardCall> = {}): BoardCall => ({
  callSeq,
  number,
  counterLabel,
  atMs: NOW - 60_000,
  recall: false,
  state: 'called',
  ...change,
});

export const HALL: BoardView = {
  centre: { name: text('Trung tâm mẫu', 'Sample centre'), timeZone: 'Asia/Ho_Chi_Minh' },
  day: '2026-11-23',
  zoneName: text('Sảnh A', 'Hall A'),
  shows: 'hall',
  counters: [counter('1'), counter('2', { number: 'C007' })],
  calls: [],
  services: [],
  closed: null,
  asleep: false,
  emergency: null,
  columns: null,
  messages: [],
  media: [],
  pictureMs: 12_000,
  voice: null,
  rating: null,
};

/** A display's page; `put` gives it its next view, at a time of the server's clock. */
export function openDisplay(view: BoardView, answer?: Parameters<typeof stubClient>[1]) {
  const client = stubClient('display', answer);
  const { container } = render(
    <LanguageProvider>
      <ClientProvider client={client}>
        <DisplayPage />
      </ClientProvider>
    </LanguageProvider>,
  );
  return {
    client,
    container,
    put: (change: Partial<BoardView> = {}, nowMs = NOW) => act(() => client.put('board', 'display', { ...view, ...change }, nowMs)),
    /** The text of the first element of this kind, or null. */
    part: (selector: string) => container.querySelector(selector)?.textContent ?? null,
    parts: (selector: string) => [...container.querySelectorAll(selector)].map((element) => element.textContent),
  };
}
