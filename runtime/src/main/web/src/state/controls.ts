/**
 * What a click in the drawing says. The page has no way to set a signal: a click speaks a sentence for the chosen
 * seat, with the device's own name from the catalogue, and goes through everything that spoken words go through.
 */
import { findDevice, type CabinPicture, type SeatPicture } from './cabin';
import { spaced } from './format';
import type { State } from './state';

export interface Control {
  /** What a click says. */
  readonly sentence: string;
  /** What it is and how it stands, for those who don't see the drawing. */
  readonly label: string;
}

export function windowControl(state: State, seat: SeatPicture): Control | null {
  return seat.window === null ? null : opening(state, 'window', seat.id, seat.window);
}

export function sunroofControl(state: State, picture: CabinPicture): Control | null {
  return picture.sunroof === null ? null : opening(state, 'sunroof', '', picture.sunroof);
}

export function readingLightControl(state: State, seat: SeatPicture): Control | null {
  return seat.readingLight === null
    ? null
    : switching(state, 'reading-light', seat.id, seat.readingLight > 0);
}

export function seatHeatingControl(state: State, seat: SeatPicture): Control | null {
  if (seat.heat === null || !findDevice(state, 'seat-heating')) {
    return null;
  }
  return switching(state, 'seat-heating', seat.id, seat.heat > 0);
}

function opening(state: State, device: string, zone: string, open: number): Control {
  const name = nameOf(state, device, zone);
  const how = open === 0 ? 'closed' : open === 1 ? 'open' : `${Math.round(open * 100)} percent open`;
  return { sentence: `${open > 0 ? 'close' : 'open'} the ${name}`, label: `${name}, ${how}` };
}

function switching(state: State, device: string, zone: string, on: boolean): Control {
  const name = nameOf(state, device, zone);
  return { sentence: `turn ${on ? 'off' : 'on'} the ${name}`, label: `${name}, ${on ? 'on' : 'off'}` };
}

function nameOf(state: State, device: string, zone: string): string {
  const label = findDevice(state, device)?.label.toLowerCase() ?? spaced(device);
  return zone === '' ? label : `${spaced(zone)} ${label}`;
}
