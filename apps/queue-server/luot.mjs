#!/usr/bin/env node
// `luot`, the operator's program. Plain JavaScript, so that an older Node can still read the sentence below:
// it could not run the TypeScript files, and better-sqlite3 would crash it.
const OLDEST_MAJOR = 24;

if (Number.parseInt(process.versions.node, 10) < OLDEST_MAJOR) {
  console.error(`Cần Node ${OLDEST_MAJOR} trở lên, máy này có ${process.versions.node}.`);
  console.error(`Node ${OLDEST_MAJOR} or newer is needed, this is ${process.versions.node}.`);
  process.exitCode = 1;
} else {
  // R53: whatever it makes is for its own user.
  process.umask(0o077);
  const args = process.argv.slice(2);
  if (args[0] === 'serve' && !args.includes('--alone') && !args.includes('--help') && !args.includes('-h')) {
    const { supervise } = await import('./src/cli/supervise.ts');
    await supervise(args);
  } else {
    const { runLuot } = await import('./src/cli/program.ts');
    await runLuot(process.argv);
  }
}
