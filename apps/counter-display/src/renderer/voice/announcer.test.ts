import type { BoardCall, BoardView, BoardVoice } from '@luot/shared/protocol/views/board-view';
import { beforeEach, describe, expect, test } from 'vitest';
import { atThisPage, cutOff, type Hall, maySpeak, nextPart, partDone, SILENT, type Spoken } from './announcer.ts';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const call = (callSeq: number, number: string, change: Partial<BoardCall> = {}): BoardCall => ({
  callSeq,
  number,
  counterLabel: '7',
  atMs: NOW,
  recall: false,
  state: 'called',
  ...change,
});
const VOICE: BoardVoice = { speaks: true, connection: 'first', saidSeq: 0, languages: ['vi', 'en'], repeats: 2, volume: 0.8, staleMs: 30_000 };

let hall: Hall;
let spoken: Spoken;
let nowMs: number;
const voice = (change: Partial<BoardVoice>) => {
  hall = { ...hall, voice: { ...VOICE, ...hall.voice, ...change } };
};
const calls = (...list: BoardCall[]) => {
  hall = { ...hall, calls: list.toSorted((a, b) => b.callSeq - a.callSeq) };
};
/** What is said next, and the memory of it; `A012 vi` or, with the chime, `* A012 vi`. */
const choose = () => {
  const next = nextPart(spoken, hall, nowMs);
  spoken = next.spoken;
  return next.part === null ? null : `${next.part.chime ? '* ' : ''}${next.part.number} ${next.part.language}`;
};
/** All that is said until there is nothing more, each part taking so long. */
const sayAll = (eachMs = 0) => {
  const all: string[] = [];
  for (let part = choose(); part !== null && all.length < 50; part = choose()) {
    all.push(part);
    spoken = partDone(spoken);
    nowMs += eachMs;
  }
  return all;
};

beforeEach(() => {
  nowMs = NOW;
  spoken = SILENT;
  hall = { day: '2026-11-23', calls: [], voice: VOICE, emergency: null, asleep: false };
});

describe('one call', () => {
  test('[L2a] chime, Vietnamese, the second language, and all of it as often as set', () => {
    calls(call(1, 'A001'));
    expect(sayAll(5_000)).toEqual(['* A001 vi', 'A001 en', 'A001 vi', 'A001 en']);
  });

  test('[L2a] once said it is not said again', () => {
    calls(call(1, 'A001'));
    sayAll();
    expect(sayAll()).toEqual([]);
  });

  test('[L2a] with one language and no repeats it is one part', () => {
    voice({ languages: ['vi'], repeats: 1 });
    calls(call(1, 'A001'));
    expect(sayAll()).toEqual(['* A001 vi']);
  });

  test('[L2a] when its visitor has come, or it was taken back, the rest is not said', () => {
    calls(call(1, 'A001'));
    choose();
    spoken = partDone(spoken);
    calls(call(1, 'A001', { state: 'serving' }));
    expect(choose()).toBeNull();
    calls();
    expect(choose()).toBeNull();
  });

  test.each(['waiting', 'serving', 'held', 'served', 'missed', 'cancelled', 'expired'] as const)('[L2a] of a ticket that is %s nothing is said', (state) => {
    calls(call(1, 'A001', { state }));
    expect(choose()).toBeNull();
  });

  test('[L2a] no languages, no word', () => {
    voice({ languages: [] });
    calls(call(1, 'A001'));
    expect(choose()).toBeNull();
  });
});

describe('several calls', () => {
  test('[L2a] each is said, in their order', () => {
    voice({ languages: ['vi'], repeats: 1 });
    calls(call(5, 'B002'), call(3, 'A001'), call(4, 'A002'));
    expect(sayAll()).toEqual(['* A001 vi', '* A002 vi', '* B002 vi']);
  });

  test('[L2c] two waiting: repeats are dropped; three: further languages too, until there are fewer again', () => {
    calls(call(1, 'A001'), call(2, 'A002'));
    expect(sayAll()).toEqual(['* A001 vi', 'A001 en', '* A002 vi', 'A002 en', 'A002 vi', 'A002 en']);
    calls(call(3, 'A003'), call(4, 'A004'), call(5, 'A005'));
    expect(sayAll()).toEqual(['* A003 vi', '* A004 vi', 'A004 en', '* A005 vi', 'A005 en', 'A005 vi', 'A005 en']);
  });

  test('[L2c] a call that comes while another is said shortens what is left of it', () => {
    calls(call(1, 'A001'));
    choose();
    spoken = partDone(spoken);
    calls(call(1, 'A001'), call(2, 'A002'));
    expect(choose()).toBe('A001 en');
    spoken = partDone(spoken);
    expect(choose()).toBe('* A002 vi');
  });

  test('[L2c] two more drop its second language as well', () => {
    calls(call(1, 'A001'));
    choose();
    spoken = partDone(spoken);
    calls(call(1, 'A001'), call(2, 'A002'), call(3, 'A003'));
    expect(choose()).toBe('* A002 vi');
  });

  test('[L2c] stale calls are no backlog', () => {
    calls(call(1, 'A001', { atMs: NOW - 60_000 }), call(2, 'A002', { atMs: NOW - 60_000 }), call(3, 'A003'));
    expect(sayAll()).toEqual(['* A003 vi', 'A003 en', 'A003 vi', 'A003 en']);
  });
});

