// Two commands under one id, by whoever may send them: nobody gets another's answer, and nothing happens twice (N3a, N3b).
import { isDeepStrictEqual } from 'node:util';
import { allTickets, counterOf, isOpen } from '@luot/queue/state';
import { COMMAND_NAMES, type CommandName, isQuestion, isUnjournaled, mayCommand, type Reply } from '@luot/shared/protocol/commands';
import type { Actor } from '@luot/shared/protocol/roles';
import { type GuardedCommand, guardCommand } from '../src/access/guard.ts';
import type { RunningServer } from '../src/server.ts';
import type { Rng } from './rng.ts';

const KIOSK: Actor = { role: 'kiosk', id: 'kiosk-1' };
const AN: Actor = { role: 'staff', id: 'an' };
const MANAGER: Actor = { role: 'manager', id: 'quanly' };
const ACTORS: readonly Actor[] = [
  KIOSK,
  { role: 'kiosk', id: 'kiosk-2' },
  AN,
  { role: 'staff', id: 'binh' },
  MANAGER,
  { role: 'greeter', id: 'huongdan' },
  { role: 'display', id: 'display-1' },
  { role: 'operator', id: 'operator' },
  { role: 'lab', id: 'lab' },
  { role: 'app', id: 'city' },
];
const C1 = { counterId: 'c1' };
const ISSUE = { serviceId: 'papers', language: 'vi' };
/** Answers that are not remembered: the id is free after them. */
const FORGOTTEN = ['look-ups-enough', 'too-many', 'storage-fault'];

export interface PairResult {
  pairs: number;
  firstDone: number;
  /** How often each ordered pair of names came. */
  readonly seen: Map<string, number>;
  readonly wrong: string[];
}

export class IdPairs {
  readonly result: PairResult = { pairs: 0, firstDone: 0, seen: new Map(), wrong: [] };
  readonly #rng: Rng;
  #server: RunningServer;
  #commits = 0;

  constructor(server: RunningServer, rng: Rng) {
    this.#server = server;
    this.#rng = rng;
    this.#listen();
  }

  /** Goes on with a fresh centre: a day has so many numbers and no more. */
  moveTo(server: RunningServer): void {
    this.#server = server;
    this.#listen();
  }

  /** The pair of that place in the order of all pairs. */
  async pair(at: number): Promise<void> {
    const { result } = this;
    const first = COMMAND_NAMES[Math.floor(at / COMMAND_NAMES.length) % COMMAND_NAMES.length] ?? 'ticket.issue';
    const second = COMMAND_NAMES[at % COMMAND_NAMES.length] ?? 'ticket.issue';
    const commandId = this.#rng.uuid();
    const a = this.#ready(first);
    const one = await this.#send(commandId, first, a.body, a.actor);
    const same = first === second && this.#rng.chance(0.5);
    const actor = same && this.#rng.chance(0.5) ? a.actor : this.#actorFor(second, a.actor);
    const body = same ? a.body : this.#plain(second);
    const before = [this.#commits, this.#comments()];
    const two = await this.#send(this.#rng.chance(0.2) ? commandId.toUpperCase() : commandId, second, body, actor);
    result.pairs += 1;
    if (one?.reply.ok === true) result.firstDone += 1;
    const key = `${first} ${second}`;
    result.seen.set(key, (result.seen.get(key) ?? 0) + 1);
    const fault = this.#judge(one, two, a.actor, actor, before);
    if (fault !== null) result.wrong.push(`${key} by ${a.actor.role}, ${actor.role}: ${fault}`);
  }

  #listen(): void {
    this.#server.engine.onCommit(() => (this.#commits += 1));
  }

