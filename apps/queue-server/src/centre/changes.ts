/** Something that a view may show has changed: told by any part of the centre, heard by its doors. */
export class Changes {
  readonly #listeners: (() => void)[] = [];

  readonly tell = (): void => {
    for (const listener of this.#listeners) listener();
  };

  listen(listener: () => void): void {
    this.#listeners.push(listener);
  }
}