describe('recalls', () => {
  test('[L2a] a recall is said like a call', () => {
    voice({ languages: ['vi'], repeats: 1 });
    calls(call(1, 'A001'));
    sayAll();
    calls(call(2, 'A001', { recall: true }));
    expect(sayAll()).toEqual(['* A001 vi']);
  });

  test('[L2a] one that comes before its call was said takes its place', () => {
    voice({ languages: ['vi'], repeats: 1 });
    calls(call(1, 'A001'), call(2, 'B001'));
    choose();
    spoken = cutOff(spoken);
    calls(call(2, 'B001'), call(3, 'A001', { recall: true }));
    expect(sayAll()).toEqual(['* B001 vi', '* A001 vi']);
  });

  test('[L2a] one that comes while its call is said begins after the part, with the chime', () => {
    calls(call(1, 'A001'));
    choose();
    spoken = partDone(spoken);
    calls(call(2, 'A001', { recall: true }));
    expect(choose()).toBe('* A001 vi');
  });

  test('[L2a] a recall that was taken back is not said again as the call before it', () => {
    voice({ languages: ['vi'], repeats: 1 });
    calls(call(1, 'A001'));
    sayAll();
    calls(call(2, 'A001', { recall: true }));
    sayAll();
    calls(call(1, 'A001'));
    expect(sayAll()).toEqual([]);
  });
});

describe('stale calls', () => {
  test('[L2g] one that is older than the set time is only shown, by the server’s clock', () => {
    calls(call(1, 'A001', { atMs: NOW - 30_001 }), call(2, 'A002', { atMs: NOW - 30_000 }));
    voice({ languages: ['vi'], repeats: 1 });
    expect(sayAll()).toEqual(['* A002 vi']);
  });

  test('[L2g] one that grows stale while others are said is not said either', () => {
    voice({ languages: ['vi'], repeats: 1 });
    calls(...Array.from({ length: 9 }, (_, i) => call(i + 1, `A00${i + 1}`)));
    expect(sayAll(6_000)).toEqual(['* A001 vi', '* A002 vi', '* A003 vi', '* A004 vi', '* A005 vi', '* A006 vi']);
  });

  test('[L2g] one that has begun is said to its end', () => {
    calls(call(1, 'A001', { atMs: NOW - 29_000 }));
    expect(sayAll(6_000)).toEqual(['* A001 vi', 'A001 en', 'A001 vi', 'A001 en']);
  });
});

describe('who may speak', () => {
  test.each<[string, Partial<Hall>]>([
    ['a display that never speaks', { voice: null }],
    ['one that has not the word', { voice: { ...VOICE, speaks: false } }],
    ['quiet hours', { voice: { ...VOICE, volume: 0 } }],
    ['an emergency', { emergency: { vi: 'Mời rời khỏi tòa nhà', en: 'Leave the building' } }],
    ['a day that is closed', { asleep: true }],
  ])('[L2b] [L2f] %s: nothing is said, and what was begun is dropped', (_why, change) => {
    calls(call(1, 'A001'));
    choose();
    hall = { ...hall, ...change };
    expect(choose()).toBeNull();
    expect(spoken.current).toBeNull();
  });

  test('[G3] of several pages of one display the one whose connection is named speaks, also by the name of a connection that is gone', () => {
    const speaksAt = (connections: string[], connection: string | null = 'first') =>
      maySpeak(atThisPage({ ...hall, voice: { ...VOICE, connection } } as BoardView, connections));
    expect([speaksAt(['first']), speaksAt(['second']), speaksAt([]), speaksAt(['second'], null)]).toEqual([true, false, false, false]);
    // It has come back, and the server still counts its connection from before.
    expect(speaksAt(['first', 'third'])).toBe(true);
    expect(speaksAt(['first', 'third'], 'third')).toBe(true);
    expect(atThisPage({ ...hall, voice: null } as BoardView, ['first']).voice).toBeNull();
  });

  test('[L2b] what another display of the hall has said is not said', () => {
    calls(call(1, 'A001'), call(2, 'A002'));
    voice({ saidSeq: 1, languages: ['vi'], repeats: 1 });
    expect(sayAll()).toEqual(['* A002 vi']);
  });

  test('[L2b] a call that was cut off before one language of it was whole is begun again, one that was not is not', () => {
    calls(call(1, 'A001'));
    choose();
    spoken = cutOff(spoken);
    expect(choose()).toBe('* A001 vi');
    spoken = partDone(spoken);
    choose();
    spoken = cutOff(spoken);
    expect(choose()).toBeNull();
  });

  test('[L2b] a server that has just started knows nothing: what this display has said it says no more', () => {
    voice({ languages: ['vi'], repeats: 1 });
    calls(call(7, 'A007'));
    sayAll();
    voice({ saidSeq: 0 });
    expect(sayAll()).toEqual([]);
  });

  test('[L2b] a call that was said elsewhere before it was whole here is left alone', () => {
    calls(call(1, 'A001'));
    choose();
    voice({ saidSeq: 1 });
    expect(choose()).toBeNull();
  });

  test('[L2a] a new day counts from 1', () => {
    voice({ languages: ['vi'], repeats: 1 });
    calls(call(250, 'A250'));
    sayAll();
    hall = { ...hall, day: '2026-11-24' };
    calls(call(1, 'A001'));
    expect(sayAll()).toEqual(['* A001 vi']);
    expect(spoken.saidSeq).toBe(1);
  });
});
