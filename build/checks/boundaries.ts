// Which folder may import what, that nothing imports itself on a way round, and that no folder holds more than can be seen.
import { dirname } from 'node:path';
import { HOMES, MOST_FILES, ROOMS } from './rooms.ts';
import { type Import, isTest, type Source, sources } from './sources.ts';

/** Every import that the table does not allow, a sentence each. */
export function boundaryFaults(all: readonly Source[] = sources()): string[] {
  return all.flatMap((source) => {
    const room = ROOMS.find(({ folder }) => isWithin(source.file, [folder]));
    if (room === undefined) return isTest(source.file) ? [] : [`${source.file} is in no room of the table`];
    return source.imports.flatMap((one) => {
      if (one.file !== null) return isWithin(one.file, [room.folder, ...room.rooms]) ? [] : [`${source.file} imports ${one.file}`];
      return packageFault(source.file, one, room.packages);
    });
  });
}

function packageFault(file: string, { specifier }: Import, allowed: readonly string[]): string[] {
  const name = packageName(specifier);
  const homes = HOMES[name];
  if (homes !== undefined && !isWithin(file, homes)) return [`${file} imports ${name}, which only ${homes.join(', ')} may`];
  return allowed.includes(name) || (specifier.startsWith('node:') && allowed.includes('node:')) ? [] : [`${file} imports ${specifier}`];
}

/** Each way round on which a file imports itself, and each on which a room of the table does. */
export function circles(all: readonly Source[] = sources()): string[] {
  const files = new Map(all.map(({ file, imports }) => [file, imports.flatMap(({ file: target }) => target ?? [])]));
  const rooms = new Map(ROOMS.map(({ folder }) => [folder, [] as string[]]));
  for (const [file, targets] of files) {
    const from = roomOf(file);
    for (const target of targets) {
      const to = roomOf(target);
      // A room below another is part of it.
      if (from !== null && to !== null && !isWithin(to, [from]) && !isWithin(from, [to])) rooms.get(from)?.push(to);
    }
  }
  return [...waysRound(files), ...waysRound(rooms)];
}

function roomOf(file: string): string | null {
  return ROOMS.find(({ folder }) => isWithin(file, [folder]))?.folder ?? null;
}

function waysRound(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const found = new Set<string>();
  const walk = (node: string, way: readonly string[]): void => {
    const at = way.indexOf(node);
    if (at >= 0) return void found.add([...way.slice(at), node].join(' → '));
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) walk(next, [...way, node]);
    done.add(node);
  };
  for (const node of graph.keys()) walk(node, []);
  return [...found];
}

/** Folders that hold more sources than a person takes in. */
export function fullFolders(all: readonly Source[] = sources()): string[] {
  const counts = new Map<string, number>();
  for (const { file } of all) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > MOST_FILES).map(([folder, count]) => `${folder} holds ${count} files`);
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function isWithin(target: string, places: readonly string[]): boolean {
  return places.some((place) => target === place || target.startsWith(`${place}/`));
}
