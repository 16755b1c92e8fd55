import { useClient } from '@luot/ui/client-context';
import { useEffect, useEffectEvent, useRef } from 'react';
import { type BoardMedia, mediaName } from './media-turn.ts';
import type { MediaPlayer } from './use-media-turn.ts';

/** A film that stands still this long while it is shown will not go on. */
const STANDS_STILL_MS = 15_000;

interface MediaFrameProps {
  readonly player: MediaPlayer;
  readonly pictureMs: number;
  /** False: somebody is being called, and everything waits where it is. */
  readonly playing: boolean;
}

/** Pictures and films in their turn; behind the one that is shown the next one is made ready, unseen. */
export function MediaFrame({ player: { turn, tell }, pictureMs, playing }: MediaFrameProps) {
  const { serverUrl } = useClient();
  return (
    <div className="media">
      {[turn.shown, turn.coming].map((media, ahead) => {
        if (media === null) return null;
        const props = {
          media,
          src: serverUrl + media.url,
          shown: media === turn.shown,
          playing: playing && media === turn.shown,
          alone: turn.coming === null,
          onReady: () => tell('ready', media),
          onDue: () => tell('due', media),
          onFailed: () => tell('failed', media),
        };
        // What is shown is the piece that was coming; of two that take turns each comes as a new one, and is ready anew.
        const key = `${turn.round + ahead} ${media.url}`;
        return media.kind === 'image' ? <Picture key={key} {...props} pictureMs={pictureMs} /> : <Film key={key} {...props} />;
      })}
    </div>
  );
}

interface PieceProps {
  readonly media: BoardMedia;
  readonly src: string;
  readonly shown: boolean;
  readonly playing: boolean;
  /** There is no other one: it begins anew. */
  readonly alone: boolean;
  readonly onReady: () => void;
  readonly onDue: () => void;
  readonly onFailed: () => void;
}

function Picture({ media, src, shown, playing, pictureMs, onReady, onDue, onFailed }: PieceProps & { readonly pictureMs: number }) {
  const due = useEffectEvent(onDue);
  useEffect(() => {
    if (!playing) return;
    // Again and again: where it is the only one now, another may come.
    const timer = setInterval(() => due(), pictureMs);
    return () => clearInterval(timer);
  }, [playing, pictureMs]);
  return <img className="media-piece" data-shown={shown} src={src} alt={captionOf(media)} decoding="async" onLoad={onReady} onError={onFailed} />;
}

function Film({ media, src, shown, playing, alone, onReady, onDue, onFailed }: PieceProps) {
  const film = useRef<HTMLVideoElement>(null);
  const failed = useEffectEvent(onFailed);
  useEffect(() => {
    const element = film.current;
    if (element === null) return;
    if (!playing) return element.pause();
    let timer: ReturnType<typeof setTimeout>;
    const goesOn = () => {
      clearTimeout(timer);
      timer = setTimeout(() => failed(), STANDS_STILL_MS);
    };
    goesOn();
    element.addEventListener('timeupdate', goesOn);
    // Stopped before it had begun: not its fault.
    element.play().catch((error: DOMException) => {
      if (error.name !== 'AbortError') failed();
    });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('timeupdate', goesOn);
    };
  }, [playing]);
  const ended = () => {
    onDue();
    const element = film.current;
    if (!alone || element === null) return;
    element.currentTime = 0;
    void element.play();
  };
  return (
    <video
      ref={film}
      className="media-piece"
      data-shown={shown}
      src={src}
      aria-label={captionOf(media)}
      muted
      playsInline
      preload="auto"
      onCanPlay={onReady}
      onEnded={ended}
      onError={onFailed}
    />
  );
}

/** Its file's name without the ending. */
function captionOf({ url }: BoardMedia): string {
  return mediaName(url).replace(/\.\w+$/, '');
}
