// N4a: whether the disk has room, told to the managers before it has none and while it has none.
import { statfsSync } from 'node:fs';
import type { StorageFault } from '@luot/engine/journal';
import type { Text } from '@luot/shared/domain/text';

/** A year of a large centre's journal. */
const NEARLY_FULL_BYTES = 500 * 1024 * 1024;

const FULL: Text = {
  vi: 'Ổ đĩa của máy chủ đã đầy: không phát số, không gọi số được. Hãy giải phóng chỗ; máy chủ tự thử lại mỗi giây.',
  en: 'The server’s disk is full: no number can be given or called. Make room; the server tries again every second.',
};

export class DiskRoom {
  readonly #folder: string;
  readonly #freeBytes: (folder: string) => number;
  #nearlyFull: Text | null = null;

  /** @param freeBytes replaced in tests */
  constructor(folder: string, freeBytes: (folder: string) => number = free) {
    this.#folder = folder;
    this.#freeBytes = freeBytes;
  }

  /** To be called now and then. */
  update(): void {
    const bytes = this.#freeBytes(this.#folder);
    const megabytes = Math.floor(bytes / 1024 / 1024);
    this.#nearlyFull =
      bytes >= NEARLY_FULL_BYTES
        ? null
        : {
            vi: `Ổ đĩa của máy chủ sắp đầy: còn ${megabytes} MB. Hãy giải phóng chỗ trước khi máy chủ không ghi được.`,
            en: `The server’s disk is nearly full: ${megabytes} MB are left. Make room before the server cannot write.`,
          };
  }

  notices(fault: StorageFault | null): Text[] {
    if (fault?.isFull === true) return [FULL];
    return this.#nearlyFull === null ? [] : [this.#nearlyFull];
  }
}

function free(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