  #comments(): number {
    return this.#server.privateFiles.comments.newest(this.#server.engine.nowMs).length;
  }

  #judge(one: Sent | null, two: Sent | null, by: Actor, then: Actor, before: readonly number[]): string | null {
    if (two === null || !two.remembered) return null;
    const isFree = one === null || !one.remembered || (!one.reply.ok && FORGOTTEN.includes(one.reply.refusal.code));
    if (isFree) return null;
    const isSame =
      by.role === then.role && by.id === then.id && one.guarded.command.name === two.guarded.command.name && one.guarded.bodyHash === two.guarded.bodyHash;
    if (!isDeepStrictEqual([this.#commits, this.#comments()], before)) return 'something happened a second time';
    if (isSame) return isDeepStrictEqual(two.reply, one.reply) ? null : `another answer: ${JSON.stringify(two.reply)}`;
    return !two.reply.ok && two.reply.refusal.code === 'id-used' ? null : `answered ${JSON.stringify(two.reply)}`;
  }

  async #send(commandId: string, name: CommandName, body: unknown, actor: Actor): Promise<Sent | null> {
    const guarded = guardCommand({ commandId, name, body }, actor);
    if (!guarded.ok) return null;
    const { command } = guarded.value;
    const { desk } = this.#server;
    if (isQuestion(command)) return { guarded: guarded.value, reply: await desk.ask(command, actor), remembered: false };
    return { guarded: guarded.value, reply: desk.execute(guarded.value, actor), remembered: !isUnjournaled(command) };
  }

  /** Half the time whoever sent the first one, if that role may; otherwise somebody who may, now and then somebody who may not. */
  #actorFor(name: CommandName, first: Actor): Actor {
    if (this.#rng.chance(0.4)) return first;
    const may = ACTORS.filter(({ role }) => this.#rng.chance(0.1) || mayCommand({ role }, name));
    return this.#rng.pick(may) ?? first;
  }

  #do(name: CommandName, body: unknown, actor: Actor): Reply {
    const guarded = guardCommand({ commandId: this.#rng.uuid(), name, body }, actor);
    if (!guarded.ok) throw new Error(`${name} is no command: ${guarded.no.code}`);
    return this.#server.desk.execute(guarded.value, actor);
  }

  /** A fresh ticket of the kiosk. */
  #ticket(): Ticket {
    const reply = this.#do('ticket.issue', ISSUE, KIOSK);
    if (!reply.ok) throw new Error(`no ticket: ${reply.refusal.code}`);
    const { ticketId, qr, number } = (reply.value as { ticket: { ticketId: string; qr: string; number: string } }).ticket;
    return { ticketId, token: qr.slice(-22), number };
  }

  /** Counter 1 is open with its clerk, and nothing in hand; nobody waits for it. */
  #open(): void {
    const { engine } = this.#server;
    if (engine.state.closedAtMs !== null) this.#do('day.reopen', {}, MANAGER);
    const { state, current } = counterOf(engine.state, 'c1');
    if (current !== null) this.#do('ticket.miss', { ticketId: current }, AN);
    if (current !== null && counterOf(engine.state, 'c1').current !== null) this.#do('ticket.finish', { ticketId: current }, AN);
    if (state !== 'open') this.#do('counter.open', C1, AN);
    for (const { id } of allTickets(engine.state).filter((ticket) => ticket.state === 'waiting')) this.#do('ticket.cancel', { ticketId: id }, MANAGER);
  }

  #called(): Ticket {
    this.#open();
    const ticket = this.#ticket();
    this.#do('counter.callNext', C1, AN);
    return ticket;
  }

  /** What lets a command go ahead, where anything does: who sends it, and with which body. */
  #ready(name: CommandName): { readonly actor: Actor; readonly body: unknown } {
    const { engine } = this.#server;
    this.#open();
    switch (name) {
      case 'ticket.recall':
      case 'ticket.start':
      case 'ticket.miss':
      case 'ticket.hold': {
        const { ticketId } = this.#called();
        return { actor: AN, body: { ticketId } };
      }
      case 'ticket.finish': {
        const { ticketId } = this.#called();
        this.#do('ticket.start', { ticketId }, AN);
        return { actor: AN, body: { ticketId } };
      }
      case 'ticket.resume':
      case 'ticket.return':
      case 'visitor.return': {
        const { ticketId, token } = this.#called();
        this.#do('ticket.hold', { ticketId }, AN);
        return name === 'visitor.return' ? { actor: KIOSK, body: { token } } : { actor: AN, body: { ticketId } };
      }
      case 'ticket.addService':
        return { actor: AN, body: { ticketId: this.#called().ticketId, serviceId: 'land' } };
      case 'ticket.transfer':
        return { actor: AN, body: { ticketId: this.#called().ticketId, to: { serviceId: 'land' } } };
      case 'ticket.cancel':
        return { actor: MANAGER, body: { ticketId: this.#ticket().ticketId } };
      case 'ticket.setClass':
        return { actor: MANAGER, body: { ticketId: this.#ticket().ticketId, classId: null } };
      case 'counter.open':
        this.#do('counter.close', C1, AN);
        return { actor: AN, body: C1 };
      case 'counter.callNext':
        this.#ticket();
        return { actor: AN, body: C1 };
      case 'counter.callTicket':
        return { actor: AN, body: { ...C1, number: this.#ticket().number, reasonId: engine.state.settings.callReasons[0]?.id ?? '', words: 'xin gọi trước' } };
      case 'counter.undo':
        this.#called();
        return { actor: AN, body: C1 };
      case 'visitor.cancel':
        return { actor: KIOSK, body: { token: this.#ticket().token } };
      case 'visitor.rate': {
        const { ticketId, token } = this.#called();
        this.#do('ticket.start', { ticketId }, AN);
        this.#do('ticket.finish', { ticketId }, AN);
        return { actor: KIOSK, body: { token, level: 4, comment: 'Cảm ơn' } };
      }
      case 'day.close':
        return {
          actor: MANAGER,
          body: {
            outcomes: allTickets(engine.state)
              .filter(isOpen)
              .map(({ id }) => ({ ticketId: id, as: 'expired' })),
          },
        };
      case 'day.reopen':
        this.#do(
          'day.close',
          {
            outcomes: allTickets(engine.state)
              .filter(isOpen)
              .map(({ id }) => ({ ticketId: id, as: 'expired' })),
          },
          MANAGER,
        );
        return { actor: MANAGER, body: {} };
      case 'help.answer':
        this.#do('help.call', {}, KIOSK);
        return { actor: AN, body: { kioskId: 'kiosk-1' } };
      case 'alarm.answer':
        this.#do('alarm.raise', C1, AN);
        return { actor: { role: 'staff', id: 'binh' }, body: C1 };
      case 'ticket.find':
        return { actor: KIOSK, body: { token: this.#ticket().token } };
      case 'ticket.lookUp':
        return { actor: AN, body: { number: this.#ticket().number } };
      default: {
        const actor = ACTORS.find(({ role }) => mayCommand({ role }, name)) ?? KIOSK;
        return { actor, body: this.#plain(name) };
      }
    }
  }

  /** A body that is well formed, whatever becomes of it. */
  #plain(name: CommandName): unknown {
    const { engine } = this.#server;
    const ticketId = this.#rng.pick(allTickets(engine.state))?.id ?? 'none';
    const token = this.#rng.pick(allTickets(engine.state))?.token ?? 'x'.repeat(22);
    switch (name) {
      case 'ticket.issue':
        return this.#rng.chance(0.5) ? ISSUE : { ...ISSUE, dossierCode: 'H56.1-261124-0001' };
      case 'ticket.checkIn':
        return { code: `LH-${this.#rng.below(9)}000`, language: 'vi' };
      case 'print.report':
        return { ticketId, copy: 0, print: 'sent' };
      case 'counter.pause':
        return { ...C1, reasonId: engine.state.settings.pauseReasons[0]?.id ?? '' };
      case 'counter.callTicket':
        return { ...C1, number: 'A001', reasonId: engine.state.settings.callReasons[0]?.id ?? '' };
      case 'counter.rate':
        return { ...C1, level: 5, comment: 'Tốt' };
      case 'visitor.rate':
        return { token, level: 5 };
      case 'visitor.return':
      case 'visitor.cancel':
      case 'ticket.find':
        return { token };
      case 'ticket.transfer':
        return { ticketId, to: { serviceId: 'land' } };
      case 'ticket.addService':
        return { ticketId, serviceId: 'land' };
      case 'ticket.setClass':
        return { ticketId, classId: null };
      case 'day.confirm':
        return { date: '2026-11-23' };
      case 'clock.correct':
        return { to: this.#rng.chance(0.5) ? 'machine' : 'day' };
      case 'day.close':
        return { outcomes: [] };
      case 'emergency.set':
        return { text: this.#rng.chance(0.5) ? null : { vi: 'Diễn tập', en: 'A drill' } };
      case 'centre.replace':
        return { document: engine.state.settings };
      case 'device.report':
        return { devices: [] };
      case 'device.test':
        return { deviceId: 'printer-1' };
      case 'device.act':
        return { deviceId: 'printer-1', verb: 'paperOut' };
      case 'help.answer':
        return { kioskId: 'kiosk-1' };
      case 'call.said':
        return { callSeq: 1 };
      case 'display.report':
        return { faults: [] };
      case 'ticket.lookUp':
        return { number: 'A001' };
      case 'dossier.find':
        return { code: 'H15.50-261008-0975' };
      case 'day.reopen':
      case 'help.call':
        return {};
      default:
        return name.startsWith('ticket.') ? { ticketId } : C1;
    }
  }
}

interface Sent {
  readonly guarded: GuardedCommand;
  readonly reply: Reply;
  /** Whether its answer is kept under its id. */
  readonly remembered: boolean;
}

export function pairsLine({ pairs, firstDone, seen, wrong }: PairResult): string {
  const least = seen.size < COMMAND_NAMES.length ** 2 ? 0 : Math.min(...seen.values());
  return `pairs ${pairs} first done ${(firstDone / pairs).toFixed(3)} least of a pair ${least} wrong ${wrong.length}`;
}

interface Ticket {
  readonly ticketId: string;
  readonly token: string;
  readonly number: string;
}
