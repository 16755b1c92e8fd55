// R30: files that devices stand behind, by an id. Whoever sets a machine up lists them on the machine itself, never in the
// centre's settings: those a manager may replace.
import { z } from 'zod';
import { id } from './settings-parts.ts';

const path = z.string().min(1).max(500);

/** One file for both ways, as the system shows a USB printer; or two, as of programs that stand in for a device. */
export const filePlacesSchema = z.record(id, z.union([path, z.strictObject({ out: path, in: path.nullable() })]));
export type FilePlaces = z.infer<typeof filePlacesSchema>;

/** `in` null: nothing is read. */
export interface FilePlace {
  readonly out: string;
  readonly in: string | null;
}

/** Null for an id that is not listed. */
export function filePlaceOf(places: FilePlaces, place: string): FilePlace | null {
  const found = Object.hasOwn(places, place) ? places[place] : undefined;
  if (found === undefined) return null;
  return typeof found === 'string' ? { out: found, in: found } : found;
}
