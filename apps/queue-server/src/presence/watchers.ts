// Who keeps which view now: a door tells when somebody begins to and when he has gone.
import type { Watch } from '@luot/shared/protocol/handshake';

export class Watchers {
  /** By view and id; the first to come first. */
  readonly #connections = new Map<string, Set<string>>();
  readonly #onGone: ((watch: Watch) => void)[] = [];

  /** @param connection what the server calls it; one that keeps a view twice keeps it once */
  add(watch: Watch, connection: string): void {
    const key = watchKey(watch);
    const connections = this.#connections.get(key) ?? new Set();
    this.#connections.set(key, connections.add(connection));
  }

  remove(watch: Watch, connection: string): void {
    const key = watchKey(watch);
    const connections = this.#connections.get(key);
    if (connections === undefined || !connections.delete(connection) || connections.size > 0) return;
    this.#connections.delete(key);
    for (const listener of this.#onGone) listener(watch);
  }

  isWatched(watch: Watch): boolean {
    return this.#connections.has(watchKey(watch));
  }

  /** Ids of the connections that keep a view, the first one first. */
  connections(watch: Watch): readonly string[] {
    return [...(this.#connections.get(watchKey(watch)) ?? [])];
  }

  /** Told when the last one who kept a view has gone. */
  onGone(listener: (watch: Watch) => void): void {
    this.#onGone.push(listener);
  }
}

export function watchKey(watch: Watch): string {
  return `${watch.view}:${watch.id}`;
}
