/** The few figures above the drawing, from whichever of these devices the catalogue has. Pure. */
import { findDevice } from './cabin';
import { formatValue } from './format';
import type { State } from './state';

export interface Instrument {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

const SHOWN: readonly (readonly [device: string, label: string])[] = [
  ['speed', 'Speed'],
  ['outside-temperature', 'Outside'],
  ['inside-temperature', 'Inside'],
  ['battery', 'Battery'],
  ['range', 'Range'],
  ['fan', 'Fan'],
  ['volume', 'Volume'],
];

export function instruments(state: State): readonly Instrument[] {
  return SHOWN.flatMap(([id, label]) => {
    const trait = findDevice(state, id)?.traits[0];
    const path = trait && Object.values(trait.signals)[0];
    const reading = path === undefined ? undefined : state.signals.get(path);
    return trait && reading
      ? [{ id, label, value: formatValue(reading.value, reading.unit || trait.unit) }]
      : [];
  });
}
