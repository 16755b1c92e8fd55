// K4: a service that answers for one dossier. It may be slow, down or changed at any time, and a person stands waiting.
//
//   find ─▶ cache ─▶ asked already? ─▶ breaker ─▶ 3 s ─▶ fetch ─▶ readAnswer ─▶ Dossier
//
// Codes and answers are in memory for a minute at most, and in no log or fault (R4).
import type { Dossier } from '@luot/shared/domain/dossier';
import { no, ok, type Result } from '@luot/shared/domain/result';
import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleAll, TimeoutStrategy, timeout, wrap } from 'cockatiel';
import { LRUCache } from 'lru-cache';
import type { KnownSource } from '../../../places/known-source.ts';
import { SecretFile } from '../../../places/secret-file.ts';
import { readAnswer } from '../read-answer.ts';
import { type Answer, askService, MOST_ANSWER_KB, ServiceAway } from './ask-service.ts';
import type { DossierFault, DossierSource, SourceOptions } from './dossier-source.ts';
import { SourceFault } from './source-fault.ts';

const FAILURES_UNTIL_REST = 3;
const MOST_KEPT = 500;

/** All in ms. */
const PATIENCE = {
  answerWithin: 3_000,
  restAfterFailures: 20_000,
  keepFound: 60_000,
  /** Shorter: a dossier may just have been entered. */
  keepMissing: 20_000,
};

export class HttpSource implements DossierSource {
  readonly #settings: Extract<KnownSource, { kind: 'http' }>;
  readonly #patience: typeof PATIENCE;
  readonly #secret: SecretFile | null;
  readonly #fault: SourceFault;
  readonly #policy;
  readonly #kept: LRUCache<string, { readonly dossier: Dossier | null }>;
  readonly #asked = new Map<string, Promise<Result<Dossier | null, DossierFault>>>();
  readonly #closing = new AbortController();

  constructor(settings: Extract<KnownSource, { kind: 'http' }>, options: SourceOptions, patience: Partial<typeof PATIENCE> = {}) {
    this.#settings = settings;
    this.#patience = { ...PATIENCE, ...patience };
    this.#secret = settings.secret === null ? null : new SecretFile(options.dataFolder, settings.secret.file);
    this.#fault = new SourceFault(options);
    const breaker = circuitBreaker(handleAll, { halfOpenAfter: this.#patience.restAfterFailures, breaker: new ConsecutiveBreaker(FAILURES_UNTIL_REST) });
    // Cooperative: the timeout aborts the fetch, and its end is awaited.
    this.#policy = wrap(breaker, timeout(this.#patience.answerWithin, TimeoutStrategy.Cooperative));
    // Purged on time, not when the place is needed.
    this.#kept = new LRUCache({ max: MOST_KEPT, ttl: this.#patience.keepFound, ttlAutopurge: true });
  }

  get fault(): DossierSource['fault'] {
    return this.#fault.now;
  }

  async find(code: string): Promise<Result<Dossier | null, DossierFault>> {
    const kept = this.#kept.get(code);
    if (kept !== undefined) return ok(kept.dossier);
    let asked = this.#asked.get(code);
    if (asked === undefined) {
      asked = this.#ask(code).finally(() => this.#asked.delete(code));
      this.#asked.set(code, asked);
    }
    return asked;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#asked.values());
    this.#kept.clear();
  }

  async #ask(code: string): Promise<Result<Dossier | null, DossierFault>> {
    const found = await this.#fetch(code);
    if (this.#closing.signal.aborted) return no('away');
    if (!found.ok) return found;
    this.#fault.clear();
    this.#kept.set(code, { dossier: found.value }, { ttl: found.value === null ? this.#patience.keepMissing : this.#patience.keepFound });
    return found;
  }

  async #fetch(code: string): Promise<Result<Dossier | null, DossierFault>> {
    const { url, secret, record, fields } = this.#settings;
    const key = (await this.#secret?.read()) ?? ok(null);
    if (!key.ok) {
      this.#fault.say(key.no.code, key.no.params);
      return no('away');
    }
    const proof = secret === null || key.value === null ? null : { header: secret.header, value: key.value };
    let answer: Answer;
    try {
      answer = await this.#policy.execute(({ signal }) => askService({ url, code, secret: proof }, signal), this.#closing.signal);
    } catch (error) {
      this.#sayAway(error);
      return no('away');
    }
    const read = this.#read(answer, { code, record, fields });
    if (read.ok) return read;
    this.#fault.say(read.no.code, read.no.params);
    return no('unreadable');
  }

  #read({ status, body }: Answer, expected: Parameters<typeof readAnswer>[1]): ReturnType<typeof readAnswer> {
    if (status === 404 && isNoSuch(body)) return ok(null);
    if (status >= 400) return no({ code: 'answer-status', params: { status } });
    if (body === null) return no({ code: 'answer-large', params: { limit: MOST_ANSWER_KB } });
    return readAnswer(body, expected);
  }

  /** While the breaker rests, the fault that made it rest stands. */
  #sayAway(error: unknown): void {
    if (error instanceof BrokenCircuitError || this.#closing.signal.aborted) return;
    if (error instanceof ServiceAway) return this.#fault.say(error.code, error.params);
    if ((error as Error).name === 'AbortError') return this.#fault.say('http-slow', { seconds: this.#patience.answerWithin / 1000 });
    // The system's code alone: messages hold addresses, and an address may hold the dossier's code.
    const { cause } = error as { readonly cause?: { readonly code?: unknown } };
    this.#fault.say('http-away', { reason: typeof cause?.code === 'string' ? cause.code : 'network' });
  }
}

function isNoSuch(body: string | null): boolean {
  if (body === null || body.trim() === '') return body !== null;
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}
