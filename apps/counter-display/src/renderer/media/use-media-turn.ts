import { useEffect, useReducer } from 'react';
import { useDisplayFaults } from '../use-display-report.ts';
import { type BoardMedia, type MediaTurn, mediaName, mediaTurn, NO_MEDIA, TRY_AGAIN_MS } from './media-turn.ts';

/** No first frame in this time: it will not come. */
const PATIENCE_MS = 30_000;

export interface MediaPlayer {
  readonly turn: MediaTurn;
  readonly tell: (event: 'ready' | 'due' | 'failed', media: BoardMedia) => void;
}

/** Goes through a centre's pictures and films, and tells the server of those that do not play. */
export function useMediaTurn(list: readonly BoardMedia[]): MediaPlayer {
  const [turn, dispatch] = useReducer(mediaTurn, NO_MEDIA);
  const faults = useDisplayFaults();
  useEffect(() => dispatch({ type: 'listed', list, nowMs: performance.now() }), [list]);

  const tell: MediaPlayer['tell'] = (type, { url }) => {
    if (type === 'failed') faults.report('media', mediaName(url));
    if (type === 'ready') faults.clear('media', mediaName(url));
    dispatch({ type, url, nowMs: performance.now() });
  };

  const { coming, ready, failed } = turn;
  const hopeless = coming === null && Object.keys(failed).length > 0;
  useEffect(() => {
    if (coming === null || ready) return;
    const timer = setTimeout(() => {
      faults.report('media', mediaName(coming.url));
      dispatch({ type: 'failed', url: coming.url, nowMs: performance.now() });
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [coming, ready, faults]);
  // Nothing is on its way that would bring up those which failed before.
  useEffect(() => {
    if (!hopeless) return;
    const timer = setInterval(() => dispatch({ type: 'listed', list, nowMs: performance.now() }), TRY_AGAIN_MS);
    return () => clearInterval(timer);
  }, [hopeless, list]);
  return { turn, tell };
}
