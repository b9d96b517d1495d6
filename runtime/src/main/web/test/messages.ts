/** Messages for the tests; made up. */
import { decode } from '../src/protocol/decode';
import type { ServerMessage } from '../src/protocol/messages';
import { reduce, type PageEvent } from '../src/state/reduce';
import { INITIAL, type State } from '../src/state/state';

export const HELLO = {
  type: 'hello',
  car: 'Test car',
  driverSide: 'right',
  seats: [
    { id: 'driver', row: 1, side: 'right', microphone: true },
    { id: 'rear-left', row: 2, side: 'left', microphone: true },
  ],
  devices: [
    {
      id: 'window',
      group: 'windows',
      label: 'Window',
      zones: ['driver', 'rear-left'],
      traits: [
        {
          kind: 'open-close',
          min: 0,
          max: 100,
          step: 10,
          unit: 'percent',
          values: [],
          signals: { 'rear-left': 'W.RL' },
        },
      ],
    },
    { id: 'seat-heating', traits: [{ kind: 'level', min: 0, max: 3, signals: { driver: 'S.D' } }] },
    { id: 'seat-cooling', traits: [{ kind: 'level', min: 0, max: 3, signals: { driver: 'S.D' } }] },
    { id: 'sunroof', traits: [{ kind: 'open-close', min: 0, max: 100, signals: { '': 'R.P' } }] },
    {
      id: 'reading-light',
      label: 'Reading light',
      traits: [
        { kind: 'level', min: 0, max: 100, signals: { 'rear-left': 'L.I' } },
        { kind: 'on-off', signals: { 'rear-left': 'L.On' } },
      ],
    },
    { id: 'temperature', traits: [{ kind: 'temperature', unit: 'celsius', signals: { driver: 'T.D' } }] },
    { id: 'speed', traits: [{ kind: 'query', unit: 'km/h', signals: { '': 'Vehicle.Speed' } }] },
  ],
  signals: {
    'W.RL': { value: 0, unit: 'percent', at: 1000 },
    'S.D': { value: -1.5, unit: '', at: 1000 },
    'L.I': { value: 50, unit: 'percent', at: 1000 },
    'L.On': { value: false, unit: '', at: 1000 },
    'T.D': { value: 21.5, unit: 'celsius', at: '2026-01-01T00:00:00Z' },
    'Vehicle.Speed': { value: 48.25, unit: 'km/h', at: 1000 },
  },
  link: { up: true, detail: 'simulated' },
  voice: { ready: false, detail: 'loading' },
  example: ['open my window'],
};

export const ACT = {
  type: 'decision',
  id: 'd1',
  seat: 'rear-left',
  text: 'open my window',
  decision: 'act',
  actions: [
    {
      device: 'window',
      operation: 'open',
      zones: ['rear-left'],
      value: 100,
      unit: 'percent',
      slots: {},
      signals: { 'W.RL': 100 },
    },
  ],
  reply: '',
  reason: 'permitted',
  confidence: 0.98,
  why: 'frame',
  policy: '',
  at: 2000,
  hops: { understand: 0.5, plan: 0.25, gateway: 2.25 },
  totalMillis: 4,
};

/** Decodes as the page would; fails the test when the page would reject it. */
export function message(raw: unknown): ServerMessage {
  const decoded = decode(JSON.stringify(raw));
  if (!decoded.ok) {
    throw new Error(decoded.problem);
  }
  return decoded.message;
}

/** Something that happens to the page: a message as the runtime sends it, or an event of the page's own. */
export type Happening = PageEvent | { readonly type: string; readonly [field: string]: unknown };

export function after(...events: readonly Happening[]): State {
  const own = new Set(['connecting', 'opened', 'lost', 'problem', 'dismissed', 'looked']);
  return events.reduce<State>(
    (state, event) => reduce(state, own.has(event.type) ? (event as PageEvent) : message(event)),
    INITIAL,
  );
}
