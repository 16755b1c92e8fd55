// The value of a header that proves who asks, in a folder of the data folder that holds such files and no others (R30b).
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { no, ok, type Result } from '@luot/shared/domain/result';
import { reasonOf } from '@luot/shared/domain/start-fault';
import type { TextParams } from '@luot/shared/domain/text';

/** In the data folder. */
export const SECRETS = 'secrets';

/** What an HTTP header may hold: RFC 9110, section 5.5, without what is obsolete. */
const HEADER_VALUE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

export class SecretFile {
  readonly #folder: string;
  readonly #file: string;
  #known: { readonly changedMs: number; readonly value: string } | null = null;

  /** @param file its name in the folder of secrets */
  constructor(dataFolder: string, file: string) {
    this.#folder = join(dataFolder, SECRETS);
    this.#file = file;
  }

  /** Read anew when the file's time is another one. Errors never quote it. */
  async read(): Promise<Result<string, { readonly code: 'key-missing' | 'key-wrong'; readonly params: TextParams }>> {
    const file = this.#file;
    try {
      const path = await realpath(join(this.#folder, file));
      if (dirname(path) !== (await realpath(this.#folder))) return no({ code: 'key-missing', params: { file, reason: 'elsewhere' } });
      const { mtimeMs } = await stat(path);
      if (this.#known?.changedMs === mtimeMs) return ok(this.#known.value);
      const value = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '').trim();
      if (!HEADER_VALUE.test(value)) return no({ code: 'key-wrong', params: { file } });
      this.#known = { changedMs: mtimeMs, value };
      return ok(value);
    } catch (error) {
      return no({ code: 'key-missing', params: { file, reason: reasonOf(error) } });
    }
  }
}
