/**
 * From the text of one WebSocket message to a typed one. Missing fields get neutral values, so that a runtime
 * that leaves something out still shows; what has no meaning without its key fields is rejected with a reason.
 */
import type { Action, Availability, Decision, Device, Hello, Hops, Reading } from './messages';
import type { Seat, ServerMessage, SignalValue, Trait } from './messages';
import { HOPS, VERDICTS } from './messages';
import { fields, list, moment, number, oneOf, signalValue, table, text, type Fields } from './read';

export type Decoded =
  | { readonly ok: true; readonly message: ServerMessage }
  | { readonly ok: false; readonly problem: string };

export function decode(data: string): Decoded {
  let parsed: unknown;
  try {
    parsed = JSON.parse(data);
  } catch {
    return { ok: false, problem: 'the runtime sent something that is not JSON' };
  }
  const from = fields(parsed);
  const type = text(from['type']);
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (!reader) {
    return { ok: false, problem: `the runtime sent a message of unknown type '${type}'` };
  }
  const message = reader(from);
  return message
    ? { ok: true, message }
    : { ok: false, problem: `the runtime sent a '${type}' that lacks its key fields` };
}

const READERS: Readonly<Record<string, (from: Fields) => ServerMessage | null>> = {
  hello,
  decision,
  signals: (from) => ({
    type: 'signals',
    changes: table<SignalValue>(from['changes'], signalValue),
    at: moment(from['at']),
  }),
  heard: (from) =>
    withSeat(from, (seat) => ({
      type: 'heard',
      seat,
      text: heard(from['text']),
      final: from['final'] === true,
    })),
  reached: (from) =>
    text(from['id']) === ''
      ? null
      : {
          type: 'reached',
          id: text(from['id']),
          reached: from['reached'] === true,
          missing: list(from['missing'], text),
          reply: text(from['reply']),
        },
  say: (from) => withSeat(from, (seat) => ({ type: 'say', seat, text: text(from['text']) })),
  hush: (from) => ({ type: 'hush', seat: text(from['seat']) }),
  link: (from) => ({ type: 'link', link: availability(from, 'up') }),
  trouble: (from) => ({
    type: 'trouble',
    seat: text(from['seat']),
    kind: text(from['kind']),
    detail: text(from['detail']),
  }),
  microphone: (from) =>
    withSeat(from, (seat) => ({
      type: 'microphone',
      seat,
      fault: text(from['fault']),
      begins: from['begins'] === true,
      detail: text(from['detail']),
    })),
  error: (from) => ({ type: 'error', message: text(from['message']) }),
};

function withSeat(from: Fields, make: (seat: string) => ServerMessage): ServerMessage | null {
  const seat = text(from['seat']);
  return seat === '' ? null : make(seat);
}

function hello(from: Fields): Hello {
  return {
    type: 'hello',
    car: text(from['car']),
    driverSide: oneOf(from['driverSide'], ['left', 'right']) ?? 'left',
    seats: list(from['seats'], seat),
    devices: list(from['devices'], device),
    signals: table<Reading>(from['signals'], reading),
    link: availability(fields(from['link']), 'up'),
    voice: availability(fields(from['voice']), 'ready'),
    example: list(from['example'], text).filter((sentence) => sentence !== ''),
    looks: list(from['looks'], text).filter((look) => look !== ''),
    lookMillis: number(from['lookMillis']) ?? 0,
  };
}

function availability(from: Fields, key: string): Availability {
  return { ok: from[key] === true, detail: text(from['detail']) };
}

function seat(value: unknown): Seat {
  const from = fields(value);
  return {
    id: text(from['id']),
    row: number(from['row']) ?? 1,
    side: oneOf(from['side'], ['left', 'middle', 'right']) ?? 'middle',
    microphone: from['microphone'] !== false,
    faults: table<string>(from['faults'], text),
  };
}

function reading(value: unknown): Reading {
  const from = fields(value);
  return { value: signalValue(from['value']), unit: text(from['unit']), at: moment(from['at']) };
}

function device(value: unknown): Device {
  const from = fields(value);
  return {
    id: text(from['id']),
    group: text(from['group']),
    label: text(from['label']) || text(from['id']).replaceAll('-', ' '),
    zones: list(from['zones'], text),
    traits: list(from['traits'], trait),
  };
}

function trait(value: unknown): Trait {
  const from = fields(value);
  return {
    kind: text(from['kind']),
    min: number(from['min']) ?? 0,
    max: number(from['max']) ?? 0,
    step: number(from['step']) ?? 0,
    unit: text(from['unit']),
    values: list(from['values'], text),
    raw: table<SignalValue>(from['raw'], signalValue),
    scale: number(from['scale']) || 1,
    slots: list(from['slots'], text),
    signals: table<string>(from['signals'], (path) => text(path) || null),
  };
}

function decision(from: Fields): Decision | null {
  const verdict = oneOf(from['decision'], VERDICTS);
  if (verdict === null || text(from['id']) === '') {
    return null;
  }
  return {
    type: 'decision',
    id: text(from['id']),
    seat: text(from['seat']),
    text: heard(from['text']),
    decision: verdict,
    actions: list(from['actions'], action),
    reply: text(from['reply']),
    reason: text(from['reason']),
    confidence: number(from['confidence']),
    why: text(from['why']),
    policy: text(from['policy']),
    choices: list(from['choices'], text).filter((each) => each !== ''),
    at: moment(from['at']),
    hops: hops(from['hops']),
    totalMillis: number(from['totalMillis']),
  };
}

function action(value: unknown): Action {
  const from = fields(value);
  return {
    device: text(from['device']),
    operation: text(from['operation']),
    zones: list(from['zones'], text),
    value: signalValue(from['value']),
    unit: text(from['unit']),
    slots: table<string>(from['slots'], (slot) => text(slot) || null),
    signals: table<SignalValue>(from['signals'], signalValue),
  };
}

function hops(value: unknown): Hops {
  const from = fields(value);
  return Object.fromEntries(HOPS.map((name) => [name, number(from[name])])) as Hops;
}

/** What was said; a word that the recogniser has no word for is shown as a gap. */
function heard(value: unknown): string {
  return text(value).replaceAll('[unk]', '…');
}
