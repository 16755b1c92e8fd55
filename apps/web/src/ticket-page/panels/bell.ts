// A chime made on the spot, a pattern of vibration, and the screen kept awake: all that a browser lets a page do while it
// is open. Each needs the visitor's touch first.

const PATTERN_MS = [500, 200, 500, 200, 500, 600, 500, 200, 500, 200, 500];
const TRY_PATTERN_MS = [200];

/** Hertz and seconds from the start: a falling pair, as from a hall's loudspeaker. */
const CHIME: readonly (readonly [number, number])[] = [
  [880, 0],
  [659.25, 0.35],
];
const CHIME_SECONDS = 1.3;
const CHIMES = 4;

export interface Bell {
  readonly canSound: boolean;
  readonly canVibrate: boolean;
  readonly isOn: () => boolean;
  /** Whether the screen stays awake by itself. */
  readonly staysAwake: () => boolean;
  /** Called within a touch; gives a short trial of both. */
  readonly turnOn: () => void;
  readonly turnOff: () => void;
  /** Nothing while it is off. */
  readonly ring: () => void;
}

type AudioMaker = new () => AudioContext;

/** @param onChange something of the above answers otherwise now */
export function openBell(onChange: () => void): Bell {
  const { AudioContext: plain, webkitAudioContext: prefixed } = window as unknown as { AudioContext?: AudioMaker; webkitAudioContext?: AudioMaker };
  const Audio = plain ?? prefixed;
  const canVibrate = typeof navigator.vibrate === 'function';
  let on = false;
  let audio: AudioContext | null = null;
  let lock: WakeLockSentinel | null = null;

  const stayAwake = () => {
    // Not there on old phones, nor without a certificate.
    const wakeLock = (navigator as { wakeLock?: WakeLock }).wakeLock;
    if (wakeLock === undefined || lock !== null || document.visibilityState !== 'visible') return;
    wakeLock.request('screen').then(
      (granted) => {
        if (!on) return void granted.release();
        lock = granted;
        granted.addEventListener('release', () => {
          lock = null;
          onChange();
        });
        onChange();
      },
      () => undefined, // a phone that saves its battery says no; the page then asks to leave the screen on
    );
  };
  document.addEventListener('visibilitychange', () => {
    if (!on) return;
    // iOS stops the sound of a page that was away.
    void audio?.resume();
    stayAwake();
  });

  return {
    canSound: Audio !== undefined,
    canVibrate,
    isOn: () => on,
    staysAwake: () => lock !== null,
    turnOn: () => {
      on = true;
      if (Audio !== undefined) audio ??= new Audio();
      void audio?.resume();
      if (audio !== null) chime(audio, 1);
      if (canVibrate) navigator.vibrate(TRY_PATTERN_MS);
      stayAwake();
      onChange();
    },
    turnOff: () => {
      on = false;
      if (canVibrate) navigator.vibrate(0);
      void audio?.suspend();
      void lock?.release();
      onChange();
    },
    ring: () => {
      if (!on) return;
      if (canVibrate) navigator.vibrate(PATTERN_MS);
      if (audio === null) return;
      void audio.resume();
      chime(audio, CHIMES);
    },
  };
}

function chime(audio: AudioContext, times: number): void {
  for (let i = 0; i < times; i++) {
    for (const [hertz, second] of CHIME) {
      const from = audio.currentTime + i * CHIME_SECONDS + second;
      const [tone, volume] = [audio.createOscillator(), audio.createGain()];
      tone.frequency.value = hertz;
      // Struck, then dying away; from and to nothing without a click.
      volume.gain.setValueAtTime(0.0001, from);
      volume.gain.exponentialRampToValueAtTime(0.8, from + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, from + 0.8);
      tone.connect(volume);
      volume.connect(audio.destination);
      tone.start(from);
      tone.stop(from + 0.85);
    }
  }
}
