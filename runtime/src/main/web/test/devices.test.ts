import { describe, expect, it } from 'vitest';
import type { Device, SignalValue, Trait } from '../src/protocol/messages';
import { card, cardsOf, seatCards, type Control } from '../src/state/devices';
import type { State } from '../src/state/state';
import { after, HELLO } from './messages';

type Known = Partial<Trait> & { readonly kind: string };

/** One device with one trait, and what stands on the bus for it. */
function standing(trait: Known, value: SignalValue | null, zone = ''): { state: State; device: Device } {
  const whole: Trait = {
    min: 0,
    max: 0,
    step: 0,
    unit: '',
    values: [],
    raw: {},
    scale: 1,
    slots: [],
    signals: { [zone]: 'X' },
    ...trait,
  };
  const zones = zone === '' ? [] : [zone];
  const device: Device = { id: 'thing', group: 'things', label: 'thing', zones, traits: [whole] };
  const signals = new Map([['X', { value, unit: '', at: 1 }]]);
  return { state: { ...after(HELLO), devices: [device], signals }, device };
}

function control(trait: Known, value: SignalValue | null, zone = ''): Control | undefined {
  const { state, device } = standing(trait, value, zone);
  return card(state, device).rows[0]?.controls[0];
}

const RANGE = { min: 0, max: 100, step: 10, unit: 'percent' };
const ECO = { kind: 'mode', values: ['eco', 'sport'], raw: { eco: 'ECO', sport: 7 } };
const RED = { kind: 'colour', values: ['red', 'blue'], raw: { red: '#FF0000', blue: '#0000FF' } };
const PLACES = { kind: 'destination', values: ['stop', 'home'], raw: { stop: '', home: 'home' } };

describe('the knob of a trait', () => {
  it.each<[string, Known, SignalValue | null, object]>([
    ['a switch that is on', { kind: 'on-off' }, true, { kind: 'switch', on: true, words: ['on', 'off'] }],
    ['a switch that is off', { kind: 'on-off' }, false, { on: false }],
    ['a switch nobody knows', { kind: 'on-off' }, null, { on: null }],
    ['a switch by its words', { kind: 'on-off', raw: { on: 'ACTIVE', off: 'IDLE' } }, 'IDLE', { on: false }],
    ['a door', { kind: 'open-close' }, true, { kind: 'switch', on: true, words: ['open', 'closed'] }],
    ['a window', { kind: 'open-close', ...RANGE }, 35, { kind: 'slider', value: 35, shown: '35%' }],
    ['a level', { kind: 'level', ...RANGE }, 250, { kind: 'slider', value: 100, step: 10 }],
    ['a level in the people\u2019s unit', { kind: 'level', ...RANGE, scale: 0.1 }, 4, { value: 40 }],
    [
      'degrees',
      { kind: 'temperature', min: 16, max: 28, step: 0.5, unit: 'celsius' },
      21,
      { shown: '21°C', step: 0.5 },
    ],
    ['a mode', ECO, 'ECO', { kind: 'choice', chosen: 'eco', options: ['eco', 'sport'] }],
    ['a mode by number', ECO, 7.01, { chosen: 'sport' }],
    ['a mode unheard of', ECO, 'SNOW', { chosen: '' }],
    [
      'a colour',
      RED,
      '#0000FF',
      { kind: 'colour', chosen: 'blue', options: [{ id: 'red', colour: '#FF0000' }, { id: 'blue' }] },
    ],
    [
      'transport, in the order of a remote control',
      { kind: 'transport', values: ['next', 'start', 'previous'] },
      null,
      { kind: 'buttons', operations: ['previous', 'start', 'next'] },
    ],
    ['a place', PLACES, 'home', { kind: 'choice', chosen: 'home', options: ['stop', 'home'] }],
    ['a place without a name', PLACES, '5 Hill Road', { chosen: '', other: '5 Hill Road' }],
    ['no place', PLACES, '', { chosen: '', other: '–' }],
    [
      'somebody to call',
      { kind: 'contact', values: ['stop'] },
      'Ann',
      { kind: 'buttons', operations: ['stop'], shown: 'Ann' },
    ],
    ['a reading', { kind: 'query', unit: 'km/h' }, 48.25, { kind: 'reading', shown: '48.3 km/h' }],
    ['a reading by its name', { kind: 'query', values: ['low'], raw: { low: 'L' } }, 'L', { shown: 'low' }],
  ])('%s', (_, trait, value, knob) => {
    expect(control(trait, value)?.knob).toMatchObject(knob);
  });

  it('is left out for a trait of a later runtime', () => {
    expect(control({ kind: 'hologram' }, 1)).toBeUndefined();
  });
});

