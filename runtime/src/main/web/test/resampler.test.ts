import { describe, expect, it } from 'vitest';
import { Framer } from '../src/talk/framer';
import { Resampler, toPcm16 } from '../src/talk/resampler';

const tone = (hertz: number, rate: number, seconds: number) =>
  Float32Array.from(
    { length: Math.round(rate * seconds) },
    (_, n) => 0.5 * Math.sin((2 * Math.PI * hertz * n) / rate),
  );
const rms = (samples: Float32Array) => Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
/** Without the first and last moments, where the filter sees silence. */
const steady = (samples: Float32Array) => samples.slice(200, -200);

describe('the resampler', () => {
  it.each([8_000, 16_000, 22_050, 44_100, 48_000, 96_000])(
    'gives 16,000 samples for a second at %s Hz',
    (rate) => {
      const output = new Resampler(rate).push(tone(440, rate, 1));
      expect(Math.abs(output.length - 16_000)).toBeLessThan(40);
    },
  );

  it.each([44_100, 48_000])('keeps speech as it was from %s Hz', (rate) => {
    for (const hertz of [200, 1_000, 3_400, 6_000]) {
      const output = new Resampler(rate).push(tone(hertz, rate, 0.5));
      const expected = tone(hertz, 16_000, 0.5);
      const error = Float32Array.from(steady(output), (x, n) => x - (expected[n + 200] ?? 0));
      expect(rms(error), `${hertz} Hz`).toBeLessThan(0.01);
    }
  });

  it.each([10_000, 12_000, 15_500, 20_000])('folds nothing of %s Hz back into the speech band', (hertz) => {
    expect(rms(steady(new Resampler(48_000).push(tone(hertz, 48_000, 0.5))))).toBeLessThan(0.002);
  });

  it('does not depend on how the stream is cut', () => {
    const input = tone(700, 44_100, 0.3);
    const whole = new Resampler(44_100).push(input);
    for (const size of [1, 7, 128, 1000]) {
      const resampler = new Resampler(44_100);
      const parts: number[] = [];
      for (let at = 0; at < input.length; at += size) {
        parts.push(...resampler.push(input.subarray(at, at + size)));
      }
      expect(parts.length).toBe(whole.length);
      expect(Math.max(...parts.map((x, n) => Math.abs(x - (whole[n] ?? 0))))).toBeLessThan(1e-4);
    }
  });

  it('keeps a constant a constant', () => {
    const output = new Resampler(48_000).push(new Float32Array(4800).fill(0.25));
    expect(Math.max(...steady(output).map((x) => Math.abs(x - 0.25)))).toBeLessThan(1e-4);
  });
});

describe('16-bit samples', () => {
  it('are scaled, rounded and clipped', () => {
    expect([...toPcm16(Float32Array.of(0, 1, -1, 2, -2, 0.5))]).toEqual([
      0, 32767, -32767, 32767, -32768, 16384,
    ]);
  });
});

describe('the framer', () => {
  it('cuts equal chunks and loses nothing', () => {
    const framer = new Framer(320);
    const input = Int16Array.from({ length: 1000 }, (_, n) => n);
    const chunks = [input.subarray(0, 100), input.subarray(100, 900), input.subarray(900)].flatMap((part) =>
      framer.push(part),
    );
    expect(chunks.map((chunk) => chunk.length)).toEqual([320, 320, 320]);
    expect(chunks.flatMap((chunk) => [...chunk])).toEqual([...input.subarray(0, 960)]);
  });
});
