// The value of the header that proves who asks, in a file beside the data so that no export of the settings holds it.
import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { TextParams } from '@luot/shared/domain/text';
import { reasonOf } from '../start-fault.ts';
import type { SourceFaultCode } from './source-fault.ts';

/** What an HTTP header may hold: RFC 9110, section 5.5, without what is obsolete. */
const HEADER_VALUE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

export class SecretFile {
  readonly #path: string;
  #known: { readonly changedMs: number; readonly value: string } | null = null;

  /** @param path relative to the data folder, or absolute */
  constructor(dataFolder: string, path: string) {
    this.#path = resolve(dataFolder, path);
  }

  /** Read anew when the file's time is another one. Errors never quote it. */
  async read(): Promise<Result<string, { readonly code: SourceFaultCode; readonly params: TextParams }>> {
    const file = basename(this.#path);
    try {
      const { mtimeMs } = await stat(this.#path);
      if (this.#known?.changedMs === mtimeMs) return ok(this.#known.value);
      const value = (await readFile(this.#path, 'utf8')).replace(/^\uFEFF/, '').trim();
      if (!HEADER_VALUE.test(value)) return no({ code: 'key-wrong', params: { file } });
      this.#known = { changedMs: mtimeMs, value };
      return ok(value);
    } catch (error) {
      return no({ code: 'key-missing', params: { file, reason: reasonOf(error) } });
    }
  }
}
