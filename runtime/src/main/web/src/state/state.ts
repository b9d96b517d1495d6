/**
 * Everything that the page shows, as one immutable value. Views read it, only `reduce` makes the next one.
 * Each list has a bound, named here; the oldest entry makes room.
 */
import type { Availability, Decision, Device, Reading, Seat } from '../protocol/messages';

export const MAX_DECISIONS = 40;
export const MAX_LINES_PER_SEAT = 24;
export const MAX_NOTICES = 4;
/** Read-backs that overtook their decision, kept until it comes. */
export const MAX_EARLY = 16;

/** How the page stands with the runtime. */
export type Connection =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'open' }
  | { readonly phase: 'waiting'; readonly attempt: number; readonly retryMillis: number };

/**
 * Whether the car got there. `none`: nothing was commanded. `unknown`: the connection broke before the bus said.
 */
export type ReadBack = 'none' | 'pending' | 'reached' | 'missed' | 'unknown';

export interface DecisionEntry {
  /** Counts up, unique while the page is open; the runtime's own ids may start again when it does. */
  readonly key: number;
  readonly decision: Decision;
  readonly readBack: ReadBack;
  /** Signals that did not get there. */
  readonly missing: readonly string[];
  /** What the car said once the bus had read back, empty until then. */
  readonly laterReply: string;
}

export interface Line {
  readonly key: number;
  readonly who: 'person' | 'car';
  readonly text: string;
  /** False while the recogniser may still change it, and for the car's words when they were cut off. */
  readonly whole: boolean;
  /** Key of the decision made on it. */
  readonly decision: number | null;
}

export interface SeatTalk {
  readonly lines: readonly Line[];
  /** What is being heard right now, empty in silence. */
  readonly partial: string;
}

export const SILENT: SeatTalk = { lines: [], partial: '' };

export interface Notice {
  readonly key: number;
  readonly text: string;
}

export interface State {
  readonly connection: Connection;
  /** False until the first hello; the cabin is drawn after it. */
  readonly known: boolean;
  readonly car: string;
  readonly driverSide: 'left' | 'right';
  readonly seats: readonly Seat[];
  readonly devices: readonly Device[];
  readonly signals: ReadonlyMap<string, Reading>;
  readonly link: Availability;
  readonly voice: Availability;
  readonly examples: readonly string[];
  /** What can be looked at in this car. */
  readonly looks: readonly string[];
  readonly lookMillis: number;
  /** Seat → what it looks at, said by hand in place of a camera. */
  readonly gaze: ReadonlyMap<string, string>;
  readonly talk: ReadonlyMap<string, SeatTalk>;
  /** Seat → what is wrong with its microphone → the particulars. */
  readonly faults: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Newest first. */
  readonly decisions: readonly DecisionEntry[];
  readonly early: ReadonlyMap<string, { readonly reached: boolean; readonly missing: readonly string[] }>;
  readonly notices: readonly Notice[];
  /** The last thing that the car said, for the live region; the key tells a repetition from the same event. */
  readonly spoken: Notice;
  /** The next free key. */
  readonly nextKey: number;
}

export const INITIAL: State = {
  connection: { phase: 'connecting' },
  known: false,
  car: '',
  driverSide: 'left',
  seats: [],
  devices: [],
  signals: new Map(),
  link: { ok: false, detail: '' },
  voice: { ok: false, detail: '' },
  examples: [],
  looks: [],
  lookMillis: 0,
  gaze: new Map(),
  talk: new Map(),
  faults: new Map(),
  decisions: [],
  early: new Map(),
  notices: [],
  spoken: { key: 0, text: '' },
  nextKey: 1,
};

const NO_FAULTS: ReadonlyMap<string, string> = new Map();

export function faultsOf(state: State, seat: string): ReadonlyMap<string, string> {
  return state.faults.get(seat) ?? NO_FAULTS;
}

export function talkOf(state: State, seat: string): SeatTalk {
  return state.talk.get(seat) ?? SILENT;
}
