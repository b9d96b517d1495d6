/**
 * What can be set and how it stands, by group: the catalogue's devices in the terms of controls. Pure. Which control a
 * trait gets is decided here and nowhere else; a control makes a wish, and the car decides.
 */
import type { Device, SignalValue, Touch, Trait } from '../protocol/messages';
import { capitalised, formatValue, spaced } from './format';
import type { State } from './state';

/** One thing that can be moved, or read. */
export type Knob =
  | { readonly kind: 'switch'; readonly on: boolean | null; readonly words: readonly [string, string] }
  | {
      readonly kind: 'slider';
      readonly value: number | null;
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly shown: string;
    }
  | {
      readonly kind: 'choice';
      readonly chosen: string;
      /** What is shown when it stands at none of the options. */
      readonly other: string;
      readonly options: readonly string[];
    }
  | {
      readonly kind: 'colour';
      readonly chosen: string;
      readonly options: readonly { readonly id: string; readonly colour: string }[];
    }
  | { readonly kind: 'buttons'; readonly operations: readonly string[]; readonly shown: string }
  | { readonly kind: 'words'; readonly slot: string }
  | { readonly kind: 'reading'; readonly shown: string };

export interface Control {
  /** Unique on the page: device, zone and trait. */
  readonly key: string;
  /** What it is, for those who don't see where it stands: "Window, rear left". */
  readonly label: string;
  /** A sentence that does the same. */
  readonly sentence: string;
  readonly knob: Knob;
  readonly touch: (how: string | number | boolean) => Touch;
}

export interface Row {
  readonly zone: string;
  /** What stands before the row, empty when it goes without saying. */
  readonly place: string;
  readonly controls: readonly Control[];
}

export interface Card {
  readonly device: Device;
  readonly title: string;
  readonly rows: readonly Row[];
}

export function cardsOf(state: State, devices: readonly Device[]): readonly Card[] {
  return devices.map((device) => card(state, device)).filter(({ rows }) => rows.length > 0);
}

/** What one seat has of its own: of every device there, the part at this seat. */
export function seatCards(state: State, seat: string): readonly Card[] {
  return state.devices
    .filter((device) => device.zones.includes(seat))
    .map((device) => card(state, device))
    .map((each) => ({ ...each, rows: ownRows(each.rows, seat) }))
    .filter(({ rows }) => rows.length > 0);
}

function ownRows(rows: readonly Row[], seat: string): readonly Row[] {
  return rows.filter(({ zone }) => zone === seat).map((row) => ({ ...row, place: '' }));
}

export function card(state: State, device: Device): Card {
  const zones = device.zones.length === 0 ? [''] : device.zones;
  const rows = zones.map((zone) => ({
    zone,
    place: capitalised(spaced(zone)),
    controls: device.traits.flatMap((trait) => controls(state, device, trait, zone)),
  }));
  return {
    device,
    title: capitalised(device.label),
    rows: rows.filter((row) => row.controls.length > 0),
  };
}

function controls(state: State, device: Device, trait: Trait, zone: string): readonly Control[] {
  const path = trait.signals[zone];
  if (path === undefined) {
    return [];
  }
  const raw = state.signals.get(path)?.value ?? null;
  const knob = knobOf(trait, raw);
  if (knob === null) {
    return [];
  }
  const where = zone === '' ? '' : `, ${spaced(zone)}`;
  const label = `${capitalised(device.label)}${where}`;
  const key = `${device.id}/${zone}/${trait.kind}`;
  const set = {
    key,
    label,
    sentence: sentence(device, zone, trait, knob),
    knob,
    touch: (how: string | number | boolean) => touchOf(device, zone, trait, how),
  };
  const slot = freeSlot(trait);
  return slot === null ? [set] : [set, words(device, zone, slot, { key, label })];
}

/** The slot of a trait that takes free text by itself; one that needs company (a message and its text) is for saying. */
function freeSlot({ kind, slots }: Trait): string | null {
  switch (kind) {
    case 'transport':
      return slots.includes('title') ? 'title' : null;
    case 'contact':
      return slots.includes('contact') ? 'contact' : null;
    case 'destination':
      return (slots.length === 1 && slots[0]) || null;
    default:
      return null;
  }
}

function words(
  device: Device,
  zone: string,
  slot: string,
  { key, label }: { readonly key: string; readonly label: string },
): Control {
  return {
    key: `${key}/${slot}`,
    label: `${label}: ${spaced(slot)}`,
    sentence: '',
    knob: { kind: 'words', slot },
    touch: (how) => ({
      device: device.id,
      operation: 'start',
      zones: zone === '' ? [] : [zone],
      value: null,
      slots: { [slot]: String(how) },
    }),
  };
}

