/** Both sentences and the code on stderr; the process ends when it has nothing more to do. */
export function fail(code: string, vi: string, en: string): void {
  console.error(`${vi}\n${en}\n(${code})`);
  process.exitCode = 1;
}
