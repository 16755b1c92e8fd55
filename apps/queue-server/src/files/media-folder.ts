// Pictures and films of the centre's own, which a hall board shows while nobody is called.
//
//   media/*.png           every hall           media/hall-a/*.mp4          that zone alone
//
// The folder is looked at every few seconds, because a network share tells nobody when a file has changed.
import { createHmac, randomBytes } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { reasonOf } from '@luot/shared/domain/start-fault';
import type { BoardView } from '@luot/shared/protocol/views/board-view';

export type BoardMedia = BoardView['media'][number];

const LOOK_EVERY_MS = 5_000;
/** What one board goes through; more would not come round in a visit. */
const MOST = 100;
/** Formats every browser of a board plays; none of them can hold a script. */
const KINDS: Readonly<Record<string, BoardMedia['kind']>> = {
  '.png': 'image',
  '.jpg': 'image',
  '.jpeg': 'image',
  '.webp': 'image',
  '.gif': 'image',
  '.mp4': 'video',
  '.webm': 'video',
};
/** Zone ids are plain; other folders are the centre's own business. */
const ZONE = /^[a-z0-9][a-z0-9-]{0,39}$/;
const BY_NAME = new Intl.Collator('vi', { numeric: true });

interface MediaFile {
  /** `hall-a/giới thiệu.mp4`. */
  readonly path: string;
  readonly name: string;
  /** Null: for every hall. */
  readonly zoneId: string | null;
  readonly kind: BoardMedia['kind'];
  /** Differs when the file has been replaced by another of that name. */
  readonly stamp: string;
}

export interface MediaFolderOptions {
  /** What boards are to show has changed. */
  readonly onChange: () => void;
  /** The folder is there and cannot be read; told once until it can. */
  readonly onFault: (reason: string) => void;
}

export class MediaFolder {
  readonly #folder: string;
  readonly #options: MediaFolderOptions;
  /** R1: a file's address holds proof that this server gave it, to an enrolled display. */
  readonly #secret = randomBytes(32);
  #files: readonly MediaFile[] = [];
  #byZone = new Map<string, readonly BoardMedia[]>();
  /** By path, as the look before saw them: one that is still being copied differs from look to look. */
  #seen: ReadonlyMap<string, string> | null = null;
  #looking: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;
  #fault: string | null = null;

  private constructor(folder: string, options: MediaFolderOptions) {
    this.#folder = folder;
    this.#options = options;
  }

  /** @param folder need not exist; the files that are there are known when this resolves */
  static async open(folder: string, options: MediaFolderOptions): Promise<MediaFolder> {
    const media = new MediaFolder(folder, options);
    await media.look();
    media.#timer = setInterval(() => void media.look(), LOOK_EVERY_MS);
    return media;
  }

  /** What the boards of one zone show, in the order of the names. The same array until something changes. */
  of(zoneId: string): readonly BoardMedia[] {
    const known = this.#byZone.get(zoneId);
    if (known !== undefined) return known;
    const list = this.#files
      .filter((file) => file.zoneId === null || file.zoneId === zoneId)
      .slice(0, MOST)
      .map((file) => ({ kind: file.kind, url: `/media/${file.path.split('/').map(encodeURIComponent).join('/')}?key=${this.#key(file)}` }));
    this.#byZone.set(zoneId, list);
    return list;
  }

  /** Where a file lies that a board asks for, or null: only what a view has named, under the key it was named with. */
  fileAt(path: string, key: string): { readonly folder: string; readonly name: string } | null {
    const file = this.#files.find((one) => one.path === path);
    if (file === undefined || this.#key(file) !== key) return null;
    return { folder: file.zoneId === null ? this.#folder : join(this.#folder, file.zoneId), name: file.name };
  }

  /** Looks at the folder now. A look that hangs, on a share whose machine is gone, is the only one. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#closed = true;
  }

  async #look(): Promise<void> {
    const faults: string[] = [];
    const found = await this.#filesNow((reason) => faults.push(reason));
    if (this.#closed) return;
    const [fault = null] = faults;
    if (fault !== null && fault !== this.#fault) this.#options.onFault(fault);
    this.#fault = fault;
    const seen = new Map(found.map(({ path, stamp }) => [path, stamp]));
    // What was there at the start is whole; what comes later counts when it no longer grows.
    const before = this.#seen ?? seen;
    this.#seen = seen;
    const files = found.filter(({ path, stamp }) => before.get(path) === stamp);
    const asList = (list: readonly MediaFile[]) => list.map(({ path, stamp }) => `${path}\n${stamp}`).join('\n');
    if (asList(files) === asList(this.#files)) return;
    this.#files = files;
    this.#byZone = new Map();
    this.#options.onChange();
  }

  async #filesNow(onFault: (reason: string) => void): Promise<MediaFile[]> {
    const all = await namesIn(this.#folder, onFault);
    const zones = all.folders.filter((name) => ZONE.test(name));
    const folders = await Promise.all(zones.map(async (zoneId) => ({ zoneId, names: (await namesIn(join(this.#folder, zoneId), onFault)).files })));
    const files = [{ zoneId: null, names: all.files }, ...folders].map(({ zoneId, names }) => Promise.all(names.map((name) => this.#file(zoneId, name))));
    return (await Promise.all(files))
      .flat()
      .filter((file) => file !== null)
      .sort((a, b) => BY_NAME.compare(a.name, b.name) || BY_NAME.compare(a.path, b.path));
  }

  async #file(zoneId: string | null, name: string): Promise<MediaFile | null> {
    const path = zoneId === null ? name : `${zoneId}/${name}`;
    const kind = KINDS[extname(name).toLowerCase()];
    // Gone since its name was read.
    const found = await stat(join(this.#folder, path)).catch(() => null);
    if (kind === undefined || found === null || found.size === 0) return null;
    return { path, name, zoneId, kind, stamp: `${found.size} ${found.mtimeMs}` };
  }

  #key({ path, stamp }: MediaFile): string {
    return createHmac('sha256', this.#secret).update(`${path}\n${stamp}`).digest('base64url').slice(0, 22);
  }
}

/** Ordinary files and folders: a link may lead out of the folder, and a name that begins with a dot is some program's own. */
async function namesIn(folder: string, onFault: (reason: string) => void): Promise<{ readonly files: readonly string[]; readonly folders: readonly string[] }> {
  try {
    const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
    const files = entries.filter((entry) => entry.isFile() && extname(entry.name).toLowerCase() in KINDS).map(({ name }) => name);
    return { files: files.sort(BY_NAME.compare).slice(0, MOST), folders: entries.filter((entry) => entry.isDirectory()).map(({ name }) => name) };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason !== 'ENOENT') onFault(reason);
    return { files: [], folders: [] };
  }
}
