// The entries of a zip archive by its central directory (PKWARE APPNOTE 4.3.12 and 4.5.3), with a bound on what they
// become: the library that reads workbooks has none, and a megabyte can unzip to a gigabyte. That library goes by the local
// headers, so nothing may lie between the entries that the directory does not name.
import { inflateRawSync } from 'node:zlib';
import { no, ok, type Result } from '@luot/shared/domain/result';

/** The longest data descriptor after an entry (4.3.9.2). */
const DESCRIPTOR_BYTES = 24;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** An end record and the longest comment after it. */
const LONGEST_END = 22 + 0xffff;

/**
 * Every entry for which `wanted` says yes, unzipped. Never throws.
 * @param limit bytes of all of them together; sizes the archive states are not trusted
 */
export function unzipEntries(archive: Buffer, wanted: (name: string) => boolean, limit: number): Result<ReadonlyMap<string, Buffer>, 'damaged' | 'too-large'> {
  try {
    const entries = new Map<string, Buffer>();
    let left = limit;
    for (const entry of directoryOf(archive)) {
      if (!wanted(entry.name)) continue;
      const data = dataOf(archive, entry, left);
      left -= data.length;
      entries.set(entry.name, data);
    }
    return ok(entries);
  } catch (error) {
    return no((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged');
  }
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly offset: number;
}

type Sizes = Record<'unpacked' | 'packed' | 'offset', number>;

function directoryOf(archive: Buffer): Entry[] {
  let end = archive.length - 22;
  const first = Math.max(0, archive.length - LONGEST_END);
  while (end >= first && archive.readUInt32LE(end) !== END) end--;
  if (end < first) throw new RangeError('no central directory');
  const start = archive.readUInt32LE(end + 16);
  let at = start;
  const entries = Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    if (archive.readUInt32LE(at) !== ENTRY) throw new RangeError('no entry');
    const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
    const extraEnd = nameEnd + archive.readUInt16LE(at + 30);
    const name = archive.toString('utf8', at + 46, nameEnd);
    const stated = { unpacked: archive.readUInt32LE(at + 24), packed: archive.readUInt32LE(at + 20), offset: archive.readUInt32LE(at + 42) };
    const { packed, offset } = zip64(archive.subarray(nameEnd, extraEnd), stated);
    const entry = { name, method: archive.readUInt16LE(at + 10), packedBytes: packed, offset };
    at = extraEnd + archive.readUInt16LE(at + 32);
    return entry;
  });
  refuseHidden(archive, entries, start);
  return entries;
}

/** @throws RangeError when more lies between two entries, or behind the last one, than a data descriptor */
function refuseHidden(archive: Buffer, entries: readonly Entry[], directory: number): void {
  let end = 0;
  for (const { offset, packedBytes } of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (offset - end > DESCRIPTOR_BYTES) throw new RangeError('an entry the directory does not name');
    end = startOf(archive, offset) + packedBytes;
  }
  if (directory - end > DESCRIPTOR_BYTES) throw new RangeError('an entry the directory does not name');
}

function startOf(archive: Buffer, offset: number): number {
  if (archive.readUInt32LE(offset) !== LOCAL) throw new RangeError('no local header');
  return offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
}

/** What does not fit 32 bits stands in an extra field, in this order; some writers put everything there. */
function zip64(extra: Buffer, stated: Sizes): Sizes {
  const sizes = { ...stated };
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let value = at + 4;
    for (const key of ['unpacked', 'packed', 'offset'] as const) {
      if (sizes[key] !== 0xffffffff) continue;
      sizes[key] = Number(extra.readBigUInt64LE(value));
      value += 8;
    }
  }
  return sizes;
}

function dataOf(archive: Buffer, { method, packedBytes, offset }: Entry, limit: number): Buffer {
  const start = startOf(archive, offset);
  const packed = archive.subarray(start, start + packedBytes);
  if (packed.length !== packedBytes) throw new RangeError('cut off');
  if (method === 8) return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) });
  if (method !== 0) throw new RangeError('packed in an unknown way');
  if (packed.length > limit) throw Object.assign(new RangeError('too large'), { code: 'ERR_BUFFER_TOO_LARGE' });
  return packed;
}