function knobOf(trait: Trait, raw: SignalValue | null): Knob | null {
  switch (trait.kind) {
    case 'on-off':
      return { kind: 'switch', on: truth(trait, raw, 'on', 'off'), words: ['on', 'off'] };
    case 'open-close':
      return trait.max > trait.min
        ? slider(trait, raw)
        : { kind: 'switch', on: truth(trait, raw, 'open', 'closed'), words: ['open', 'closed'] };
    case 'level':
    case 'temperature':
      return slider(trait, raw);
    case 'mode':
      return { kind: 'choice', chosen: named(trait, raw), other: '–', options: trait.values };
    case 'colour':
      return {
        kind: 'colour',
        chosen: named(trait, raw),
        options: trait.values.map((id) => ({ id, colour: String(trait.raw[id] ?? '') })),
      };
    case 'transport':
      return { kind: 'buttons', operations: transport(trait), shown: spaced(named(trait, raw)) };
    case 'destination':
      return {
        kind: 'choice',
        chosen: raw === '' ? '' : named(trait, raw),
        other: formatValue(raw, ''),
        options: trait.values,
      };
    case 'contact':
      return { kind: 'buttons', operations: transport(trait), shown: formatValue(raw, '') };
    case 'query':
      return { kind: 'reading', shown: shown(trait, raw) };
    default:
      return null;
  }
}

function slider(trait: Trait, raw: SignalValue | null): Knob {
  const value = typeof raw === 'number' ? clamp(raw / trait.scale, trait.min, trait.max) : null;
  const step = trait.step > 0 ? Math.min(trait.step, (trait.max - trait.min) / 4) : 1;
  return {
    kind: 'slider',
    value,
    min: trait.min,
    max: trait.max,
    step,
    shown: formatValue(value, trait.unit),
  };
}

function shown(trait: Trait, raw: SignalValue | null): string {
  const name = named(trait, raw);
  if (name !== '') {
    return spaced(name);
  }
  return formatValue(typeof raw === 'number' ? raw / trait.scale : raw, trait.unit);
}

/** A named value's place on the bus may be a number that rounding has touched. */
function same(one: SignalValue | null | undefined, other: SignalValue | null): boolean {
  return typeof one === 'number' && typeof other === 'number' ? Math.abs(one - other) <= 0.05 : one === other;
}

function named(trait: Trait, raw: SignalValue | null): string {
  return trait.values.find((id) => same(trait.raw[id], raw)) ?? '';
}

function truth(trait: Trait, raw: SignalValue | null, yes: string, no: string): boolean | null {
  if (raw === null) {
    return null;
  }
  if (same(trait.raw[no] ?? false, raw)) {
    return false;
  }
  return same(trait.raw[yes] ?? true, raw) || typeof raw !== 'boolean' ? true : raw;
}

/** Transport operations that the trait has a value for, in the order of a remote control. */
function transport(trait: Trait): readonly string[] {
  return ['previous', 'start', 'pause', 'stop', 'next'].filter((each) => trait.values.includes(each));
}

/** Ends a call or the guidance; an operation and not a place to go to. */
const STOP = 'stop';

function touchOf(device: Device, zone: string, trait: Trait, how: string | number | boolean): Touch {
  const zones = zone === '' ? [] : [zone];
  const wish = (operation: string, value: number | string | null = null): Touch => ({
    device: device.id,
    operation,
    zones,
    value,
  });
  if (typeof how === 'boolean') {
    const [yes, no] = trait.kind === 'open-close' ? ['open', 'close'] : ['on', 'off'];
    return wish(how ? yes : no);
  }
  const bare = trait.kind === 'transport' || trait.kind === 'contact' || how === STOP;
  return bare ? wish(String(how)) : wish('set', how);
}

function sentence(device: Device, zone: string, trait: Trait, knob: Knob): string {
  if (trait.kind === 'destination' || trait.kind === 'contact') {
    return '';
  }
  const name = `${zone === '' ? 'the' : `the ${spaced(zone)}`} ${device.label.toLowerCase()}`;
  switch (knob.kind) {
    case 'switch':
      return knob.words[0] === 'open'
        ? `${knob.on === true ? 'close' : 'open'} ${name}`
        : `turn ${knob.on === true ? 'off' : 'on'} ${name}`;
    case 'slider':
      return trait.kind === 'open-close' ? `open ${name} halfway` : `turn up ${name}`;
    case 'choice':
      return `set ${name} to ${spaced(knob.options.find((each) => each !== knob.chosen) ?? '')}`;
    case 'colour':
      return `set ${name} to ${spaced(knob.options.find(({ id }) => id !== knob.chosen)?.id ?? '')}`;
    case 'buttons':
      return knob.operations.includes('next') ? `next` : name;
    case 'reading':
      return trait.kind === 'query' ? `what is ${name}` : '';
    case 'words':
      return '';
  }
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value));
}
