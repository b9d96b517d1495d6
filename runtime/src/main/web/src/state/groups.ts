/** The catalogue's groups in the order in which a car has them, and finding devices over all of them. Pure. */
import type { Device } from '../protocol/messages';
import { capitalised, spaced } from './format';

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly devices: readonly Device[];
}

/** More than these are not looked at; another word finds fewer. */
export const MAX_FOUND = 24;

/** `lights` stands for `lights-interior` and `lights-exterior` too. */
const ORDER = [
  'climate',
  'seats',
  'windows',
  'doors',
  'lights',
  'view',
  'media',
  'radio',
  'video',
  'navigation',
  'phone',
  'displays',
  'assistance',
  'connectivity',
  'comfort',
  'state',
] as const;

/** Groups that the order above doesn't know come last, as the catalogue has them. */
export function groups(devices: readonly Device[]): readonly Group[] {
  const byId = new Map<string, Device[]>();
  for (const device of devices) {
    byId.set(device.group, [...(byId.get(device.group) ?? []), device]);
  }
  return [...byId]
    .map(([id, members]) => ({ id, title: capitalised(spaced(id)), devices: members }))
    .sort((one, other) => rank(one.id) - rank(other.id));
}

function rank(group: string): number {
  const at = ORDER.findIndex((known) => group === known || group.startsWith(`${known}-`));
  return at < 0 ? ORDER.length : at;
}

/** Devices that have every word somewhere in their name, group or places; those with the first word in the name first. */
export function found(devices: readonly Device[], query: string): readonly Device[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return [];
  }
  const inName = (device: Device) => (device.label.toLowerCase().includes(words[0] ?? '') ? 0 : 1);
  return devices
    .filter((device) => words.every((word) => text(device).includes(word)))
    .sort((one, other) => inName(one) - inName(other))
    .slice(0, MAX_FOUND);
}

function text({ label, group, zones }: Device): string {
  return spaced([label, group, ...zones].join(' ')).toLowerCase();
}
