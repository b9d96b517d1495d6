/**
 * The cabin as the bus has it, in the terms of a drawing: positions from 0 (closed, off) to 1 (open, full), seats
 * and where they stand. Pure. What the catalogue does not have is null and is not drawn.
 */
import type { Device, Seat, Side, SignalValue, Trait } from '../protocol/messages';
import { formatValue } from './format';
import { talkOf, type State } from './state';

export interface SeatPicture {
  readonly id: string;
  readonly row: number;
  readonly side: Side;
  readonly microphone: boolean;
  /** As people read it, empty when the car has none for this seat. */
  readonly temperature: string;
  /** −1 fully cooled to 1 fully heated. */
  readonly heat: number | null;
  readonly readingLight: number | null;
  readonly ambient: { readonly level: number; readonly colour: string } | null;
  readonly window: number | null;
  readonly door: number | null;
  readonly locked: boolean | null;
  readonly mirrorFolded: boolean | null;
  /** Somebody there is being heard right now. */
  readonly heard: boolean;
}

export interface CabinPicture {
  readonly driverSide: 'left' | 'right';
  readonly seats: readonly SeatPicture[];
  readonly sunroof: number | null;
  readonly headlights: number | null;
  readonly highBeam: number | null;
  readonly fogFront: number | null;
  readonly fogRear: number | null;
  readonly hazard: number | null;
  readonly dome: number | null;
  readonly trunk: number | null;
  readonly frunk: number | null;
  readonly wiper: number | null;
  readonly defrostFront: number | null;
  readonly defrostRear: number | null;
}

const OPENING = ['open-close'];
const SWITCH = ['on-off', 'mode', 'level'];
const DEFAULT_AMBIENT = '#7fb4ff';

export function cabinPicture(state: State): CabinPicture {
  const whole = (id: string, kinds: readonly string[], zone = '') => position(state, id, kinds, zone);
  return {
    driverSide: state.driverSide,
    seats: state.seats.map((seat) => seatPicture(state, seat)),
    sunroof: whole('sunroof', OPENING),
    headlights: whole('headlights', SWITCH),
    highBeam: whole('high-beam', SWITCH),
    fogFront: whole('fog-lights', SWITCH, 'front'),
    fogRear: whole('fog-lights', SWITCH, 'rear'),
    hazard: whole('hazard-lights', SWITCH),
    dome: whole('dome-light', SWITCH),
    trunk: whole('trunk', OPENING),
    frunk: whole('frunk', OPENING),
    wiper: whole('wiper', SWITCH, 'windshield-front'),
    defrostFront: whole('defroster', SWITCH, 'windshield-front'),
    defrostRear: whole('defroster', SWITCH, 'windshield-rear'),
  };
}

function seatPicture(state: State, seat: Seat): SeatPicture {
  const of = (id: string, kinds: readonly string[]) => ownPosition(state, id, kinds, seat.id);
  const locked = of('door-lock', [...SWITCH, ...OPENING]);
  const folded = of('mirror', [...SWITCH, ...OPENING]);
  return {
    id: seat.id,
    row: seat.row,
    side: seat.side,
    microphone: seat.microphone,
    temperature: temperature(state, seat.id),
    heat: heat(state, seat.id),
    readingLight: lit(state, 'reading-light', seat.id),
    ambient: ambient(state, seat.id),
    window: of('window', OPENING),
    door: of('door', OPENING),
    locked: locked === null ? null : locked > 0,
    mirrorFolded: folded === null ? null : folded > 0,
    heard: talkOf(state, seat.id).partial !== '',
  };
}

export function findDevice(state: State, id: string): Device | null {
  return state.devices.find((device) => device.id === id) ?? null;
}

/** The signal behind the first of `kinds` that the device has in `zone`; null when it has none there. */
export function signalOf(
  state: State,
  id: string,
  kinds: readonly string[],
  zone: string,
): { readonly trait: Trait; readonly path: string } | null {
  const traits = findDevice(state, id)?.traits ?? [];
  for (const kind of kinds) {
    const trait = traits.find((each) => each.kind === kind);
    const path = trait?.signals[zone];
    if (trait && path !== undefined) {
      return { trait, path };
    }
  }
  return null;
}

/** For a device that the car has once, whether or not the catalogue gives it zones. */
function position(state: State, id: string, kinds: readonly string[], zone: string): number | null {
  return ownPosition(state, id, kinds, zone) ?? ownPosition(state, id, kinds, '');
}

function ownPosition(state: State, id: string, kinds: readonly string[], zone: string): number | null {
  const found = signalOf(state, id, kinds, zone);
  return found && fraction(valueOf(state, found.path), found.trait);
}

function valueOf(state: State, path: string): SignalValue | null {
  return state.signals.get(path)?.value ?? null;
}

const OFF_WORDS = new Set(['', 'OFF', 'CLOSED', 'CLOSE', 'INACTIVE', 'NONE', 'STOP', 'STOP_HOLD', 'STOPPED']);

/** A value as a part of its trait's range; a signal that the bus has not said counts as 0. */
export function fraction(value: SignalValue | null, trait: Pick<Trait, 'min' | 'max'>): number {
  if (value === null || typeof value === 'boolean') {
    return value ? 1 : 0;
  }
  if (typeof value === 'string') {
    return OFF_WORDS.has(value.toUpperCase()) ? 0 : 1;
  }
  const [low, high] = trait.max > trait.min ? [trait.min, trait.max] : [0, 1];
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

function temperature(state: State, seat: string): string {
  const found = signalOf(state, 'temperature', ['temperature'], seat);
  const reading = found && state.signals.get(found.path);
  return found && reading ? formatValue(reading.value, reading.unit || found.trait.unit) : '';
}

/** VSS has one signal for both, positive when it heats; a car with two signals has the cooler counted negative. */
function heat(state: State, seat: string): number | null {
  const heating = signalOf(state, 'seat-heating', ['level', 'on-off'], seat);
  const cooling = signalOf(state, 'seat-cooling', ['level', 'on-off'], seat);
  const value = (found: typeof heating) => {
    const raw = found && valueOf(state, found.path);
    return found && typeof raw === 'number' ? raw / Math.max(1, found.trait.max) : raw === true ? 1 : 0;
  };
  if (!heating && !cooling) {
    return null;
  }
  const shared = heating?.path === cooling?.path || !cooling;
  const level = shared ? value(heating) : value(heating) - Math.abs(value(cooling));
  return Math.min(1, Math.max(-1, level));
}

/** How bright: the switch decides, the level (when there is one) says how much, never so little that it looks off. */
function lit(state: State, id: string, zone: string): number | null {
  const on = ownPosition(state, id, ['on-off'], zone);
  const level = ownPosition(state, id, ['level'], zone);
  if (on === null) {
    return level;
  }
  return on === 0 ? 0 : Math.max(0.35, level === null || level === 0 ? 1 : level);
}

function ambient(state: State, seat: string): SeatPicture['ambient'] {
  const zone = signalOf(state, 'ambient-light', ['on-off', 'level'], seat) ? seat : '';
  const level = lit(state, 'ambient-light', zone);
  if (level === null) {
    return null;
  }
  const colour = signalOf(state, 'ambient-light', ['colour'], zone);
  const raw = colour && valueOf(state, colour.path);
  return { level, colour: typeof raw === 'string' && isColour(raw) ? raw.toLowerCase() : DEFAULT_AMBIENT };
}

function isColour(text: string): boolean {
  return /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(text) || /^[a-z]{3,20}$/i.test(text);
}
