// What is known of visitors and their dossiers beside the journal (R4): files of their own, never backed up, each emptied of
// what is past its time.
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Engine } from '@luot/engine/engine';
import { allTickets, findTicket } from '@luot/queue/state';
import { StartFault } from '@luot/shared/domain/start-fault';
import type { CommandValue, Reply } from '@luot/shared/protocol/commands';
import type { Logger } from 'pino';
import type { GuardedCommand } from '../access/guard.ts';
import { Comments } from '../files/private/comments.ts';
import type { PrivateFileMarks } from '../files/private/file-marks.ts';
import { VisitNotes } from '../files/private/visit-notes.ts';
import { BookingDesk } from '../lists/bookings/booking-desk.ts';
import { Bookings } from '../lists/bookings/bookings.ts';
import { sampleBookings } from '../lists/bookings/sample-bookings.ts';
import { type DossierSource } from '../lists/dossiers/sources/dossier-source.ts';
import { openDossierSource } from '../lists/dossiers/sources/open-dossier-source.ts';
import { OwnDossiers } from '../lists/dossiers/sources/own-dossiers.ts';
import { seedDossiers } from '../lists/dossiers/sources/own-source.ts';
import type { KnownSource } from '../places/known-source.ts';
import type { Places } from '../places/places.ts';
import { BOOKINGS } from './data-folder.ts';

const NOTES = 'notes.db';
const DOSSIERS = 'dossiers.db';
const COMMENTS = 'comments.db';

export interface PrivateFilesOptions {
  readonly dataFolder: string;
  readonly engine: Engine;
  readonly marks: PrivateFileMarks;
  readonly places: Places;
  readonly serviceOfProcedure: (code: string) => string | null;
  /** Dossiers of the sample centre for its own list, or null. */
  readonly dossiersFile: string | null;
  /** The sample centre expects somebody. */
  readonly demo: boolean;
  readonly onChange: () => void;
  readonly log: Logger;
}

export class PrivateFiles {
  readonly notes: VisitNotes;
  readonly comments: Comments;
  readonly bookings: BookingDesk;
  readonly #options: PrivateFilesOptions;
  readonly #own: OwnDossiers;
  readonly #bookingStore: Bookings;
  #source: DossierSource | null;
  #opened: KnownSource;

  constructor(options: PrivateFilesOptions) {
    const { dataFolder, engine, marks, places, serviceOfProcedure, dossiersFile, demo, onChange, log } = options;
    this.#options = options;
    this.notes = new VisitNotes(join(dataFolder, NOTES), engine.nowMs);
    this.comments = new Comments(join(dataFolder, COMMENTS));
    this.#bookingStore = Bookings.open(join(dataFolder, BOOKINGS), engine.nowMs, marks);
    const settings = () => engine.state.settings;
    const day = () => engine.state.day;
    const checkedIn = () => new Set(allTickets(engine.state).flatMap(({ booking }) => (booking === null ? [] : [booking.id])));
    this.bookings = new BookingDesk({ store: this.#bookingStore, settings, serviceOfProcedure, nowMs: () => engine.nowMs, day, checkedIn, onChange });
    // Also those of days on which the server was off.
    this.bookings.forgetPast();
    const today = day();
    if (demo && this.bookings.isEmpty && today !== null) this.bookings.take(sampleBookings(settings(), today), null);
    const { fault } = this.bookings;
    if (fault !== null) log.error({ code: fault.code, reason: fault.reason }, 'bookings.fault');
    // The sample's is put in again.
    const had = dossiersFile === null && marks.fileUntil(DOSSIERS) !== null;
    this.#own = OwnDossiers.open(join(dataFolder, DOSSIERS), { had });
    if (dossiersFile !== null && this.#own.count() === 0) this.#own.replaceAll(seedDossiers(dossiersFile));
    this.#noteOwnList();
    const wantedSource = () => places.sourceOf(settings().dossiers.source);
    this.#opened = wantedSource();
    this.#source = this.#openSource();
    engine.onCommit(() => {
      const wanted = wantedSource();
      // Other settings may change while somebody waits for an answer: it still comes.
      if (isDeepStrictEqual(wanted, this.#opened)) return;
      this.#opened = wanted;
      void this.#source?.close();
      this.#source = this.#openSource();
    });
  }

  /** Where dossiers are asked for, or null. */
  get source(): DossierSource | null {
    return this.#source;
  }

  /** What a command that went ahead leaves beside the journal: a ticket's dossier, a clerk's or visitor's words. Once a command. */
  keep(command: GuardedCommand['command'], reply: Reply): void {
    const { engine, log, onChange } = this.#options;
    if (!reply.ok) return;
    if (command.name === 'counter.rate' || command.name === 'visitor.rate') {
      const { level, comment } = command.body;
      if (comment !== undefined && !this.comments.add(level, comment, engine.nowMs)) log.error('comments.failed');
      return onChange();
    }
    if (command.name === 'counter.callTicket' && command.body.words !== undefined) {
      return this.#keepWords((reply.value as CommandValue<'counter.callTicket'>).ticketId, command.body.words);
    }
    if (command.name !== 'ticket.issue' || command.body.dossierCode === undefined) return;
    const { ticket } = reply.value as CommandValue<'ticket.issue'>;
    if (!this.notes.attach(ticket.ticketId, command.body.dossierCode, engine.nowMs)) log.error({ ticket: ticket.ticketId }, 'notes.failed');
    onChange();
  }

  /** To be called now and then. */
  forgetOld(): void {
    const { engine, log } = this.#options;
    if (!this.notes.forgetOld(engine.nowMs)) log.error('notes.not-forgotten');
    if (!this.comments.forgetOld(engine.nowMs, engine.state.settings.ratings.commentDays)) log.error('comments.not-forgotten');
    if (!this.bookings.forgetPast()) log.error('bookings.not-forgotten');
    this.#noteOwnList();
    try {
      this.#own.forgetReplaced(engine.nowMs);
    } catch (error) {
      if (!(error instanceof StartFault)) throw error;
      // An import has the file: the next time will do.
      if (error.code !== 'data-in-use') log.error({ code: error.code }, 'dossiers.not-forgotten');
    }
  }

  /** G4: another process imports it, so it is looked at now and then. */
  #noteOwnList(): void {
    if (this.#options.marks.fileUntil(DOSSIERS) !== null) return;
    try {
      if (this.#own.count() > 0) this.#options.marks.keepFile(DOSSIERS, Number.MAX_SAFE_INTEGER);
    } catch (error) {
      // Its source says so when it is asked.
      if (!(error instanceof StartFault)) throw error;
    }
  }

  async close(): Promise<void> {
    await this.#source?.close();
    this.#own.close();
    this.notes.close();
    this.comments.close();
    this.#bookingStore.close();
  }

  /** R51: they belong to the call; one that was in order, or is undone by now, has none. */
  #keepWords(ticketId: string, words: string): void {
    const { engine, log } = this.#options;
    const calledAtMs = findTicket(engine.state, ticketId)?.legs.findLast(({ outOfOrder }) => outOfOrder !== null)?.calledAtMs ?? null;
    if (calledAtMs !== null && !this.notes.attachWords(ticketId, calledAtMs, words)) log.error({ ticket: ticketId }, 'notes.failed');
  }

  #openSource(): DossierSource | null {
    const { dataFolder, engine, onChange } = this.#options;
    return openDossierSource(this.#opened, { dataFolder, nowMs: () => engine.nowMs, onChange, own: this.#own });
  }
}
