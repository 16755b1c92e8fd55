// `npm run bench -- NAME…`: one JSON line per metric; exit 1 when a promised one is missed.
import { buildPages } from '../pages.ts';

const BENCHES: Readonly<Record<string, () => Promise<readonly { readonly ok: boolean | null }[]>>> = {
  issue: async () => (await import('../../apps/queue-server/bench/issue.bench.ts')).issueBench(),
  fanout: async () => (await import('../../apps/queue-server/bench/fanout.bench.ts')).fanoutBench(),
  ticket: async () => (await import('../../apps/queue-server/bench/ticket.bench.ts')).ticketBench(),
  panels: async () => (await import('../../apps/queue-server/bench/panels.bench.ts')).panelsBench(),
  board: async () => (await import('../../e2e/bench/board.bench.ts')).boardBench(),
  search: async () => (await import('../../e2e/bench/search.bench.ts')).searchBench(),
  kiosk: async () => (await import('../../e2e/bench/kiosk.bench.ts')).kioskBench(),
  times: async () => (await import('../checks/times-bench.ts')).timesBench(),
  idle: async () => (await import('../../apps/queue-server/bench/idle.bench.ts')).idleBench(),
  memory: async () => (await import('../../apps/queue-server/bench/memory.bench.ts')).memoryBench(),
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
if (names.includes('--help') || unknown.length > 0) {
  console.log(`npm run bench -- [${Object.keys(BENCHES).join(' ')}]     measures, one JSON line per metric; all of them without a name`);
  process.exitCode = names.includes('--help') ? 0 : 2;
} else {
  await buildPages();
  for (const name of names.length === 0 ? Object.keys(BENCHES) : names) {
    for (const metric of (await BENCHES[name]?.()) ?? []) {
      console.log(JSON.stringify(metric));
      if (metric.ok === false) process.exitCode = 1;
    }
  }
}
