// Every example of docs/api.md, as it stands there, against the sample centre.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { REFUSAL_CODES } from '@luot/shared/domain/refusal';
import { localTime } from '@luot/shared/domain/time/local-time';
import { expect, test } from 'vitest';
import { readAccessSeed } from '../src/access/access-file.ts';
import { readCentre } from '../src/centre/data-folder.ts';
import { openAroundTheClock } from '../src/cli/serve.ts';
import { API_OPERATIONS } from '../src/doors/api/api-operations.ts';
import { SEED_FOLDER, startTestServer } from './fixtures/test-server.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const page = readFileSync(resolve(import.meta.dirname, '../../../docs/api.md'), 'utf8');
const shellLines = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) => block.trim().split('\n'));

interface Curl {
  readonly method: string;
  readonly url: string;
  readonly headers: [string, string][];
  readonly body: string | null;
}

/** What a shell would hand to curl, for the little of a shell that the page uses. */
function readCurl(line: string, variables: ReadonlyMap<string, string>): Curl {
  const valueOf = (name: string) => variables.get(name) ?? expect.unreachable(`no variable ${name}`);
  const expanded = (text: string) => text.replaceAll(/\$(\w+)/g, (_whole, name: string) => valueOf(name));
  const words = [...line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"|([^'"]+)/g, (_whole, single?: string, double?: string, bare?: string) => single ?? expanded(double ?? bare ?? '')),
  );
  const after = (flag: string) => words.flatMap((word, i) => (word === flag ? [words[i + 1] ?? ''] : []));
  const headers = after('-H').map((header): [string, string] => [header.slice(0, header.indexOf(':')), header.slice(header.indexOf(':') + 2)]);
  return { method: after('-X')[0] ?? 'GET', url: words.at(-1) ?? '', headers, body: after('-d')[0] ?? null };
}

test('[R1c] the examples of the page for developers do what the page says', async () => {
  const server = await startTestServer({
    seed: openAroundTheClock(readCentre(join(SEED_FOLDER, 'centre.json'))),
    access: readAccessSeed(join(SEED_FOLDER, 'demo-access.json')),
    demo: true,
  });
  const variables = new Map<string, string>();
  const answers: string[] = [];
  for (const line of shellLines) {
    const [, name, value = ''] = /^([A-Z]+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) {
      const today = localTime(server.engine.nowMs, ZONE).date;
      variables.set(
        name,
        value
          .replace('http://127.0.0.1:7070', server.url)
          .replace(/^\$\(TZ=.*\)$/, today)
          .replaceAll("'", ''),
      );
    }
    if (!line.startsWith('curl ')) continue;
    const token = /"token":"([\w-]{22})"/.exec(answers.join(''))?.[1] ?? '';
    const { method, url, headers, body } = readCurl(line.replaceAll('TOKEN', token), variables);
    const response = await fetch(url, { method, headers, ...(body === null ? {} : { body }) });
    answers.push(`${method} ${response.status} ${await response.text()}`);
  }
  expect(answers.map((answer) => answer.split(' ', 2).join(' '))).toEqual([
    'GET 200',
    'PUT 201',
    'POST 200',
    'GET 200',
    'DELETE 204',
    'POST 201',
    'GET 200',
    'DELETE 204',
  ]);
  expect(answers[2]).toContain('"added":1,"replaced":0,"refused":[{"index":1,"refusal":{"code":"booking-day-refused"');
  expect(answers[3]).toContain('LH-7K3Q-29');
});

test('[R1c] the page names refusals that there are, every scope and every path', () => {
  const named = [...page.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, code = '']) => code).filter((code) => !['demo-key', 'civil-status'].includes(code));
  expect(named.length).toBeGreaterThan(10);
  for (const code of named) expect(REFUSAL_CODES).toContain(code);
  for (const { scope, path } of API_OPERATIONS) {
    if (scope !== null) expect(page).toContain(`| \`${scope}\` |`);
    expect(page).toContain(path.replace(/\{.*/, ''));
  }
});
