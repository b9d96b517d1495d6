/** Where the milliseconds of one decision went, ready to be drawn as a stacked bar. */
import { HOPS, type HopName, type Hops } from '../protocol/messages';

export interface HopSegment {
  readonly name: HopName | 'between';
  readonly millis: number;
  /** Part of the whole bar, 0 to 1. */
  readonly share: number;
}

export interface HopBar {
  readonly segments: readonly HopSegment[];
  readonly totalMillis: number;
}

/**
 * One segment per measured hop, in the order of the work. Time that the total has beyond the hops (queues, the
 * wait for the end of speech) is the segment `between`; a total smaller than the sum is taken for a rounding
 * matter and the sum is used. Missing hops have no segment, negative ones count as zero.
 */
export function hopBar(hops: Hops, totalMillis: number | null): HopBar {
  const measured = HOPS.flatMap((name) => {
    const millis = hops[name];
    return millis === null ? [] : [{ name, millis: Math.max(0, millis) }];
  });
  const sum = measured.reduce((before, hop) => before + hop.millis, 0);
  const total = Math.max(sum, totalMillis ?? 0);
  const rest = total - sum;
  // Under a hundredth of the bar nobody would see it.
  const all = rest > total / 100 ? [...measured, { name: 'between' as const, millis: rest }] : measured;
  return {
    segments: all.map((hop) => ({ ...hop, share: total > 0 ? hop.millis / total : 0 })),
    totalMillis: total,
  };
}
