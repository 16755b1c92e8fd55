import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Bell, openBell } from './bell.ts';

interface Tone {
  readonly hertz: number;
  readonly at: number;
}

const bells: Bell[] = [];
const tones: Tone[] = [];
const vibrated: unknown[] = [];
const resumed = vi.fn();

/** As much of Web Audio as a chime needs; it notes what was scheduled. */
class StubAudio {
  currentTime = 10;
  readonly destination = {};
  readonly resume = () => {
    resumed();
    return Promise.resolve();
  };
  readonly suspend = () => Promise.resolve();
  readonly createGain = () => ({ gain: { setValueAtTime: vi.fn(), exponentialRampToValueAtTime: vi.fn() }, connect: vi.fn() });
  readonly createOscillator = () => {
    const frequency = { value: 0 };
    return { frequency, connect: vi.fn(), stop: vi.fn(), start: (at: number) => void tones.push({ hertz: frequency.value, at }) };
  };
}

/** A screen that stays awake while somebody asks for it. */
function stubWakeLock(grant: boolean) {
  const released = vi.fn();
  const request = vi.fn(() =>
    grant ? Promise.resolve(Object.assign(new EventTarget(), { release: () => Promise.resolve(released()) })) : Promise.reject(new Error('battery')),
  );
  vi.stubGlobal(
    'navigator',
    Object.assign(Object.create(navigator) as object, { wakeLock: { request }, vibrate: (pattern: unknown) => vibrated.push(pattern) }),
  );
  return { request, released };
}

beforeEach(() => {
  tones.length = 0;
  vibrated.length = 0;
  resumed.mockClear();
  vi.stubGlobal('AudioContext', StubAudio);
});
afterEach(() => {
  for (const bell of bells.splice(0)) bell.turnOff();
});

function open(onChange: () => void = () => undefined): Bell {
  const bell = openBell(onChange);
  bells.push(bell);
  return bell;
}

test('[T3] it does nothing until it is switched on, then it tries itself once, shortly', () => {
  stubWakeLock(true);
  const bell = open();
  bell.ring();
  expect([tones, vibrated]).toEqual([[], []]);
  bell.turnOn();
  expect([tones.map(({ hertz }) => hertz), vibrated]).toEqual([[880, 659.25], [[200]]]);
});

test('[T3] a call is four chimes and a pattern, each time anew', () => {
  stubWakeLock(true);
  const bell = open();
  bell.turnOn();
  for (let call = 1; call <= 2; call++) {
    tones.length = 0;
    bell.ring();
    expect(tones.map(({ hertz }) => hertz)).toEqual([880, 659.25, 880, 659.25, 880, 659.25, 880, 659.25]);
    expect(tones.every(({ at }, i) => at > (tones[i - 1]?.at ?? 0))).toBe(true);
    expect(vibrated).toHaveLength(1 + call);
  }
  bell.turnOff();
  bell.ring();
  expect([tones.length, vibrated.at(-1)]).toEqual([8, 0]);
});

test('[T3] it says what the browser cannot do, and does the rest', () => {
  vi.stubGlobal('AudioContext', undefined);
  vi.stubGlobal('navigator', Object.create(navigator) as object);
  const bell = open();
  expect([bell.canSound, bell.canVibrate]).toEqual([false, false]);
  bell.turnOn();
  bell.ring();
  expect(tones).toEqual([]);
  // iPhones of 2018 have it under another name.
  vi.stubGlobal('webkitAudioContext', StubAudio);
  expect(open().canSound).toBe(true);
});

test('[T3] the screen stays awake where the phone lets it, and again after the page was away', async () => {
  const { request, released } = stubWakeLock(true);
  const changed = vi.fn();
  const bell = open(changed);
  bell.turnOn();
  await vi.waitFor(() => expect(bell.staysAwake()).toBe(true));
  expect(changed).toHaveBeenCalled();
  document.dispatchEvent(new Event('visibilitychange'));
  expect(request).toHaveBeenCalledTimes(1);
  expect(resumed).toHaveBeenCalledTimes(2); // iOS has stopped the sound meanwhile
  bell.turnOff();
  expect(released).toHaveBeenCalledTimes(1);
});

test('[T3] where the phone does not, it is not said to', async () => {
  stubWakeLock(false);
  const bell = open();
  bell.turnOn();
  await Promise.resolve();
  expect(bell.staysAwake()).toBe(false);
});
