/** Where the milliseconds went, over the decisions that the page still has. Pure. */
import { HOPS, type HopName } from '../protocol/messages';
import type { DecisionEntry } from './state';

export interface Timing {
  readonly hop: HopName | 'all';
  readonly median: number;
  readonly p95: number;
  readonly count: number;
}

/** A line for each hop that was measured, and one for all together. */
export function timings(entries: readonly DecisionEntry[]): readonly Timing[] {
  const lines = HOPS.map((hop) =>
    timing(
      hop,
      entries.map(({ decision }) => decision.hops[hop]),
    ),
  );
  const all = timing(
    'all',
    entries.map(({ decision }) => decision.totalMillis),
  );
  return [...lines, all].filter(({ count }) => count > 0);
}

function timing(hop: Timing['hop'], values: readonly (number | null)[]): Timing {
  const sorted = values.filter((value): value is number => value !== null).sort((one, other) => one - other);
  return { hop, median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), count: sorted.length };
}

/** The smallest value that at least this part of them doesn't exceed. */
function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}
