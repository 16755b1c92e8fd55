// One station for each device of the settings. One whose settings changed is let go and taken anew; the others go on. A
// port is opened when whoever had it has let go: a display may still be made dark by then.
import type { LinkSettings } from '@luot/shared/settings/device-settings';

export interface Station {
  readonly close: () => void | Promise<void>;
}

interface Settings {
  readonly id: string;
  readonly link?: LinkSettings;
}

interface Taken<S, Open> {
  readonly key: string;
  readonly settings: S;
  /** Null while the port is not free yet. */
  station: Open | null;
}

export class Stations<S extends Settings, Open extends Station> {
  readonly #open: (settings: S) => Open;
  readonly #all = new Map<string, Taken<S, Open>>();
  /** By link: somebody is still letting go. */
  readonly #closing = new Map<string, Promise<unknown>>();

  constructor(open: (settings: S) => Open) {
    this.#open = open;
  }

  /** @param extra what else a station depends on, in a few words */
  arrange(wanted: readonly S[], extra: (settings: S) => string = () => ''): void {
    const keys = new Map(wanted.map((settings) => [settings.id, JSON.stringify(settings) + extra(settings)]));
    for (const [id, taken] of this.#all) {
      if (keys.get(id) === taken.key) continue;
      this.#all.delete(id);
      if (taken.station !== null) this.#letGo(taken.settings, taken.station);
    }
    for (const settings of wanted) {
      if (this.#all.has(settings.id)) continue;
      const taken: Taken<S, Open> = { key: keys.get(settings.id) ?? '', settings, station: null };
      this.#all.set(settings.id, taken);
      const closing = this.#closing.get(linkKey(settings));
      if (closing === undefined || settings.link === undefined) taken.station = this.#open(settings);
      else
        void closing.then(() => {
          if (this.#all.get(settings.id) === taken) taken.station = this.#open(settings);
        });
    }
  }

  get(id: string): Open | undefined {
    return this.#all.get(id)?.station ?? undefined;
  }

  /** In the order they were taken. */
  list(): { readonly settings: S; readonly station: Open }[] {
    return [...this.#all.values()].flatMap(({ settings, station }) => (station === null ? [] : [{ settings, station }]));
  }

  async close(): Promise<void> {
    const all = this.list();
    this.#all.clear();
    await Promise.all([...all.map(async ({ station }) => station.close()), ...this.#closing.values()]);
  }

  #letGo(settings: S, station: Open): void {
    const closed = station.close();
    if (closed === undefined) return;
    const key = linkKey(settings);
    const closing = closed.then(() => {
      if (this.#closing.get(key) === closing) this.#closing.delete(key);
    });
    this.#closing.set(key, closing);
  }
}

function linkKey({ id, link }: Settings): string {
  return link === undefined ? id : JSON.stringify(link);
}
