import { describe, expect, it } from 'vitest';
import { HOPS, type Hops } from '../src/protocol/messages';
import { formatMillis, formatValue } from '../src/state/format';
import { hopBar } from '../src/state/hops';

const hops = (some: Partial<Hops>): Hops =>
  Object.fromEntries(HOPS.map((name) => [name, some[name] ?? null])) as unknown as Hops;
const shares = (bar: ReturnType<typeof hopBar>) =>
  bar.segments.reduce((sum, segment) => sum + segment.share, 0);

describe('the hop bar', () => {
  it('stacks the measured hops in the order of the work', () => {
    const bar = hopBar(hops({ gateway: 6, recognise: 3, plan: 1 }), 10);
    expect(bar.segments).toEqual([
      { name: 'recognise', millis: 3, share: 0.3 },
      { name: 'plan', millis: 1, share: 0.1 },
      { name: 'gateway', millis: 6, share: 0.6 },
    ]);
  });

  it('shows time between the hops, unless it is a rounding matter', () => {
    expect(hopBar(hops({ plan: 6 }), 10).segments.at(-1)).toEqual({ name: 'between', millis: 4, share: 0.4 });
    expect(hopBar(hops({ plan: 9.95 }), 10).segments.map((each) => each.name)).toEqual(['plan']);
  });

  it('fills the bar exactly whenever there is something to show', () => {
    for (const total of [null, 0, 2, 500]) {
      expect(shares(hopBar(hops({ fuse: 0.01, guard: 4, turn: 0 }), total))).toBeCloseTo(1, 1);
    }
  });

  it('survives nothing, zero, negative and contradicting figures', () => {
    expect(hopBar(hops({}), null)).toEqual({ segments: [], totalMillis: 0 });
    expect(shares(hopBar(hops({ plan: 0 }), 0))).toBe(0);
    expect(hopBar(hops({ plan: -5, turn: 2 }), 1)).toMatchObject({ totalMillis: 2 });
  });
});

describe('figures', () => {
  it.each([
    [123.6, '124 ms'],
    [3.44, '3.4 ms'],
    [0.04, '40 µs'],
    [0, '0 ms'],
  ])('%s reads %s', (millis, text) => expect(formatMillis(millis)).toBe(text));

  it.each([
    [21.5, 'celsius', '21.5°C'],
    [33.333, 'percent', '33.3%'],
    [48, 'km/h', '48 km/h'],
    [true, '', 'yes'],
    ['', '', '–'],
    [null, 'percent', '–'],
    [310000, 'm', '310 km'],
    [900, 'm', '900 m'],
  ] as const)('%s in %s reads %s', (value, unit, text) => expect(formatValue(value, unit)).toBe(text));
});
