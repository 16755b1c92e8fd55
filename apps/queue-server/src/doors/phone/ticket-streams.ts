// Server-sent events of tickets: the newest whole view to each open page, bounded in number, in memory and in time.
//
//   changed() ─▶ each open ticket looked at, a few ms at a time ─▶ other than before? ─▶ each page of it
//                                                                    unsent bytes? ─yes─▶ later, the newest only
//
// A phone that has lost its line without a word is noticed by what it does not take.
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { TicketView } from '@luot/shared/protocol/views/ticket-view';

/** A page, a reload that has not let go of its old connection, and one more. */
const MOST_OF_A_TICKET = 3;
const MOST_STREAMS = 2_000;
const BEAT_MS = 20_000;
/** How long a page waits before it connects again. */
const RETRY_MS = 2_000;
/** From one look at all tickets to the next at least this, and at least as many times what the look took. */
const REST_MS = 200;
const REST_SHARE = 9;
/** Then others have their turn: nobody's call waits for a thousand phones. */
const MOST_AT_ONCE_MS = 4;

export interface TicketStreamsOptions {
  /** Null: not a ticket of today any more. */
  readonly view: (ticketId: string) => TicketView | null;
  readonly nowMs: () => number;
  readonly monotonicMs: () => number;
  /** Of all tickets together; 2,000 without. */
  readonly mostStreams?: number;
  /** Between two looks at all tickets; 200 without. */
  readonly restMs?: number;
}

interface Stream {
  readonly response: ServerResponse;
  /** What was written last has not gone out yet: nothing more is written before it has. */
  unsent: boolean;
  /** Has missed a view meanwhile. */
  behind: boolean;
  /** Nothing had gone out at the last beat already. */
  stuck: boolean;
}

interface Open {
  readonly streams: Set<Stream>;
  /** What was sent last. */
  json: string;
}

export class TicketStreams {
  readonly #options: TicketStreamsOptions;
  readonly #open = new Map<string, Open>();
  readonly #beating: NodeJS.Timeout;
  #count = 0;
  #isClosed = false;
  /** A look is under way or resting; whatever changed since is seen by the next. */
  #busy = false;
  #changed = false;
  #resting: NodeJS.Timeout | null = null;

  constructor(options: TicketStreamsOptions) {
    this.#options = options;
    this.#beating = setInterval(() => this.#beat(), BEAT_MS);
  }

  /** Pages that are open now. */
  get count(): number {
    return this.#count;
  }

  /** False when there are too many already. The newest page of a ticket always gets in: an older one makes room. */
  open(ticketId: string, response: ServerResponse, headers: OutgoingHttpHeaders): boolean {
    const known = this.#open.get(ticketId);
    const [oldest] = known?.streams ?? [];
    if (known !== undefined && oldest !== undefined && known.streams.size >= MOST_OF_A_TICKET) this.#end(ticketId, oldest, 'event: elsewhere\ndata: 0\n\n');
    if (this.#count >= (this.#options.mostStreams ?? MOST_STREAMS)) return false;
    this.#refresh(ticketId);
    const stream: Stream = { response, unsent: false, behind: false, stuck: false };
    const open = this.#open.get(ticketId) ?? { streams: new Set(), json: JSON.stringify(this.#options.view(ticketId)) };
    open.streams.add(stream);
    this.#open.set(ticketId, open);
    this.#count += 1;
    response.once('close', () => this.#forget(ticketId, stream));
    // `x-accel-buffering`: nginx would gather the events.
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
    this.#write(ticketId, stream, `retry: ${RETRY_MS}\n\n${this.#event(open)}`);
    return true;
  }

  /** Something a ticket's page may show has changed. */
  changed(): void {
    this.#changed = true;
    if (!this.#busy && !this.#isClosed && this.#count > 0) this.#look();
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#beating);
    if (this.#resting !== null) clearTimeout(this.#resting);
    for (const { streams } of this.#open.values()) for (const { response } of streams) response.destroy();
  }

  #look(): void {
    this.#busy = true;
    this.#changed = false;
    const { monotonicMs } = this.#options;
    const ticketIds = [...this.#open.keys()];
    let tookMs = 0;
    const some = () => {
      const fromMs = monotonicMs();
      while (monotonicMs() - fromMs < MOST_AT_ONCE_MS) {
        const ticketId = ticketIds.pop();
        if (ticketId === undefined) break;
        this.#refresh(ticketId);
      }
      tookMs += monotonicMs() - fromMs;
      if (this.#isClosed) return;
      if (ticketIds.length > 0) setImmediate(some);
      else this.#rest(tookMs);
    };
    // After the caller is done, so that its answer goes out first.
    setImmediate(some);
  }

  #rest(tookMs: number): void {
    this.#resting = setTimeout(
      () => {
        this.#busy = false;
        if (this.#changed) this.changed();
      },
      Math.max(this.#options.restMs ?? REST_MS, tookMs * REST_SHARE),
    );
  }

  #refresh(ticketId: string): void {
    const open = this.#open.get(ticketId);
    if (open === undefined) return;
    const view = this.#options.view(ticketId);
    const json = JSON.stringify(view);
    if (json === open.json) return;
    open.json = json;
    for (const stream of open.streams) {
      if (view === null) this.#end(ticketId, stream, this.#event(open));
      else if (stream.unsent) stream.behind = true;
      else this.#write(ticketId, stream, this.#event(open));
    }
  }

  #write(ticketId: string, stream: Stream, event: string): void {
    stream.unsent = true;
    stream.response.write(event, () => {
      stream.unsent = false;
      const open = this.#open.get(ticketId);
      if (!stream.behind || open === undefined) return;
      stream.behind = false;
      this.#write(ticketId, stream, this.#event(open));
    });
  }

  #beat(): void {
    for (const [ticketId, { streams }] of this.#open) {
      for (const stream of streams) {
        if (!stream.unsent) {
          stream.stuck = false;
          this.#write(ticketId, stream, 'event: beat\ndata: 0\n\n');
        } else if (stream.stuck) stream.response.destroy();
        else stream.stuck = true;
      }
    }
  }

  #end(ticketId: string, stream: Stream, last: string): void {
    stream.response.end(last);
    this.#forget(ticketId, stream);
  }

  #forget(ticketId: string, stream: Stream): void {
    const open = this.#open.get(ticketId);
    if (open === undefined || !open.streams.delete(stream)) return;
    this.#count -= 1;
    if (open.streams.size === 0) this.#open.delete(ticketId);
  }

  #event({ json }: Open): string {
    return `event: ticket\ndata: {"nowMs":${this.#options.nowMs()},"body":${json}}\n\n`;
  }
}
