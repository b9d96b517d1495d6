import tokens from '../src/style/tokens.css?raw';
import { describe, expect, it } from 'vitest';

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function colours(block: string): ReadonlyMap<string, string> {
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name ?? '', hex ?? '']),
  );
}

const [light, dark] = tokens.split(":root[data-theme='dark']").map(colours);
const GROUNDS = ['ground', 'panel', 'raised'];
const INKS = ['text', 'muted', 'accent', 'good', 'warn', 'bad', 'info', 'calm'];

describe.each([
  ['light', light],
  ['dark', dark],
])('%s text', (_, theme) => {
  it.each(INKS.flatMap((ink) => GROUNDS.map((ground) => [ink, ground])))(
    '%s can be read on %s',
    (ink, ground) => {
      expect(contrast(theme?.get(ink ?? '') ?? '', theme?.get(ground ?? '') ?? '')).toBeGreaterThanOrEqual(
        4.5,
      );
    },
  );

  it('can be read on the main button and on a seat', () => {
    expect(contrast(theme?.get('on-accent') ?? '', theme?.get('accent') ?? '')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme?.get('text') ?? '', theme?.get('seat') ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});
