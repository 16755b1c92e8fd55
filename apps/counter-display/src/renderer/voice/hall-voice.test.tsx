import { STUB_CONNECTION, type StubClient, stubClient } from '@luot/client/stub-client';
import type { BoardView, BoardVoice } from '@luot/shared/protocol/views/board-view';
import { ClientProvider } from '@luot/ui/client-context';
import { act, render } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { HallVoice } from './hall-voice.tsx';

const VOICE: BoardVoice = { speaks: true, connection: STUB_CONNECTION, saidSeq: 0, languages: ['vi', 'en'], repeats: 1, volume: 0.8, staleMs: 30_000 };
const VIEW: BoardView = {
  centre: { name: { vi: 'Trung tâm mẫu', en: 'Sample centre' }, timeZone: 'Asia/Ho_Chi_Minh' },
  day: '2026-11-23',
  zoneName: { vi: 'Sảnh A', en: 'Hall A' },
  shows: 'hall',
  counters: [],
  calls: [],
  services: [],
  closed: null,
  asleep: false,
  emergency: null,
  columns: null,
  messages: [],
  media: [],
  pictureMs: 10_000,
  voice: null,
  rating: null,
};

/** A sound card as far as a page can see it without saying anything. */
let state: 'running' | 'suspended';
let stuck: boolean;
let open: number;
let fetched: string[];
let client: StubClient;
const put = (voice: BoardVoice | null) => act(() => client.put('board', 'board-a', { ...VIEW, voice }));
const reports = () => client.sent.flatMap((command) => (command.name === 'display.report' ? [command.body.faults] : []));

beforeEach(() => {
  vi.useFakeTimers();
  [state, stuck, open, fetched] = ['running', false, 0, []];
  vi.stubGlobal(
    'AudioContext',
    class {
      constructor() {
        open += 1;
      }
      get state() {
        return state;
      }
      get currentTime() {
        return state === 'running' && !stuck ? performance.now() / 1000 : 0;
      }
      resume = () => Promise.resolve();
      close = async () => {
        open -= 1;
      };
    },
  );
  vi.stubGlobal('fetch', async (address: string) => {
    fetched.push(address);
    return new Response(null, { status: 404 });
  });
  client = stubClient('board-a');
  render(
    <ClientProvider client={client}>
      <HallVoice />
    </ClientProvider>,
  );
});

test('[L2b] a display that never speaks opens no sound and fetches no clip', async () => {
  put(null);
  await act(() => vi.advanceTimersByTimeAsync(600_000));
  expect([open, fetched, client.sent]).toEqual([0, [], []]);
});

test('[L2b] speaker and stand-in have their clips before the first call; a display that is neither any more lets go of everything', async () => {
  put({ ...VOICE, speaks: false });
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect([open, fetched]).toEqual([1, ['/voice/vi/manifest.json', '/voice/en/manifest.json']]);
  put(null);
  expect(open).toBe(0);
});

test('[G3] a display that was opened elsewhere before has no sound here, and tells nothing of it, until that one has gone', async () => {
  state = 'suspended';
  put({ ...VOICE, connection: 'elsewhere' });
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  expect([open, fetched, client.sent]).toEqual([0, [], []]);
  put(VOICE);
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(open).toBe(1);
  // Its connection is named a moment after it came back: nothing is let go of meanwhile.
  put({ ...VOICE, connection: null });
  expect([open, fetched.length]).toEqual([1, 2]);
});

test('[L2d] what the voices are is asked again over each new link and every few minutes', async () => {
  put(VOICE);
  await act(() => vi.advanceTimersByTimeAsync(0));
  await act(() => vi.advanceTimersByTimeAsync(300_000));
  expect(fetched).toHaveLength(4);
  act(() => client.store.setState({ link: 'down' }));
  act(() => client.store.setState({ link: 'up' }));
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(fetched).toHaveLength(6);
});

test('[L2e] sound that does not come is reported after some seconds, and no more when it is there', async () => {
  state = 'suspended';
  put({ ...VOICE, languages: [] });
  await act(() => vi.advanceTimersByTimeAsync(5_000));
  expect(reports()).toEqual([]);
  await act(() => vi.advanceTimersByTimeAsync(2_000));
  expect(reports()).toEqual([[{ what: 'voice', name: 'sound' }]]);
  state = 'running';
  await act(() => vi.advanceTimersByTimeAsync(5_000));
  expect(reports().at(-1)).toEqual([]);
});

test('[L2e] a card that has gone stops the clock of the sound and says nothing: reported, and opened anew', async () => {
  stuck = true;
  put({ ...VOICE, languages: [] });
  await act(() => vi.advanceTimersByTimeAsync(8_000));
  expect(reports()).toEqual([[{ what: 'voice', name: 'sound' }]]);
  expect(open).toBe(1);
});
