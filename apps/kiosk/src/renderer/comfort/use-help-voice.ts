// K6: the help of a screen, said aloud. Clips are the centre's own recordings, or placeholders; without one nothing is
// offered. They are asked for when help is opened, because most visitors never do.
import { useClient } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { useEffect, useRef, useState } from 'react';

/** Who has asked for help reads meanwhile. */
const PATIENCE_MS = 5_000;

export interface HelpVoice {
  readonly playing: boolean;
  readonly onToggle: () => void;
}

/**
 * @param clips to be said one after the other; what is missing of them is left out, but not the first
 * @param open nothing is fetched before, and nothing is heard after
 */
export function useHelpVoice(clips: readonly [string, ...string[]], open: boolean): HelpVoice | null {
  const { serverUrl } = useClient();
  const { chosen } = useLanguage();
  const [addresses, setAddresses] = useState<readonly string[]>([]);
  const [playing, setPlaying] = useState(false);
  const sound = useRef<HTMLAudioElement | null>(null);
  const wanted = clips.join(' ');

  useEffect(() => {
    if (!open) return;
    let gone = false;
    void readHelp(`${serverUrl}/voice`, chosen).then((help) => {
      const [first, ...others] = wanted.split(' ').map((clip) => help[clip]);
      if (!gone) setAddresses(first === undefined ? [] : [first, ...others.filter((address) => address !== undefined)]);
    });
    return () => {
      gone = true;
      sound.current?.pause();
      sound.current = null;
      setPlaying(false);
      setAddresses([]);
    };
  }, [open, serverUrl, chosen, wanted]);

  if (addresses.length === 0) return null;
  const stop = () => {
    sound.current?.pause();
    sound.current = null;
    setPlaying(false);
  };
  const say = (at: number) => {
    const address = addresses[at];
    if (address === undefined) return stop();
    const said = new Audio(`${serverUrl}/voice/${address}`);
    sound.current = said;
    said.addEventListener('ended', () => {
      if (sound.current === said) say(at + 1);
    });
    // A file that is none, or no sound card: the words stand there to be read.
    said.play().catch(() => {
      if (sound.current === said) stop();
    });
    setPlaying(true);
  };
  return { playing, onToggle: () => (playing ? stop() : say(0)) };
}

/** Clip to address; nothing where the language has no voice or the server is away. */
async function readHelp(base: string, language: string): Promise<Readonly<Record<string, string>>> {
  const { voiceManifestSchema } = await import('@luot/shared/protocol/voice-manifest');
  try {
    const response = await fetch(`${base}/${language.toLowerCase()}/manifest.json`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return response.ok ? voiceManifestSchema.parse(await response.json()).help : {};
  } catch {
    return {};
  }
}
