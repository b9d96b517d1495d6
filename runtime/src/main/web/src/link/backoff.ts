/** First wait, doubled with every failure up to the longest. */
const FIRST_MILLIS = 500;
const LONGEST_MILLIS = 10_000;

/**
 * How long to wait before try number `attempt` (1 is the first after a loss).
 *
 * @param random 0 to 1; spreads the waits over the upper half, so that many pages don't return in one moment
 */
export function retryMillis(attempt: number, random: number): number {
  const full = Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** Math.min(attempt - 1, 16));
  return Math.round(full / 2 + (full / 2) * random);
}