describe('what a touch asks for', () => {
  it.each<[string, Known, string | number | boolean, string, string | number | null]>([
    ['on', { kind: 'on-off' }, true, 'on', null],
    ['off', { kind: 'on-off' }, false, 'off', null],
    ['open', { kind: 'open-close' }, true, 'open', null],
    ['close', { kind: 'open-close' }, false, 'close', null],
    ['a position', { kind: 'open-close', ...RANGE }, 40, 'set', 40],
    ['a level', { kind: 'level', ...RANGE, scale: 0.1 }, 40, 'set', 40],
    ['a temperature', { kind: 'temperature', min: 16, max: 28 }, 21.5, 'set', 21.5],
    ['a mode', ECO, 'sport', 'set', 'sport'],
    ['a colour', RED, 'red', 'set', 'red'],
    ['the next one', { kind: 'transport', values: ['next'] }, 'next', 'next', null],
    ['a place', PLACES, 'home', 'set', 'home'],
    ['the end of guidance', PLACES, 'stop', 'stop', null],
    ['hanging up', { kind: 'contact', values: ['stop'] }, 'stop', 'stop', null],
  ])('%s', (_, trait, how, operation, value) => {
    expect(control(trait, null, 'rear-left')?.touch(how)).toEqual({
      device: 'thing',
      operation,
      zones: ['rear-left'],
      value,
    });
  });

  it('names no zone where the car has one of the device', () => {
    expect(control({ kind: 'on-off' }, true)?.touch(false).zones).toEqual([]);
  });
});

describe('free text', () => {
  const field = (trait: Known, zone = '') => {
    const { state, device } = standing(trait, null, zone);
    return card(state, device).rows[0]?.controls[1];
  };

  it.each<[string, Known, string]>([
    ['a title', { kind: 'transport', values: ['start'], slots: ['artist', 'title'] }, 'title'],
    ['a place', { ...PLACES, slots: ['stopover'] }, 'stopover'],
    ['a person', { kind: 'contact', values: ['stop'], slots: ['contact', 'number'] }, 'contact'],
  ])('is for %s', (_, trait, slot) => {
    const control = field(trait, 'rear-left');
    expect(control?.knob).toEqual({ kind: 'words', slot });
    expect(control?.label).toBe(`Thing, rear left: ${slot}`);
    expect(control?.touch('anna')).toEqual({
      device: 'thing',
      operation: 'start',
      zones: ['rear-left'],
      value: null,
      slots: { [slot]: 'anna' },
    });
  });

  it.each<[string, Known]>([
    ['nothing', { kind: 'transport', values: ['start'] }],
    ['a message, which needs its text too', { kind: 'contact', slots: ['recipient', 'text'] }],
    ['one of two places', { ...PLACES, slots: ['from', 'to'] }],
    ['a mode', { ...ECO, slots: ['title'] }],
  ])('is not for %s', (_, trait) => {
    expect(field(trait)).toBeUndefined();
  });
});

describe('cards', () => {
  it('have a row for each place and leave out devices without anything to show', () => {
    const state = after(HELLO);
    const cards = cardsOf(state, state.devices);
    expect(cards.find(({ device }) => device.id === 'window')?.rows.map(({ place }) => place)).toEqual([
      'Rear left',
    ]);
    expect(cards.every(({ rows }) => rows.length > 0)).toBe(true);
  });

  it('of a seat have its own part only, and do not repeat where it is', () => {
    const cards = seatCards(after(HELLO), 'rear-left');
    expect(cards.map(({ device }) => device.id)).toEqual(['window']);
    expect(cards[0]?.rows).toMatchObject([{ zone: 'rear-left', place: '' }]);
    expect(cards[0]?.rows[0]?.controls[0]?.label).toBe('Window, rear left');
  });

  it('say nothing that the catalogue does not name', () => {
    const state = after(HELLO);
    for (const { device, rows } of cardsOf(state, state.devices)) {
      for (const { zone, controls } of rows) {
        for (const { label, sentence } of controls) {
          expect(label.toLowerCase()).toBe(
            [device.label.toLowerCase(), zone.replaceAll('-', ' ')].filter(Boolean).join(', '),
          );
          expect(sentence).toContain(device.label.toLowerCase());
        }
      }
    }
  });
});
