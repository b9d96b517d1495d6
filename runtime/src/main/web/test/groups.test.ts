import { describe, expect, it } from 'vitest';
import type { Device } from '../src/protocol/messages';
import { found, groups, MAX_FOUND } from '../src/state/groups';

const device = (id: string, group: string, zones: readonly string[] = []): Device => ({
  id,
  group,
  label: id.replaceAll('-', ' '),
  zones,
  traits: [],
});
const CAR = [
  device('bluetooth', 'connectivity'),
  device('winch', 'off-road'),
  device('window', 'windows', ['rear-left', 'rear-right']),
  device('fog-lights', 'lights-exterior'),
  device('window-tint', 'windows'),
  device('seat-heating', 'seats', ['rear-left']),
];

describe('groups', () => {
  it('stand as in a car, the unknown ones last', () => {
    expect(groups(CAR).map(({ title }) => title)).toEqual([
      'Seats',
      'Windows',
      'Lights exterior',
      'Connectivity',
      'Off road',
    ]);
  });

  it('keep their devices in the order of the catalogue', () => {
    expect(groups(CAR)[1]?.devices.map(({ id }) => id)).toEqual(['window', 'window-tint']);
  });
});

describe('finding a device', () => {
  it.each([
    ['window', ['window', 'window-tint']],
    ['Rear Left', ['window', 'seat-heating']],
    ['heat', ['seat-heating']],
    ['left window', ['window']],
    ['lights', ['fog-lights']],
    ['  ', []],
    ['sail', []],
  ])('"%s"', (query, ids) => {
    expect(found(CAR, query).map(({ id }) => id)).toEqual(ids);
  });

  it('puts those first that are called so', () => {
    const cars = [device('tint', 'roof'), device('roof', 'roof')];
    expect(found(cars, 'roof').map(({ id }) => id)).toEqual(['roof', 'tint']);
  });

  it('is bounded', () => {
    const many = Array.from({ length: 100 }, (_, index) => device(`lamp-${index}`, 'lights'));
    expect(found(many, 'lamp')).toHaveLength(MAX_FOUND);
  });
});
