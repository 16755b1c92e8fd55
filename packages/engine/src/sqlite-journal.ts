// The journal of a centre's database, and what is derived from it for questions of later days.

import type { QueueEvent } from '@luot/queue/events';
import { heldMs, type Ticket } from '@luot/queue/state';
import { StartFault } from '@luot/shared/domain/start-fault';
import type { Reply } from '@luot/shared/protocol/commands';
import type { Actor } from '@luot/shared/protocol/roles';
import { parseStoredCentre } from '@luot/shared/settings/faults/centre-faults';
import Database from 'better-sqlite3';
import { type CentreDatabase, openCentreDatabase } from './centre-database.ts';
import { type Answered, type Journal, type JournalEntry, type LegRow, NumberTaken, opensDay, type StoredCentre } from './journal.ts';

interface EntryRow {
  command_id: string | null;
  day: string | null;
  at_ms: number;
  actor_role: string;
  actor_id: string;
  command: string;
  body_hash: string | null;
  undoable_at: string | null;
  events: string;
  reply: string;
}

/** @throws StartFault as `openCentreDatabase` does */
export function openSqliteJournal(path: string): SqliteJournal {
  const database = openCentreDatabase(path);
  try {
    return new SqliteJournal(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

export class SqliteJournal implements Journal {
  /** For what else is kept in the same file. */
  readonly database: CentreDatabase;
  readonly #statements;

  constructor(database: CentreDatabase) {
    this.database = database;
    this.#statements = prepareStatements(database.handle);
  }

  centre(beforeVersion = Number.MAX_SAFE_INTEGER): StoredCentre | null {
    const row = this.#statements.newestCentre.get(beforeVersion);
    if (row === undefined) return null;
    const parsed = parseStoredCentre(this.database.read(row.document));
    if (!parsed.ok) throw new StartFault('database-damaged', { path: this.database.path, reason: parsed.no[0]?.en ?? 'settings' });
    return { version: row.version, atMs: row.at_ms, by: row.by, document: parsed.value };
  }

  /** The newest settings as they were written, also by an earlier version; null in a new store. */
  writtenCentre(): unknown {
    const row = this.#statements.newestCentre.get(Number.MAX_SAFE_INTEGER);
    return row === undefined ? null : this.database.read(row.document);
  }

  entriesOfDay(): JournalEntry[] {
    return this.#statements.entriesOfDay.all().map((row) => ({
      commandId: row.command_id,
      bodyHash: row.body_hash,
      day: row.day,
      atMs: row.at_ms,
      actor: { role: row.actor_role as Actor['role'], id: row.actor_id },
      command: row.command,
      undoableAt: row.undoable_at,
      events: (this.database.read(row.events) as QueueEvent[]).map(asToday),
      reply: this.database.read(row.reply) as Reply,
    }));
  }

  findAnswered(commandId: string): Answered | null {
    const find = this.#statements.findAnswered;
    const small = commandId.toLowerCase();
    const row = find.get(small) ?? (small === commandId ? undefined : find.get(commandId));
    if (row === undefined) return null;
    const actor = { role: row.actor_role as Actor['role'], id: row.actor_id };
    return { actor, command: row.command, bodyHash: row.body_hash, reply: this.database.read(row.reply) as Reply };
  }

  append(entry: JournalEntry, touched: readonly Ticket[]): void {
    this.database.within(() => this.#write(entry, touched));
  }

  together<Value>(work: () => Value): Value {
    return this.database.together(work);
  }

  #write(entry: JournalEntry, touched: readonly Ticket[]): void {
    const statements = this.#statements;
    statements.addEntry.run(
      entry.commandId,
      entry.day,
      entry.atMs,
      entry.actor.role,
      entry.actor.id,
      entry.command,
      entry.bodyHash,
      entry.undoableAt,
      opensDay(entry) ? 1 : 0,
      JSON.stringify(entry.events),
      JSON.stringify(entry.reply),
    );
    const issued = new Set<string>();
    let wholly = false;
    for (const event of entry.events) {
      if (event.type === 'ticket.issued') issued.add(event.ticketId);
      // Undo may take a leg away, a correction moves the times of all; everything else changes the last leg, or ends it and adds one.
      if (event.type === 'counter.undone' || event.type === 'clock.corrected') wholly = true;
      if (event.type === 'centre.replaced') {
        statements.addCentre.run(event.version, event.atMs, entry.actor.id, JSON.stringify(event.document));
      }
    }
    for (const ticket of touched) {
      if (issued.has(ticket.id)) this.#addTicket(ticket);
      else
        statements.updateTicket.run(ticket.state, ticket.print, ticket.classId, ticket.rating, ticket.arrivedAtMs, ticket.day, ticket.seriesId, ticket.ordinal);
      // C11: figures are counted from legs, and training counts in none.
      if (ticket.training) continue;
      if (wholly) statements.deleteLegs.run(ticket.day, ticket.seriesId, ticket.ordinal);
      const from = wholly ? 0 : Math.max(0, ticket.legs.length - 2);
      for (let i = from; i < ticket.legs.length; i++) this.#putLeg(ticket, i);
    }
  }

  #addTicket(ticket: Ticket): void {
    try {
      this.#statements.addTicket.run(
        ticket.day,
        ticket.seriesId,
        ticket.ordinal,
        ticket.number,
        ticket.token,
        ticket.classId,
        ticket.procedureCode,
        ticket.issuedBy.role,
        ticket.issuedBy.id,
        ticket.arrivedAtMs,
        ticket.state,
        ticket.print,
        ticket.booking?.atMs ?? null,
        ticket.training ? 1 : 0,
      );
    } catch (error) {
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) throw new NumberTaken(ticket, error);
      throw error;
    }
  }

  #putLeg(ticket: Ticket, i: number): void {
    const leg = ticket.legs[i];
    if (leg === undefined) return;
    this.#statements.putLeg.run(
      ticket.day,
      ticket.seriesId,
      ticket.ordinal,
      i,
      leg.serviceId,
      leg.counterId,
      leg.clerk,
      leg.fromMs,
      leg.calledAtMs,
      leg.recalls,
      leg.startedAtMs,
      leg.endedAtMs,
      heldMs(leg),
      leg.outOfOrder,
      leg.outcome,
    );
  }

  usedNumbers(day: string): Record<string, number> {
    return Object.fromEntries(this.#statements.usedNumbers.all(day).map((row) => [row.series, row.ordinal]));
  }

  usedUnder(day: string): Record<string, number> {
    return Object.fromEntries(this.#statements.usedUnder.all(day).map((row) => [row.first, row.ordinal]));
  }

  legsOfDay(day: string): LegRow[] {
    return this.#statements.legsOfDay.all(day);
  }

  tryDisk(): void {
    this.together(() => this.#statements.fillProbe.run());
  }

  close(): void {
    this.database.close();
  }
}

/** Settings that an earlier version wrote, in today's shape. */
function asToday(event: QueueEvent): QueueEvent {
  if (event.type !== 'centre.replaced') return event;
  const parsed = parseStoredCentre(event.document);
  return parsed.ok ? { ...event, document: parsed.value } : event;
}

function prepareStatements(database: Database.Database) {
  const entry = 'command_id, day, at_ms, actor_role, actor_id, command, body_hash, undoable_at, events, reply';
  return {
    newestCentre: database.prepare<[number], { version: number; at_ms: number; by: string; document: string }>(
      'SELECT version, at_ms, by, document FROM centre WHERE version < ? ORDER BY version DESC LIMIT 1',
    ),
    addCentre: database.prepare<[number, number, string, string]>('INSERT INTO centre (version, at_ms, by, document) VALUES (?, ?, ?, ?)'),
    entriesOfDay: database.prepare<[], EntryRow>(
      `SELECT ${entry} FROM journal WHERE seq >= coalesce((SELECT max(seq) FROM journal WHERE opens_day = 1), 0) ORDER BY seq`,
    ),
    findAnswered: database.prepare<[string], Pick<EntryRow, 'actor_role' | 'actor_id' | 'command' | 'body_hash' | 'reply'>>(
      'SELECT actor_role, actor_id, command, body_hash, reply FROM journal WHERE command_id = ?',
    ),
    addEntry: database.prepare(
      'INSERT INTO journal (command_id, day, at_ms, actor_role, actor_id, command, body_hash, undoable_at, opens_day, events, reply) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    addTicket: database.prepare(
      'INSERT INTO tickets (day, series, ordinal, number, token, class, procedure, issued_role, issued_by, arrived_ms, state, print, booked_ms, training) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    updateTicket: database.prepare(
      'UPDATE tickets SET state = ?, print = ?, class = ?, rating = ?, arrived_ms = ? WHERE day = ? AND series = ? AND ordinal = ?',
    ),
    deleteLegs: database.prepare('DELETE FROM legs WHERE day = ? AND series = ? AND ordinal = ?'),
    putLeg: database.prepare(
      'INSERT OR REPLACE INTO legs (day, series, ordinal, leg, service, counter, clerk, from_ms, called_ms, recalls, started_ms, ended_ms, held_ms, out_of_order, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    usedNumbers: database.prepare<[string], { series: string; ordinal: number }>(
      'SELECT series, max(ordinal) AS ordinal FROM tickets WHERE day = ? GROUP BY series',
    ),
    usedUnder: database.prepare<[string], { first: string; ordinal: number }>(
      'SELECT substr(number, 1, 1) AS first, max(ordinal) AS ordinal FROM tickets WHERE day = ? GROUP BY first',
    ),
    legsOfDay: database.prepare<[string], LegRow>(
      `SELECT service AS serviceId, from_ms AS fromMs, called_ms AS calledAtMs, started_ms AS startedAtMs, ended_ms AS endedAtMs,
              held_ms AS heldMs, outcome, counter AS counterId, leg FROM legs WHERE day = ?`,
    ),
    fillProbe: database.prepare('INSERT OR REPLACE INTO disk_probe (id, filler) VALUES (1, randomblob(16384))'),
  };
}
