// K4: the newest list in a folder, written there by the one-stop system.
//
// The folder is looked at every few seconds, because a network share tells nobody when a file has changed.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dossier } from '@luot/shared/domain/dossier';
import { no, ok, type Result } from '@luot/shared/domain/result';
import { reasonOf } from '@luot/shared/domain/start-fault';
import type { Text } from '@luot/shared/domain/text';
import type { KnownSource } from '../../../places/known-source.ts';
import { type DossierList, refusedParams } from '../dossier-list.ts';
import { readListApart } from '../read-list-apart.ts';
import type { DossierFault, DossierSource, SourceOptions } from './dossier-source.ts';
import { SourceFault } from './source-fault.ts';

const LOOK_EVERY_MS = 5_000;
/** A look that takes this many of the next ones' places hangs: a share whose machine is gone says nothing for minutes. */
const SILENT_LOOKS = 6;
/** A file that could not be read may only have been held by another program. */
const LOOKS_UNTIL_RETRY = 12;
const DAY_MS = 86_400_000;
const OLD_AFTER_DAYS = 3;

/** One file as one look saw it. */
interface Seen {
  readonly name: string;
  readonly size: number;
  readonly changedMs: number;
}

/** The list in use; of the file nothing else is kept. */
interface InUse {
  readonly file: Seen;
  readonly byCode: ReadonlyMap<string, Dossier>;
  readonly refused: ReturnType<typeof refusedParams> | null;
}

export class FolderSource implements DossierSource {
  readonly #folder: string;
  readonly #settings: Extract<KnownSource, { kind: 'folder' }>;
  readonly #nowMs: () => number;
  readonly #fault: SourceFault;
  readonly #closing = new AbortController();
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #waitingLooks = 0;
  /** False: the folder cannot be reached now. */
  #there = false;
  #lastSeen: Seen | null = null;
  #inUse: InUse | null = null;
  /** The newest file, if it could not be read. */
  #bad: { readonly file: Seen; readonly text: Text; looks: number } | null = null;

  constructor(settings: Extract<KnownSource, { kind: 'folder' }>, options: Pick<SourceOptions, 'nowMs' | 'onChange'>) {
    this.#settings = settings;
    this.#folder = settings.folder;
    this.#nowMs = options.nowMs;
    this.#fault = new SourceFault(options);
  }

  get fault(): DossierSource['fault'] {
    return this.#fault.now;
  }

  /** Looks now and from now on. */
  start(everyMs: number = LOOK_EVERY_MS): void {
    this.#timer = setInterval(() => {
      if (this.#looking === null) void this.look();
      else if (++this.#waitingLooks === SILENT_LOOKS) this.#lose('folder-silent');
    }, everyMs);
    // Looking is no reason for a process to go on that has failed to start.
    this.#timer.unref();
    void this.look();
  }

  async find(code: string): Promise<Result<Dossier | null, DossierFault>> {
    if (!this.#there) return no('away');
    if (this.#inUse === null) return no(this.#bad === null ? 'away' : 'unreadable');
    return ok(this.#inUse.byCode.get(code) ?? null);
  }

  /** One look. A file is taken when two in a row saw it alike: before that somebody may still be writing. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
      this.#waitingLooks = 0;
    });
    return this.#looking;
  }

  /** Waits for nothing: a look may hang as long as the share does. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#closing.abort();
  }

  async #look(): Promise<void> {
    const newest = await newestList(this.#folder);
    if (this.#closing.signal.aborted) return;
    if (!newest.ok) return this.#lose('folder-missing', newest.no);
    this.#there = true;
    const file = newest.value;
    const settled = file !== null && isSame(file, this.#lastSeen);
    this.#lastSeen = file;
    if (settled && this.#wants(file)) await this.#take(file);
    if (!this.#closing.signal.aborted) this.#judge(file);
  }

  #lose(code: 'folder-missing' | 'folder-silent', reason = ''): void {
    this.#there = false;
    this.#fault.say(code, { folder: this.#folder, reason });
  }

  #wants(file: Seen): boolean {
    if (this.#bad !== null && isSame(file, this.#bad.file)) return ++this.#bad.looks >= LOOKS_UNTIL_RETRY;
    this.#bad = null;
    return this.#inUse === null || !isSame(file, this.#inUse.file);
  }

  async #take(file: Seen): Promise<void> {
    const path = join(this.#folder, file.name);
    const list = await readListApart({ path, fields: this.#settings.fields, choice: {} }, this.#closing.signal);
    // Changed while it was read: what was read may be half of it.
    if (!isSame(file, await seen(this.#folder, file.name))) return;
    this.#bad = list.ok ? null : { file, text: list.no, looks: 0 };
    if (list.ok) this.#inUse = inUse(file, list.value);
  }

  #judge(newest: Seen | null): void {
    if (newest === null) return this.#fault.say('folder-empty', { folder: this.#folder });
    if (this.#bad !== null) return this.#fault.sayText('list-bad', this.#bad.text);
    if (this.#inUse === null) return this.#fault.clear();
    const { file, refused } = this.#inUse;
    const days = Math.floor((this.#nowMs() - file.changedMs) / DAY_MS);
    if (days >= OLD_AFTER_DAYS) return this.#fault.say('list-old', { file: file.name, days });
    if (refused !== null) return this.#fault.say('list-rows', refused);
    this.#fault.clear();
  }
}

function inUse(file: Seen, list: DossierList): InUse {
  const byCode = new Map(list.dossiers.map((dossier) => [dossier.code, dossier]));
  return { file, byCode, refused: list.refused.length === 0 ? null : refusedParams(file.name, list) };
}

/** Null: there is no list in the folder. Errors: the system's code for why it cannot be reached. */
async function newestList(folder: string): Promise<Result<Seen | null, string>> {
  try {
    let newest: Seen | null = null;
    // `~$list.xlsx` is what Excel puts beside an open workbook.
    const names = (await readdir(folder)).filter((name) => /^[^.~].*\.(?:csv|xlsx|json)$/i.test(name));
    // One after the other: a share that hangs then holds one of Node's four file threads, not all.
    for (const name of names) {
      const file = await seen(folder, name);
      if (file !== null && (newest === null || isNewer(file, newest))) newest = file;
    }
    return ok(newest);
  } catch (error) {
    return no(reasonOf(error));
  }
}

/** Null: gone in the meantime, or no file. */
async function seen(folder: string, name: string): Promise<Seen | null> {
  try {
    const file = await stat(join(folder, name));
    return file.isFile() ? { name, size: file.size, changedMs: file.mtimeMs } : null;
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code === 'string') return null;
    throw error;
  }
}

function isNewer(file: Seen, than: Seen): boolean {
  return file.changedMs === than.changedMs ? file.name > than.name : file.changedMs > than.changedMs;
}

function isSame(file: Seen, other: Seen | null): boolean {
  return other !== null && file.name === other.name && file.size === other.size && file.changedMs === other.changedMs;
}
