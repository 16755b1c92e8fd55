// The driver of one ESC/POS printer over any link. It knows three outcomes of a job and never guesses:
//
//   unsent ── no byte has left ──▶ may be tried again
//   printed ─ the printer answered GS r after the last byte
//   unknown ─ bytes have left and no answer came: paper may be there or not, so it is never sent again (P1, P3)
//
// After an unknown job the printer may still hold the rest of it, and would print it when new paper is put in. So it is
// told to throw it away at once and again when it is well, and takes no job before it has.
import { canPrint } from '@luot/shared/domain/devices/device-state';
import { type DeviceStatus, StatusKeeper } from '../device-status.ts';
import { Line } from '../links/line.ts';
import { type Link, LinkFault } from '../links/link.ts';
import { patientTimeout } from '../patient-timeout.ts';
import {
  ALL_WELL,
  type Answer,
  AnswerReader,
  ASK_DONE,
  askStatus,
  CLEAR_BUFFERS,
  CUT_REMAINS,
  jobPaperEnded,
  type PrinterCondition,
  type Question,
  stateOf,
  TELL_BY_ITSELF,
  withAnswer,
  withAutomatic,
} from './escpos-answers.ts';

export type PrintOutcome = 'printed' | 'unknown' | 'unsent';

/** A job in pieces that may each be followed by a question: a command is never cut. */
export type PrintBytes = Iterable<Uint8Array>;

/** As much as the line has to do while the next piece is drawn. */
const AHEAD_MS = 50;

export interface PrinterTiming {
  readonly reconnectMs: number;
  /** From one look at the printer to the next (P4). */
  readonly askEveryMs: number;
  readonly answerWithinMs: number;
  /** How long a job may take to be answered after its last byte has left. A ticket prints in about 2 s. */
  readonly jobMs: number;
  /** A printer that takes no byte for this long is let go. */
  readonly stallMs: number;
  /** One on a network that does not answer for this long is connected to anew. */
  readonly silentMs: number;
}

const TIMING: PrinterTiming = { reconnectMs: 1_000, askEveryMs: 500, answerWithinMs: 600, jobMs: 5_000, stallMs: 5_000, silentMs: 3_000 };

export interface TicketPrinterOptions {
  readonly link: Link;
  readonly status?: 'asked' | 'automatic' | 'none';
  readonly confirm?: 'gs-r' | 'none';
  readonly timing?: Partial<PrinterTiming>;
  readonly onStatus: (status: DeviceStatus) => void;
}

const TOGETHER: readonly (readonly Question[])[] = [[1, 2, 4]];
const EACH: readonly (readonly Question[])[] = [[1], [2], [4]];

/** Longer than any command of a ticket that could have been cut by a program that ended in the middle. */
const LONGEST_COMMAND = 4_096;

/** A question under way: its answer, or null when none has come. */
class Pending<Value> {
  #settle: (value: Value | null) => void = () => undefined;
  readonly answer = new Promise<Value | null>((resolve) => {
    this.#settle = resolve;
  });
  settled = false;

  settle(value: Value | null): void {
    this.settled = true;
    this.#settle(value);
  }

  /** The answer, if it comes in this time. */
  async within(ms: number): Promise<Value | null> {
    const cancel = patientTimeout(ms, () => this.settle(null));
    const value = await this.answer;
    cancel();
    return value;
  }

