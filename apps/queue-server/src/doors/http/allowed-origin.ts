// Which pages may open a socket. CORS does not protect WebSockets: a page of another site is kept out here.
import { visible } from '@luot/shared/domain/plain-text';

/** More at once are no page of a centre; then all may be said again. */
const MOST_REMEMBERED = 100;
const SAY_AGAIN_MS = 60_000;
const LONGEST_LOGGED = 200;

/**
 * @param origin the request's Origin; programs send none
 * @param host the request's Host header
 * @param listed origins whatever the host: packaged apps, and what a proxy is called outside
 */
export function originAllowed(origin: string | undefined, host: string | undefined, listed: readonly string[]): boolean {
  return origin === undefined || listed.includes(origin) || sameOrigin(origin, host);
}

/** Whether a page of this origin came from this host: `http://[::1]:80` is `[0:0::1]`, and `HTTPS://Luot` is `luot:443`. */
export function sameOrigin(origin: string, host: string | undefined): boolean {
  const scheme = /^https?:\/\//i.exec(origin)?.[0];
  if (scheme === undefined || host === undefined || !/^[\w.[\]:-]+$/.test(host)) return false;
  const own = scheme + host;
  return URL.canParse(own) && URL.canParse(origin) && new URL(own).origin === new URL(origin).origin;
}

/** An origin as an operator gives it, as browsers send it; null when it is none. */
export function readOrigin(text: string): string | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.href === `${url.origin}/` ? url.origin : null;
}

export interface RefusedOrigin {
  readonly origin: string;
  readonly host: string;
  readonly why: string;
}

/** Says once a minute of an origin that it was refused: a page that is kept out tries again every second. */
export function refusedOrigins(say: (refused: RefusedOrigin) => void, monotonicMs: () => number): (origin: string, host: string | undefined) => void {
  const saidAtMs = new Map<string, number>();
  return (origin, host = '') => {
    const nowMs = monotonicMs();
    if (nowMs - (saidAtMs.get(origin) ?? Number.NEGATIVE_INFINITY) < SAY_AGAIN_MS) return;
    if (saidAtMs.size >= MOST_REMEMBERED) saidAtMs.clear();
    saidAtMs.set(origin, nowMs);
    const [shown, asked] = [origin, host].map((text) => visible(text.slice(0, LONGEST_LOGGED))) as [string, string];
    say({
      origin: shown,
      host: asked,
      why: `a page of this origin asked for a socket at another host; where that is a proxy of this centre, let it keep the Host header or serve with --public-origin ${shown}`,
    });
  };
}
