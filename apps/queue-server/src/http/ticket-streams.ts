// Server-sent events of tickets: the newest whole view to each open page, bounded in number and in memory.
//
//   changed() ─▶ hub, at most every 250 ms a ticket ─▶ each stream of it ─▶ unsent bytes? ─yes─▶ later, the newest only
//
// A phone that has lost its line without a word is noticed by what it does not take.
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { TicketView, ViewMessage } from '@luot/shared/protocol/views';
import { ViewHub, watchKey } from '../gateway/view-hub.ts';

/** A page, a reload that has not let go of its old connection, and one more. */
const MOST_OF_A_TICKET = 3;
const MOST_STREAMS = 2_000;
const BEAT_MS = 20_000;
/** How long a page waits before it connects again. */
const RETRY_MS = 2_000;
/** All pages are looked at this often at most, however many commands come in. */
const LOOK_EVERY_MS = 200;

export interface TicketStreamsOptions {
  /** Null: not a ticket of today any more. */
  readonly view: (ticketId: string) => TicketView | null;
  readonly nowMs: () => number;
  readonly monotonicMs: () => number;
  /** Of all tickets together; 2,000 without. */
  readonly mostStreams?: number;
}

interface Stream {
  readonly ticketId: string;
  readonly response: ServerResponse;
  /** What was written last has not gone out yet: nothing more is written before it has. */
  unsent: boolean;
  /** Has missed a view meanwhile. */
  behind: boolean;
  /** Nothing had gone out at the last beat already. */
  stuck: boolean;
}

export class TicketStreams {
  readonly #hub: ViewHub;
  readonly #ofTicket = new Map<string, Stream[]>();
  readonly #beating: NodeJS.Timeout;
  #count = 0;
  #lookedAtMs = Number.NEGATIVE_INFINITY;
  #looking: NodeJS.Timeout | null = null;
  readonly #options: TicketStreamsOptions;

  constructor(options: TicketStreamsOptions) {
    this.#options = options;
    this.#hub = new ViewHub({
      compute: ({ id }) => options.view(id),
      epoch: '',
      nowMs: options.nowMs,
      monotonicMs: options.monotonicMs,
      send: (_key, message) => this.#send(message as ViewMessage<'ticket'>),
    });
    this.#beating = setInterval(() => this.#beat(), BEAT_MS);
  }

  get count(): number {
    return this.#count;
  }

  /** False when there are too many already. The newest page of a ticket always gets in: an older one makes room. */
  open(ticketId: string, response: ServerResponse, headers: OutgoingHttpHeaders): boolean {
    const others = this.#ofTicket.get(ticketId) ?? [];
    const [oldest] = others;
    if (oldest !== undefined && others.length >= MOST_OF_A_TICKET) this.#end(oldest, 'event: elsewhere\ndata: 0\n\n');
    if (this.#count >= (this.#options.mostStreams ?? MOST_STREAMS)) return false;
    const stream: Stream = { ticketId, response, unsent: false, behind: false, stuck: false };
    const now = this.#hub.watch({ view: 'ticket', id: ticketId }) as ViewMessage<'ticket'>;
    this.#ofTicket.set(ticketId, [...(this.#ofTicket.get(ticketId) ?? []), stream]);
    this.#count += 1;
    response.once('close', () => this.#forget(stream));
    // `x-accel-buffering`: nginx would gather the events.
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
    this.#write(stream, `retry: ${RETRY_MS}\n\n${eventOf(now)}`);
    return true;
  }

  /** Something a ticket's page may show has changed. */
  changed(): void {
    if (this.#count === 0 || this.#looking !== null) return;
    const restMs = this.#lookedAtMs + LOOK_EVERY_MS - this.#options.monotonicMs();
    if (restMs <= 0) return this.#look();
    this.#looking = setTimeout(() => {
      this.#looking = null;
      this.#look();
    }, Math.ceil(restMs));
  }

  close(): void {
    clearInterval(this.#beating);
    if (this.#looking !== null) clearTimeout(this.#looking);
    this.#hub.close();
    for (const streams of this.#ofTicket.values()) for (const { response } of streams) response.destroy();
  }

  #look(): void {
    this.#lookedAtMs = this.#options.monotonicMs();
    this.#hub.changed();
  }

  #send(message: ViewMessage<'ticket'>): void {
    const event = eventOf(message);
    for (const stream of this.#ofTicket.get(message.id) ?? []) {
      if (message.body === null) this.#end(stream, event);
      else if (stream.unsent) stream.behind = true;
      else this.#write(stream, event);
    }
  }

  #write(stream: Stream, event: string): void {
    stream.unsent = true;
    stream.response.write(event, () => {
      stream.unsent = false;
      if (!stream.behind) return;
      stream.behind = false;
      const newest = this.#hub.newest(watchKey({ view: 'ticket', id: stream.ticketId }));
      if (newest !== null) this.#write(stream, eventOf(newest as ViewMessage<'ticket'>));
    });
  }

  #beat(): void {
    for (const streams of this.#ofTicket.values()) {
      for (const stream of streams) {
        if (!stream.unsent) {
          stream.stuck = false;
          this.#write(stream, 'event: beat\ndata: 0\n\n');
        } else if (stream.stuck) stream.response.destroy();
        else stream.stuck = true;
      }
    }
  }

  #end(stream: Stream, last: string): void {
    stream.response.end(last);
    this.#forget(stream);
  }

  #forget(stream: Stream): void {
    const { ticketId } = stream;
    const others = this.#ofTicket.get(ticketId) ?? [];
    if (!others.includes(stream)) return;
    const rest = others.filter((other) => other !== stream);
    if (rest.length === 0) this.#ofTicket.delete(ticketId);
    else this.#ofTicket.set(ticketId, rest);
    this.#count -= 1;
    this.#hub.unwatch({ view: 'ticket', id: ticketId });
  }
}

function eventOf({ nowMs, body }: ViewMessage<'ticket'>): string {
  return `event: ticket\ndata: ${JSON.stringify({ nowMs, body })}\n\n`;
}
