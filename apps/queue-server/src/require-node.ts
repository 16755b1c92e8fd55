// better-sqlite3 crashes the process on an older Node, so it is not even loaded there.
const OLDEST_MAJOR = 22;

/** Ends the process with a sentence when Node is too old. */
export function requireNode(version: string): void {
  if (Number.parseInt(version, 10) >= OLDEST_MAJOR) return;
  console.error(`Cần Node ${OLDEST_MAJOR} trở lên, máy này có ${version}.\nNode ${OLDEST_MAJOR} or newer is needed, this is ${version}.`);
  process.exit(1);
}
