import type { Text } from '../../domain/text.ts';
import type { TicketState } from '../../domain/ticket-state.ts';
import type { CentreHead, CounterState, Estimate, Pause } from './view-parts.ts';

export interface BoardCounter {
  readonly id: string;
  readonly label: string;
  readonly state: CounterState;
  /** The ticket called or being served there. */
  readonly number: string | null;
  readonly serving: boolean;
  readonly pause: Pause | null;
}

export interface BoardCall {
  /** Rises with every call and recall of the day; a display that chimes remembers the highest it has chimed for. */
  readonly callSeq: number;
  readonly number: string;
  readonly counterLabel: string;
  readonly atMs: number;
  readonly recall: boolean;
  readonly state: TicketState;
}

export interface BoardService {
  readonly id: string;
  readonly name: Text;
  readonly waiting: number;
  readonly estimate: Estimate;
}

/** `shows` says which of the two faces the display has: a hall board of a zone or the display of one counter (L1). */
export interface BoardView {
  readonly centre: CentreHead;
  readonly day: string | null;
  readonly zoneName: Text;
  readonly shows: 'hall' | 'counter';
  readonly counters: readonly BoardCounter[];
  readonly calls: readonly BoardCall[];
  readonly services: readonly BoardService[];
  /** Set while no service of the zone is in its service hours. */
  readonly closed: { readonly opensAtMs: number | null } | null;
  /** C12: the day has been closed: the screen sleeps. */
  readonly asleep: boolean;
  readonly emergency: Text | null;
  readonly columns: 1 | 2 | 3 | null;
  readonly messages: readonly Text[];
  /** Pictures and films of the centre's own, in turn. `url` is a path of the server. */
  readonly media: readonly { readonly url: string; readonly kind: 'image' | 'video' }[];
  readonly pictureMs: number;
  /** L2; null where this display is no speaking screen and no stand-in of its zone. */
  readonly voice: BoardVoice | null;
  /** S6: somebody has just been served at this counter's display and may say how it was. */
  readonly rating: { readonly number: string; readonly untilMs: number } | null;
}

/** L2: what a display that may speak is to do. */
export interface BoardVoice {
  /** It has the word of its zone now. */
  readonly speaks: boolean;
  /** Of several connections of this display the one that speaks: its first. The id is the socket's own; null: nobody is there yet. */
  readonly connection: string | null;
  /** Up to this call the zone has been spoken to. */
  readonly saidSeq: number;
  readonly languages: readonly string[];
  readonly repeats: number;
  /** 0 to 1, for this time of day; 0 in quiet hours. */
  readonly volume: number;
  readonly staleMs: number;
}
