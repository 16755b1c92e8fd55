import type { Shown } from './shown.ts';

/** One display on a line: its counter, its address on the line, how much it can show. */
export interface Panel {
  /** The counter it stands at; also its name among the panels of the line. */
  readonly key: string;
  readonly address: number;
  readonly digits: number;
}

/** What a protocol may do with the line. */
export interface PanelWire {
  /** Rejects with a LinkFault when the line is down. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** How long this many bytes are on the line, in ms. */
  readonly lineMs: (bytes: number) => number;
}

/**
 * How displays of one kind are spoken to. One exchange at a time; each resolves when the display has it, and rejects with
 * a LinkFault: `no-answer`, `garbled`, `panel-refused`, or the line's own.
 */
export interface PanelProtocol {
  /** Whether a display answers: only then can a lost one be told from a dark one. */
  readonly answers: boolean;
  /** After each connection, before anything else; what was said on an earlier one is forgotten. */
  readonly connected?: () => void;
  /** Bytes that came in. */
  readonly data: (bytes: Uint8Array) => void;
  /** Once for each display after each connection, before anything is shown. */
  readonly start: (panel: Panel) => Promise<void>;
  readonly show: (panel: Panel, shown: Shown) => Promise<void>;
  /** True while the display still shows this. Where it cannot be asked, showing it again is the same. */
  readonly check: (panel: Panel, shown: Shown) => Promise<boolean>;
}
