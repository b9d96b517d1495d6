/**
 * The words that page and runtime exchange over the WebSocket at `/ws`, one JSON object per text message.
 * Durations are milliseconds; `at` is either milliseconds since 1970 or an ISO 8601 text, normalised by the decoder.
 */

export type SignalValue = boolean | number | string;

export interface Reading {
  readonly value: SignalValue | null;
  readonly unit: string;
  /** Milliseconds since 1970, or null when the runtime did not say. */
  readonly at: number | null;
}

export type Side = 'left' | 'middle' | 'right';

export interface Seat {
  readonly id: string;
  /** 1 is the front row. */
  readonly row: number;
  readonly side: Side;
  readonly microphone: boolean;
  /** What is wrong with its microphone now → the particulars. */
  readonly faults: Readonly<Record<string, string>>;
}

export interface Trait {
  readonly kind: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit: string;
  readonly values: readonly string[];
  /** Named value → what stands on the bus for it. */
  readonly raw: Readonly<Record<string, SignalValue>>;
  /** Signal value = people's value × scale. */
  readonly scale: number;
  /** Open and named slots that can be filled. */
  readonly slots: readonly string[];
  /** Zone → signal path; the key is the empty text when there is only one of the device. */
  readonly signals: Readonly<Record<string, string>>;
}

export interface Device {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly zones: readonly string[];
  readonly traits: readonly Trait[];
}

export interface Availability {
  readonly ok: boolean;
  readonly detail: string;
}

export interface Hello {
  readonly type: 'hello';
  readonly car: string;
  readonly driverSide: 'left' | 'right';
  readonly seats: readonly Seat[];
  readonly devices: readonly Device[];
  readonly signals: Readonly<Record<string, Reading>>;
  readonly link: Availability;
  readonly voice: Availability;
  readonly example: readonly string[];
  /** What can be looked at in this car. */
  readonly looks: readonly string[];
  /** How long the runtime remembers a simulated gaze. */
  readonly lookMillis: number;
}

export interface Signals {
  readonly type: 'signals';
  readonly changes: Readonly<Record<string, SignalValue>>;
  readonly at: number | null;
}

export interface Heard {
  readonly type: 'heard';
  readonly seat: string;
  readonly text: string;
  readonly final: boolean;
}

export const VERDICTS = ['act', 'ask', 'refuse', 'ignore', 'answer'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const HOPS = [
  'separate',
  'recognise',
  'fuse',
  'understand',
  'plan',
  'turn',
  'guard',
  'gateway',
] as const;
export type HopName = (typeof HOPS)[number];
export type Hops = Readonly<Record<HopName, number | null>>;

export interface Action {
  readonly device: string;
  readonly operation: string;
  readonly zones: readonly string[];
  readonly value: SignalValue | null;
  readonly unit: string;
  readonly slots: Readonly<Record<string, string>>;
  /** Signal path → the value that was commanded. */
  readonly signals: Readonly<Record<string, SignalValue>>;
}

export interface Decision {
  readonly type: 'decision';
  readonly id: string;
  readonly seat: string;
  readonly text: string;
  readonly decision: Verdict;
  readonly actions: readonly Action[];
  readonly reply: string;
  readonly reason: string;
  /** 0 to 1, or null when the runtime did not say. */
  readonly confidence: number | null;
  readonly why: string;
  readonly policy: string;
  /** What to say to the question "which one?", a phrase for each answer. */
  readonly choices: readonly string[];
  readonly at: number | null;
  readonly hops: Hops;
  readonly totalMillis: number | null;
}

export interface Reached {
  readonly type: 'reached';
  readonly id: string;
  readonly reached: boolean;
  readonly missing: readonly string[];
  readonly reply: string;
}

export interface Say {
  readonly type: 'say';
  readonly seat: string;
  readonly text: string;
}

export interface Hush {
  readonly type: 'hush';
  readonly seat: string;
}

export interface Link {
  readonly type: 'link';
  readonly link: Availability;
}

export interface Trouble {
  readonly type: 'trouble';
  readonly seat: string;
  readonly kind: string;
  readonly detail: string;
}

/** A seat's microphone has got a fault, or has lost it. */
export interface MicrophoneFault {
  readonly type: 'microphone';
  readonly seat: string;
  readonly fault: string;
  readonly begins: boolean;
  readonly detail: string;
}

export interface ErrorAnswer {
  readonly type: 'error';
  readonly message: string;
}

export type ServerMessage =
  | Hello
  | Signals
  | Heard
  | Decision
  | Reached
  | Say
  | Hush
  | Link
  | Trouble
  | MicrophoneFault
  | ErrorAnswer;

/** A control was moved: a wish that passes turn and guard like a spoken one. */
export interface Touch {
  readonly device: string;
  readonly operation: string;
  readonly zones: readonly string[];
  /** A number in people's unit, the id of a named value, or null where the operation says it all. */
  readonly value: number | string | null;
  /** Free text by slot: a title, a place, a person. */
  readonly slots?: Readonly<Record<string, string>>;
}

/** What the page may say; it can speak, type, wish and say where somebody looks, and has no way to set a signal. */
export type PageMessage =
  | ({ readonly type: 'touch'; readonly seat: string } & Touch)
  | { readonly type: 'text'; readonly seat: string; readonly text: string }
  | { readonly type: 'talk'; readonly seat: string; readonly on: boolean }
  | { readonly type: 'look'; readonly seat: string; readonly target: string };
