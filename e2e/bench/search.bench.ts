// Does the search find what people mean, and does it keep up with their fingers?
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCentre } from '@luot/queue-server/centre/data-folder';
import { buildSearch } from '@luot/search/procedure-search';
import { procedureFileSchema } from '@luot/shared/settings/procedure-file';
import { type Metric, plainMetric, quantile } from '../../apps/queue-server/bench/metric.ts';
import { freePort, serverProcess } from '../support/centres/server-process.ts';
import { openBrowser, openPage } from '../support/instruments/browser.ts';
import { PORTRAIT } from '../support/instruments/look-over.ts';

const ROOT = join(import.meta.dirname, '../..');
/** A slow kiosk's processor: four times slower than this one. */
const THROTTLE = 4;
const TYPED = 30;

/** One everyday query; `held` ones were put aside while the search was tuned. */
export interface Query {
  readonly query: string;
  readonly codes: readonly string[];
  readonly part: 'tune' | 'held';
}

export function readQueries(): Query[] {
  return JSON.parse(readFileSync(join(ROOT, 'e2e/search/queries.json'), 'utf8')) as Query[];
}

/** What the sample centre's residents can find: the national procedures and its own province's. */
export function searchableProcedures() {
  const { procedures } = procedureFileSchema.parse(JSON.parse(readFileSync(join(ROOT, 'resources/seed/procedures.json'), 'utf8')));
  const { province, services } = readCentre(join(ROOT, 'resources/seed/centre.json'));
  const fields = new Set(services.flatMap((service) => service.fields));
  return procedures
    .filter((procedure) => procedure.province === null || procedure.province === province)
    .map((procedure) => ({ ...procedure, handled: fields.has(procedure.field) }));
}

/** The share of queries with a right code among the first `n`. */
export function recallAt(n: number, queries: readonly Query[], find: (query: string) => readonly string[]): number {
  return (
    queries.filter(({ query, codes }) =>
      find(query)
        .slice(0, n)
        .some((code) => codes.includes(code)),
    ).length / queries.length
  );
}

export async function searchBench(): Promise<Metric[]> {
  const queries = readQueries();
  const search = buildSearch(searchableProcedures());
  const find = (query: string) => search.find(query, 3);
  const of = (part: Query['part']) => queries.filter((query) => query.part === part);
  return [
    plainMetric('search', `recall@3 of ${of('tune').length} queries it was tuned with`, 'share', recallAt(3, of('tune'), find), '>= 0.9'),
    plainMetric('search', 'recall@1 of the same', 'share', recallAt(1, of('tune'), find), '>= 0.75'),
    plainMetric('search', `recall@3 of ${of('held').length} queries kept aside`, 'share', recallAt(3, of('held'), find), '>= 0.9'),
    plainMetric('search', 'recall@1 of the same', 'share', recallAt(1, of('held'), find), '>= 0.75'),
    ...(await keyTimes(queries)),
  ];
}

/** Every key of some queries, on the kiosk's own page with a slowed processor. */
async function keyTimes(queries: readonly Query[]): Promise<Metric[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'luot-bench-'));
  const server = serverProcess(await freePort(), ['--demo', '--data', dataFolder]);
  await server.start();
  const browser = await openBrowser();
  try {
    const { page } = await openPage(browser, `${server.base}/kiosk`, PORTRAIT);
    await page.locator('.search-line').click();
    const field = page.getByRole('textbox');
    await field.fill('khai sinh');
    await page.locator('.procedures button').first().waitFor();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
    await page.evaluate(() => performance.clearMeasures('luot.search'));
    for (const { query } of queries.slice(0, TYPED)) {
      await field.fill('');
      for (const letter of query) await page.keyboard.insertText(letter);
    }
    const times = await page.evaluate(() => performance.getEntriesByName('luot.search').map(({ duration }) => duration));
    return [
      plainMetric('search', `p95 of ${times.length} keys at ${THROTTLE}x throttle`, 'ms', quantile(times, 0.95), '<= 15'),
      plainMetric('search', 'slowest of the same', 'ms', Math.max(...times)),
    ];
  } finally {
    await browser.close();
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
