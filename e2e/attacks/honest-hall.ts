// The hall of an ordinary morning: kiosks, boards and clerks on their pages; visitors take tickets one after another, some
// of them printed, look at theirs on a phone, and are called. What they wait for is measured.
import { get, type IncomingMessage } from 'node:http';
import type { CentreSettings } from '@luot/shared/protocol/centre';
import type { Reply } from '@luot/shared/protocol/commands';
import type { LuotClient } from '@luot/ui/client/luot-client';
import { ask } from '../../apps/queue-server/test/fixtures/stranger.ts';
import { connectClerk, connectKiosk } from '../support/people.ts';
import { addressOf, all, pause } from './attack.ts';

/** One kiosk alone that gave a number ten times a second would be slowed as a flood (R3f): as many as a centre may have take turns. */
export const HALL_KIOSKS = Array.from({ length: 17 }, (_, i) => `hall-${i + 1}`);

const SERVICES = ['certification', 'civil-status', 'land', 'construction', 'residence', 'business', 'social', 'insurance', 'results'];
const BOARDS = ['board-a', 'board-a-2', 'board-b', ...Array.from({ length: 9 }, (_, i) => `counter-display-${i + 1}`)];
const CLERKS = Array.from({ length: 9 }, (_, i) => ({ login: `quay${i + 1}`, counterId: `counter-${i + 1}` }));
/** Of the first kiosks. */
const PRINTERS = ['printer-2', 'printer-3'];
const TICKET_EVERY_MS = 110;
/** A server that answers nobody for so long is none. */
const PATIENCE_MS = 20_000;
const CALL_EVERY_MS = 500;
const [RUSH_PAGES, RUSH_TICKETS] = [4_000, 50];
const PAGE_EVERY_MS = 250;

/** What the hall adds to the sample centre. */
export function withHall(centre: CentreSettings): CentreSettings {
  return {
    ...centre,
    series: centre.series.map((series) => ({ ...series, dailyLimit: 999 })),
    kiosks: [...centre.kiosks, ...HALL_KIOSKS.map((id, i) => ({ id, name: { vi: id, en: id }, printerId: PRINTERS[i] ?? null, screenDpi: 102 }))],
  };
}

/** Milliseconds each. */
export interface Half {
  readonly tickets: readonly number[];
  readonly pages: readonly number[];
  /** Times that the phone's page lost its line. */
  readonly cuts: number;
}

interface Clerk {
  readonly client: LuotClient;
  readonly counterId: string;
  /** The ticket at the counter. */
  current: string | null;
}

export class HonestHall {
  readonly #base: string;
  readonly #phonePort: number;
  readonly #kiosks = new Array<LuotClient>();
  readonly #boards = new Array<LuotClient>();
  readonly #clerks = new Array<Clerk>();
  #taken = 0;
  #called = 0;
  #phone: IncomingMessage | null = null;
  #cuts = 0;

  private constructor(base: string, phonePort: number) {
    this.#base = base;
    this.#phonePort = phonePort;
  }

  static async open(base: string, phonePort: number): Promise<HonestHall> {
    const hall = new HonestHall(base, phonePort);
    hall.#kiosks.push(...HALL_KIOSKS.map((id) => connectKiosk(base, id, [{ view: 'kiosk', id }])));
    hall.#boards.push(...BOARDS.map((id) => connectKiosk(base, id, [{ view: 'board', id }])));
    for (const { login, counterId } of CLERKS) {
      const client = await connectClerk(base, login);
      client.watch([
        { view: 'counter', id: counterId },
        { view: 'staff', id: 'all' },
      ]);
      expectOk(await client.send('counter.open', { counterId }));
      hall.#clerks.push({ client, counterId, current: null });
    }
    return hall;
  }

  /** Goes on until there are as many tickets and nobody wants more. */
  async half(fewest: number, wantsMore: () => boolean = () => false): Promise<Half> {
    const [tickets, pages]: [number[], number[]] = [[], []];
    const cuts = this.#cuts;
    const over = new AbortController();
    const again = async (everyMs: number, work: () => Promise<void>) => {
      while (!over.signal.aborted) {
        await work();
        await pause(everyMs);
      }
    };
    const taking = async () => {
      while (!over.signal.aborted && (tickets.length < fewest || wantsMore())) {
        tickets.push(await timed(() => this.#takeTicket()));
        await pause(TICKET_EVERY_MS);
      }
    };
    const ends = (work: Promise<void>) => work.finally(() => over.abort());
    await Promise.all([
      ends(taking()),
      ends(again(PAGE_EVERY_MS, async () => void pages.push(await timed(() => this.#openPage())))),
      ends(again(CALL_EVERY_MS, () => this.#callNext())),
    ]);
    return { tickets, pages, cuts: this.#cuts - cuts };
  }

  /** Everybody at once, for some seconds: what a server compiles, keeps and makes room for in its first busy hour. */
  async rush(): Promise<void> {
    const watching = this.#kiosks.flatMap(({ id }) => [0, 1].map(() => connectKiosk(this.#base, id, [{ view: 'catalogue', id: 'all' }])));
    await all(RUSH_PAGES, 40, (i) => this.#openPage(addressOf(i % 40)));
    for (const client of watching) client.close();
    await this.half(RUSH_TICKETS);
  }

  close(): void {
    for (const client of [...this.#kiosks, ...this.#boards, ...this.#clerks.map(({ client }) => client)]) client.close();
    this.#phone?.destroy();
  }

  async #takeTicket(): Promise<void> {
    const i = this.#taken++;
    const kiosk = this.#kiosks[i % this.#kiosks.length];
    const reply = await kiosk?.send('ticket.issue', { serviceId: SERVICES[i % SERVICES.length] ?? '', language: 'vi' }, PATIENCE_MS);
    const { ticket } = expectOk(reply);
    if (this.#phone === null) await this.#openPhone(ticket.qr.slice(-22));
  }

  async #callNext(): Promise<void> {
    const clerk = this.#clerks[this.#called++ % this.#clerks.length];
    if (clerk === undefined) return;
    const outcome = clerk.current === null ? {} : { outcome: { ticketId: clerk.current, as: 'served' as const } };
    const reply = await clerk.client.send('counter.callNext', { counterId: clerk.counterId, ...outcome }, PATIENCE_MS);
    // Nobody waits for this counter just now.
    if (!reply.ok && reply.refusal.code === 'queue-empty') clerk.current = null;
    else clerk.current = expectOk(reply).ticketId;
  }

  async #openPage(from = '127.0.0.1'): Promise<void> {
    const { status } = await ask({ port: Number(new URL(this.#base).port) }, '/staff', { from });
    if (status !== 200) throw new Error(`a clerk got no page: ${status}`);
  }

  /** The line to a visitor's page stays open; one that breaks is counted, and opened again as a browser does. */
  async #openPhone(token: string): Promise<void> {
    const phone = await new Promise<IncomingMessage>((done, failed) =>
      get(`http://127.0.0.1:${this.#phonePort}/t/${token}/events`, { agent: false }, done).once('error', failed),
    );
    if (phone.statusCode !== 200) throw new Error(`a phone got no page: ${phone.statusCode}`);
    this.#phone = phone;
    phone.resume().on('error', () => undefined);
    phone.once('close', () => {
      this.#cuts += 1;
      this.#phone = null;
    });
  }
}

function expectOk<Value>(reply: Reply<Value> | undefined): Value {
  if (reply?.ok !== true) throw new Error(`an honest hall was refused: ${JSON.stringify(reply)}`);
  return reply.value;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
