// One station for each device of the settings. One whose settings changed is let go and taken anew; the others go on.
export interface Station {
  readonly close: () => void | Promise<void>;
}

export class Stations<Settings extends { readonly id: string }, Open extends Station> {
  readonly #open: (settings: Settings) => Open;
  readonly #all = new Map<string, { readonly key: string; readonly settings: Settings; readonly station: Open }>();

  constructor(open: (settings: Settings) => Open) {
    this.#open = open;
  }

  /** @param extra what else a station depends on, in a few words */
  arrange(wanted: readonly Settings[], extra: (settings: Settings) => string = () => ''): void {
    const keys = new Map(wanted.map((settings) => [settings.id, JSON.stringify(settings) + extra(settings)]));
    for (const [id, { key, station }] of this.#all) {
      if (keys.get(id) === key) continue;
      this.#all.delete(id);
      void station.close();
    }
    for (const settings of wanted) {
      if (this.#all.has(settings.id)) continue;
      this.#all.set(settings.id, { key: keys.get(settings.id) ?? '', settings, station: this.#open(settings) });
    }
  }

  get(id: string): Open | undefined {
    return this.#all.get(id)?.station;
  }

  /** In the order they were taken. */
  list(): { readonly settings: Settings; readonly station: Open }[] {
    return [...this.#all.values()];
  }

  async close(): Promise<void> {
    const all = [...this.#all.values()];
    this.#all.clear();
    await Promise.all(all.map(async ({ station }) => station.close()));
  }
}
