import { describe, expect, it } from 'vitest';
import { cabinPicture, fraction } from '../src/state/cabin';
import { readingLightControl, sunroofControl, windowControl } from '../src/state/controls';
import { instruments } from '../src/state/instruments';
import { doorSpot, seatScale, seatSpot } from '../src/view/layout';
import { after, HELLO } from './messages';

const change = (changes: Record<string, unknown>) => ({ type: 'signals', changes, at: 1 });
const seat = (state: ReturnType<typeof after>, id: string) => {
  const found = cabinPicture(state).seats.find((each) => each.id === id);
  if (!found) {
    throw new Error(`no seat ${id}`);
  }
  return found;
};

describe('the picture of the cabin', () => {
  it('has what the bus says', () => {
    const state = after(HELLO, change({ 'W.RL': 35, 'L.On': true, 'R.P': 70 }));
    expect(seat(state, 'rear-left')).toMatchObject({ window: 0.35, readingLight: 0.5 });
    expect(seat(state, 'driver')).toMatchObject({ temperature: '21.5°C', heat: -0.5, window: null });
    expect(cabinPicture(state)).toMatchObject({ sunroof: 0.7, trunk: null, hazard: null });
  });

  it('keeps a light dark while its switch is off, and visible when it is on at level 0', () => {
    expect(seat(after(HELLO, change({ 'L.I': 90 })), 'rear-left').readingLight).toBe(0);
    expect(seat(after(HELLO, change({ 'L.On': true, 'L.I': 0 })), 'rear-left').readingLight).toBe(1);
  });

  it('tells who is being heard', () => {
    const state = after(HELLO, { type: 'heard', seat: 'driver', text: 'turn', final: false });
    expect([seat(state, 'driver').heard, seat(state, 'rear-left').heard]).toEqual([true, false]);
  });

  it.each([
    [true, 0, 0, 1],
    [false, 0, 0, 0],
    [null, 0, 100, 0],
    [50, 0, 100, 0.5],
    [-20, 0, 100, 0],
    [300, 0, 100, 1],
    [22, 16, 28, 0.5],
    [7, 0, 0, 1],
    ['OFF', 0, 0, 0],
    ['slow', 0, 0, 1],
    ['', 0, 0, 0],
  ])('reads %s in %s to %s as %s', (value, min, max, part) => {
    expect(fraction(value, { min, max })).toBe(part);
  });
});

describe('where things stand', () => {
  it('puts seats where the catalogue says, whatever they are called', () => {
    const seats = [
      { id: 'pilot', row: 1, side: 'right', microphone: true },
      { id: 'third-left', row: 3, side: 'left', microphone: true },
    ];
    expect(cabinPicture(after({ ...HELLO, seats }))).toMatchObject({
      driverSide: 'right',
      seats: [
        { id: 'pilot', row: 1, side: 'right' },
        { id: 'third-left', row: 3, side: 'left' },
      ],
    });
  });

  it('keeps seats and doors apart for up to three rows', () => {
    for (const rows of [1, 2, 3]) {
      const spots = Array.from({ length: rows }, (_, row) => seatSpot(row + 1, 'left', rows).y);
      expect(new Set(spots).size).toBe(rows);
      const gaps = spots.slice(1).map((y, row) => y - (spots[row] ?? 0));
      expect(gaps.every((gap) => gap > 104 * seatScale(rows))).toBe(true);
      expect(seatSpot(1, 'left', rows).x).toBeLessThan(seatSpot(1, 'middle', rows).x);
      expect(doorSpot(1, 'left', rows).x).toBeLessThan(doorSpot(1, 'right', rows).x);
    }
  });
});

describe('what a click says', () => {
  it.each([
    [0, 'open the rear left window', 'rear left window, closed'],
    [35, 'close the rear left window', 'rear left window, 35 percent open'],
    [100, 'close the rear left window', 'rear left window, open'],
  ])('at %s percent: %s', (position, sentence, label) => {
    const state = after(HELLO, change({ 'W.RL': position }));
    expect(windowControl(state, seat(state, 'rear-left'))).toEqual({ sentence, label });
  });

  it("uses the catalogue's own label and leaves out what the car has not", () => {
    const state = after(HELLO);
    expect(readingLightControl(state, seat(state, 'rear-left'))?.sentence).toBe(
      'turn on the rear left reading light',
    );
    expect(sunroofControl(state, cabinPicture(state))?.sentence).toBe('open the sunroof');
    expect(windowControl(state, seat(state, 'driver'))).toBeNull();
  });
});

describe('instruments', () => {
  it('show those the catalogue has', () => {
    expect(instruments(after(HELLO))).toEqual([{ id: 'speed', label: 'Speed', value: '48.3 km/h' }]);
  });
});
