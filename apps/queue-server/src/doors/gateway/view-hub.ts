// Computes each watched view once after a commit and hands it on whole.
//
//   commit ─▶ changed() ─▶ at once, then at most one per 50 ms ─▶ same as before? ─no─▶ send(key, message)
//
// A socket that was away gets `current(key)`; there is nothing else to reconnecting.
import type { Watch } from '@luot/shared/protocol/handshake';
import type { ViewMessage, ViewName, Views } from '@luot/shared/protocol/views';
import { watchKey } from '../../presence/watchers.ts';

/** The shortest time between two pushes of a view; the manager's figures are counted anew each time. */
const INTERVAL_MS: Readonly<Record<ViewName, number>> = {
  kiosk: 50,
  agent: 50,
  board: 50,
  catalogue: 50,
  languages: 1_000,
  staff: 50,
  counter: 50,
  manager: 1_000,
  devices: 250,
  lab: 50,
  ticket: 250,
};

export interface ViewHubOptions {
  /** The body of a view as it is now, or null when there is none of that id. */
  readonly compute: (watch: Watch) => Views[ViewName] | null;
  readonly epoch: string;
  readonly nowMs: () => number;
  readonly monotonicMs: () => number;
  readonly send: (key: string, message: ViewMessage) => void;
}

interface Watched {
  readonly watch: Watch;
  watchers: number;
  json: string;
  message: ViewMessage;
  pushedAtMs: number;
}

export class ViewHub {
  readonly #options: ViewHubOptions;
  readonly #watched = new Map<string, Watched>();
  #scheduled = false;
  #timer: NodeJS.Timeout | null = null;
  #revision = 0;

  constructor(options: ViewHubOptions) {
    this.#options = options;
  }

  /** One more socket wants this view. Its body is null while there is nothing of that id, and comes when there is. */
  watch(watch: Watch): ViewMessage {
    const key = watchKey(watch);
    const known = this.#watched.get(key);
    if (known !== undefined) {
      this.#refresh(key, known);
      known.watchers += 1;
      return known.message;
    }
    const body = this.#options.compute(watch);
    const message = this.#message(watch, body);
    this.#watched.set(key, { watch, watchers: 1, json: JSON.stringify(body), message, pushedAtMs: this.#options.monotonicMs() });
    return message;
  }

  unwatch(watch: Watch): void {
    const key = watchKey(watch);
    const known = this.#watched.get(key);
    if (known === undefined) return;
    known.watchers -= 1;
    if (known.watchers > 0) return;
    this.#watched.delete(key);
  }

  /** The newest message of a view that somebody watches, for a socket that has caught up. */
  newest(key: string): ViewMessage | null {
    return this.#watched.get(key)?.message ?? null;
  }

  /** Something a view may show has changed. Runs after the caller is done, so that an ack goes out first. */
  changed(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.#push();
    });
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#watched.clear();
  }

  #push(): void {
    const nowMs = this.#options.monotonicMs();
    let waitMs = Number.POSITIVE_INFINITY;
    for (const [key, known] of this.#watched) {
      const restMs = known.pushedAtMs + INTERVAL_MS[known.watch.view] - nowMs;
      if (restMs > 0) waitMs = Math.min(waitMs, restMs);
      else this.#refresh(key, known);
    }
    // What came too soon after the last push is looked at again when its time has come.
    if (waitMs < Number.POSITIVE_INFINITY) {
      if (this.#timer !== null) clearTimeout(this.#timer); // it may be set for a slower view
      this.#timer = setTimeout(() => {
        this.#timer = null;
        this.#push();
      }, Math.ceil(waitMs));
    }
  }

  #refresh(key: string, known: Watched): void {
    const body = this.#options.compute(known.watch);
    if (body === known.message.body) return;
    const json = JSON.stringify(body);
    if (json === known.json) return;
    known.json = json;
    known.message = this.#message(known.watch, body);
    known.pushedAtMs = this.#options.monotonicMs();
    this.#options.send(key, known.message);
  }

  #message(watch: Watch, body: Views[ViewName] | null): ViewMessage {
    this.#revision += 1;
    return { view: watch.view, id: watch.id, epoch: this.#options.epoch, revision: this.#revision, nowMs: this.#options.nowMs(), body };
  }
}
