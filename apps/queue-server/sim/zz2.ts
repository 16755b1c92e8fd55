import { openAroundTheClock } from '/work/main/apps/queue-server/src/cli/serve.ts';
import { readCentre } from '/work/main/apps/queue-server/src/data-folder.ts';
import { paperFaults, paperLine } from './paper-faults.ts';
const centre = openAroundTheClock(readCentre('/work/main/resources/seed/centre.json'));
(globalThis as any).TRACE = [];
setTimeout(() => {
  console.log('WATCHDOG');
  const T = (globalThis as any).TRACE;
  for (let id = 1; id <= 12; id++) { const lines = T.filter((l: any) => l[0] === String(id)); console.log(id, lines.slice(-6).map((l: any) => l.join(' ')).join(' | ')); }
  process.exit(3);
}, 70_000);
const r = await paperFaults({ seed: Number(process.argv[2]), tickets: 1000, printers: 12, faultsInHundred: 60, centre });
console.log(paperLine(r));
for (const w of r.wrong.slice(0, 3)) {
  console.log(w);
  const p = /printer-(\d+)/.exec(w)![1];
  const n = w.slice(0, 4);
  const lines = (globalThis as any).TRACE.filter((l: any) => l[0] === p);
  const i = lines.findIndex((l: any) => String(l[2]).includes(n));
  const j = lines.findLastIndex((l: any) => String(l[2]).includes(n));
  for (const l of lines.slice(Math.max(0, i - 6), j + 4)) console.log(l.join(' '));
}
process.exit(0);