  /** Lets some time pass, less when the answer comes; the question stays open. */
  async pause(ms: number): Promise<void> {
    if (ms <= 0 || this.settled) return;
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([this.answer, new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);
    clearTimeout(timer);
  }
}

export class TicketPrinter {
  readonly #options: Required<Omit<TicketPrinterOptions, 'timing'>>;
  readonly #timing: PrinterTiming;
  readonly #keeper: StatusKeeper;
  readonly #line: Line;
  readonly #lineMs: (bytes: number) => number;
  #answers = new AnswerReader();
  #condition: PrinterCondition = ALL_WELL;
  /** How often it has told of itself. */
  #told = 0;
  #questions: Promise<unknown> = Promise.resolve();
  /** The questions that are out, with the answers so far, in their order. */
  #status: { readonly bytes: number[]; readonly count: number; readonly all: Pending<readonly number[]> } | null = null;
  #job: Pending<number> | null = null;
  /** Whether the job's own question has gone out: an answer before that is a late one to something else. */
  #askedDone = false;
  #cleared: Pending<true> | null = null;
  #printing = false;
  #answering = false;
  /** What a job left behind: nothing, or bytes the printer may still print. */
  #remains = false;
  /** At most this many bytes of a command that was cut may be missing; the printer takes the next ones for them. */
  #missing = 0;
  /** A job that nobody confirms may still be printing until then. */
  #unprovenUntilMs = 0;
  /** Since when it has not answered; null while it does. */
  #silentSinceMs: number | null = null;
  /** Late answers are being counted off: no job is on the line. */
  #counting = false;
  /** Paper with half a ticket on it hangs in the printer. */
  #scrap = false;
  /** Whether bytes have come since the last question that no printer sends: a wrong baud rate. */
  #noise = false;
  #asking: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(options: TicketPrinterOptions) {
    this.#options = { status: 'asked', confirm: 'gs-r', ...options };
    this.#timing = { ...TIMING, ...options.timing };
    this.#lineMs = options.link.lineMs ?? (() => 0);
    this.#keeper = new StatusKeeper(options.onStatus);
    this.#line = new Line({
      link: options.link,
      reconnectMs: this.#timing.reconnectMs,
      stallMs: this.#timing.stallMs,
      onUp: () => void this.#up(),
      onDown: (fault) => {
        this.#abandon();
        this.#answering = false;
        // Let go because it does not answer: that is what is known of it, until the new connection fails too.
        this.#keeper.say(fault.code === 'printer-silent' ? 'unknown' : 'offline', fault);
      },
      onData: (bytes) => {
        for (const answer of this.#answers.push(bytes)) this.#take(answer);
      },
    });
  }

  get status(): DeviceStatus {
    return this.#keeper.status;
  }

  /**
   * Prints one job and says what became of it.
   * @param beforeFirstByte called when the printer is well and nothing has been sent; false calls the job off
   */
  async print(job: PrintBytes, beforeFirstByte: () => boolean | Promise<boolean>): Promise<PrintOutcome> {
    if (this.#printing || !this.#canTake()) return 'unsent';
    this.#printing = true;
    try {
      // The last look may be most of a second old; paper ends between two looks.
      if (this.#options.status !== 'none') await this.#look();
      if (!this.#canTake() || !(await beforeFirstByte())) return 'unsent';
      // The cable may have gone while `sent` was written; the job is then over before its first byte, and unknown all the same.
      return await this.#send(job);
    } finally {
      this.#printing = false;
      this.#show();
    }
  }

  /** A job of an earlier run of this program was on this printer when that ended: half of it may hang in it. */
  brokeOff(): void {
    this.#scrap = true;
  }

  close(): void {
    this.#closed = true;
    if (this.#asking !== null) clearTimeout(this.#asking);
    this.#line.close();
    this.#abandon();
    this.#keeper.say('offline');
  }

  #canTake(): boolean {
    return this.#line.isUp && this.#answering && !this.#remains && canPrint(stateOf(this.#condition).state);
  }

  async #send(pieces: PrintBytes): Promise<PrintOutcome> {
    if (this.#line.isUp) this.#keeper.say('printing');
    const confirming = this.#options.confirm === 'gs-r';
    // From the first byte: paper that ends in the middle ends the job too.
    const job = new Pending<number>();
    this.#job = job;
    this.#askedDone = false;
    this.#missing = 0;
    let lineFreeMs = 0;
    let byte: number | null = null;
    try {
      if (this.#scrap) await this.#line.write(CUT_REMAINS);
      for (const piece of pieces) {
        if (job.settled) break;
        this.#missing = Math.max(this.#missing, piece.length);
        await this.#line.write(piece);
        // Taken by the system is not sent yet: on a slow line a look gets its turn in between, and a receipt its full time.
        lineFreeMs = Math.max(lineFreeMs, performance.now()) + this.#lineMs(piece.length);
        await job.pause(lineFreeMs - performance.now() - AHEAD_MS);
      }
      const whole = !job.settled;
      if (whole && confirming) {
        this.#askedDone = true;
        await this.#line.write(ASK_DONE);
        byte = await job.within(this.#timing.jobMs);
      }
      // Nobody says that it came out, and nothing says yet that it did not.
      if (whole && !confirming) {
        this.#unprovenUntilMs = performance.now() + this.#timing.jobMs;
        return this.#over('unknown', true);
      }
    } catch (error) {
      if (!(error instanceof LinkFault)) throw error;
    }
    return byte !== null && !jobPaperEnded(byte) ? this.#over('printed', true) : this.#over('unknown', false);
  }

  async #over(outcome: PrintOutcome, well: boolean): Promise<PrintOutcome> {
    this.#job = null;
    this.#scrap = !well;
    if (well) {
      this.#keeper.done();
      return outcome;
    }
    this.#brokenOff();
    return outcome;
  }

  async #up(): Promise<void> {
    this.#answers = new AnswerReader();
    this.#condition = ALL_WELL;
    this.#keeper.count({ reconnects: this.#line.reconnects });
    if (this.#options.status === 'none') {
      this.#answering = true;
      if (this.#remains) await this.#tidy();
      // Nobody would hear that it is done.
      else await this.#write(CLEAR_BUFFERS);
      this.#show();
      return;
    }
    // Whoever was on this line before, this program before its power went or another, may have left something in it.
    this.#remains = true;
    this.#missing ||= LONGEST_COMMAND;
    if (this.#options.status === 'automatic') await this.#write(TELL_BY_ITSELF);
    await this.#watch();
  }

  /** Looks at the printer now and then for ever, while it is connected. */
  async #watch(): Promise<void> {
    if (this.#asking !== null) clearTimeout(this.#asking);
    this.#asking = null;
    await this.#look();
    if (!this.#closed && this.#line.isUp && this.#asking === null) this.#asking = setTimeout(() => void this.#watch(), this.#timing.askEveryMs);
  }

  /** One look: every question in turn, so that each answer has its question. */
  #look(): Promise<unknown> {
    this.#questions = this.#questions.then(() => this.#askAll());
    return this.#questions;
  }

  async #askAll(): Promise<void> {
    const told = this.#told;
    let condition = this.#condition;
    // Asked for everything also where it tells by itself: it does not while it is stopped, nor after it was switched off and on.
    // Together where nothing else is on the line; a picture may hold such bytes, and a printer answers those too.
    for (const questions of this.#working ? EACH : TOGETHER) {
      const bytes = await this.#ask(questions);
      if (bytes === null) return this.#unanswered();
      condition = questions.reduce((known, question, i) => withAnswer(known, question, bytes[i] ?? 0), condition);
    }
    // Which error it is is asked when there is one.
    if (condition.error) {
      const [why] = (await this.#ask([3])) ?? [];
      if (why !== undefined) condition = withAnswer(condition, 3, why);
    }
    this.#noise = false;
    this.#silentSinceMs = null;
    const again = !this.#answering;
    this.#answering = true;
    // What it has told by itself meanwhile is newer.
    if (told === this.#told) this.#condition = condition;
    if (again && this.#options.status === 'automatic') await this.#write(TELL_BY_ITSELF);
    this.#unwellEndsJob();
    if (canPrint(stateOf(this.#condition).state)) await this.#tidy();
    this.#show();
  }

  async #ask(questions: readonly Question[]): Promise<readonly number[] | null> {
    const all = new Pending<readonly number[]>();
    this.#status = { bytes: [], count: questions.length, all };
    const written = this.#write(Buffer.concat(questions.map(askStatus)));
    // While a job is on the line the printer hears the question after it. An idle one that takes no byte does not answer.
    if (this.#working) await written;
    if (!this.#line.isUp) all.settle(null);
    const bytes = await all.within(this.#working ? this.#timing.jobMs : this.#timing.answerWithinMs);
    this.#status = null;
    return bytes;
  }

  #unanswered(): void {
    if (this.#closed || !this.#line.isUp || this.#working) return;
    this.#answering = false;
    this.#keeper.say('unknown', { code: this.#noise ? 'garbled' : 'printer-silent' });
    this.#noise = false;
    this.#silentSinceMs ??= performance.now();
    // On a network the connection may be to a printer that has gone, and slow to notice that it is back: a new one is not.
    if (this.#options.link.isNetwork !== true || performance.now() - this.#silentSinceMs < this.#timing.silentMs) return;
    this.#silentSinceMs = null;
    this.#line.reconnect({ code: 'printer-silent' });
  }

  get #working(): boolean {
    return this.#job !== null && !this.#counting;
  }

  /** Paper, cover or cutter: what is in the printer is not a ticket any more. */
  #unwellEndsJob(): void {
    if (canPrint(stateOf(this.#condition).state)) return;
    this.#job?.settle(null);
    if (performance.now() >= this.#unprovenUntilMs) return;
    // One that nobody confirms was taken for over, and is not.
    this.#unprovenUntilMs = 0;
    this.#brokenOff();
  }

  /** What has gone to the printer is not on paper, or not all of it. */
  #brokenOff(): void {
    this.#scrap = true;
    this.#remains = true;
    this.#keeper.failed();
    this.#keeper.note({ code: 'unconfirmed' });
    this.#questions = this.#questions.then(() => this.#tidy());
  }

  /** Throws away what an unknown job left in the printer, and makes sure that no late answer is taken for another's. */
  async #tidy(): Promise<void> {
    if (!this.#remains || this.#counting || !this.#line.isUp) return;
    if (await this.#clear()) return this.#tidied();
    if (!canPrint(stateOf(this.#condition).state)) return;
    // It knows no such command. NULs are the white rest of a picture that was cut, and nothing where none was.
    await this.#write(new Uint8Array(this.#missing));
    if (this.#options.confirm === 'gs-r') void this.#countOff();
    else this.#tidied();
  }

  /** GS r is answered in turn, so when this one is answered, and nothing more comes for a while, the earlier ones are through. */
  async #countOff(): Promise<void> {
    this.#counting = true;
    let byte = await this.#nextJobAnswer(() => this.#write(ASK_DONE), this.#lineMs(this.#missing) + this.#timing.jobMs);
    const answered = byte !== null;
    while (byte !== null) byte = await this.#nextJobAnswer(async () => undefined, this.#timing.answerWithinMs * 2);
    this.#counting = false;
    if (answered && this.#line.isUp) return this.#tidied();
    // Where nobody looks at it nothing else would try again.
    if (this.#options.status === 'none' && !this.#closed) this.#asking = setTimeout(() => void this.#tidy(), this.#timing.askEveryMs);
  }

  #tidied(): void {
    this.#remains = false;
    this.#missing = 0;
    this.#show();
  }

  async #nextJobAnswer(start: () => Promise<void>, withinMs: number): Promise<number | null> {
    const waited = new Pending<number>();
    this.#job = waited;
    this.#askedDone = true;
    await start();
    const byte = await waited.within(withinMs);
    if (this.#job === waited) this.#job = null;
    return byte;
  }

  /** True when the printer says that its buffers are empty. */
  async #clear(): Promise<boolean> {
    const asked = new Pending<true>();
    this.#cleared = asked;
    await this.#write(CLEAR_BUFFERS);
    const done = await asked.within(this.#timing.answerWithinMs);
    this.#cleared = null;
    return done === true;
  }

  #answered(byte: number): void {
    if (this.#status === null) return;
    const { bytes, count, all } = this.#status;
    bytes.push(byte);
    if (bytes.length === count) all.settle(bytes);
  }

  #take(answer: Answer): void {
    switch (answer.kind) {
      case 'status':
        return this.#answered(answer.byte);
      case 'job':
        return this.#askedDone ? this.#job?.settle(answer.byte) : undefined;
      case 'cleared':
        return this.#cleared?.settle(true);
      case 'automatic':
        this.#told += 1;
        this.#condition = withAutomatic(answer.bytes);
        this.#unwellEndsJob();
        return this.#show();
      case 'noise':
        this.#noise = true;
    }
  }

  /** Tells the state the printer is in, unless it is at work on a job or nobody knows. */
  #show(): void {
    if (this.#closed || !this.#line.isUp || !this.#answering || this.#working) return;
    const { state, fault } = stateOf(this.#condition);
    if (!this.#remains || !canPrint(state)) this.#keeper.say(state, fault);
    else if (this.#scrap) this.#keeper.say('unknown', { code: 'unconfirmed' });
  }

  #abandon(): void {
    this.#status?.all.settle(null);
    this.#job?.settle(null);
    this.#cleared?.settle(null);
  }

  /** A line that goes down is told by `onDown`; whoever waits for an answer gets none. */
  async #write(bytes: Uint8Array): Promise<void> {
    try {
      await this.#line.write(bytes);
    } catch (error) {
      if (!(error instanceof LinkFault)) throw error;
    }
  }
}
