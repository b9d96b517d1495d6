import { describe, expect, it } from 'vitest';
import { retryMillis } from '../src/link/backoff';
import { IDLE, nextTalk, type TalkEffect, type TalkEvent, type TalkState } from '../src/talk/turn';

function run(...events: readonly TalkEvent[]): { state: TalkState; effects: string[] } {
  let state: TalkState = IDLE;
  const effects: string[] = [];
  const name = (effect: TalkEffect) => `${effect.type} ${'seat' in effect ? effect.seat : effect.session}`;
  for (const event of events) {
    const step = nextTalk(state, event);
    state = step.state;
    effects.push(...step.effects.map(name));
  }
  return { state, effects };
}

const press = (seat: string, session: number): TalkEvent => ({ type: 'press', seat, session });
const ready = (session: number): TalkEvent => ({ type: 'ready', session });
const failed = (session: number): TalkEvent => ({ type: 'failed', session });
const RELEASE: TalkEvent = { type: 'release' };

describe('hold to talk', () => {
  it.each<[string, readonly TalkEvent[], readonly string[]]>([
    ['speaks while held', [press('a', 1), ready(1), RELEASE], ['open 1', 'begin a', 'end a', 'close 1']],
    [
      'closes unheard what opens too late',
      [press('a', 1), RELEASE, ready(1)],
      ['open 1', 'close 1', 'close 1'],
    ],
    [
      'ignores a second seat',
      [press('a', 1), press('b', 2), ready(1), RELEASE],
      ['open 1', 'begin a', 'end a', 'close 1'],
    ],
    ['ends once', [press('a', 1), ready(1), RELEASE, RELEASE], ['open 1', 'begin a', 'end a', 'close 1']],
    ['begins nothing without a microphone', [press('a', 1), failed(1), RELEASE], ['open 1', 'close 1']],
    [
      'is not confused by the microphone of an earlier press',
      [press('a', 1), RELEASE, press('b', 2), ready(1), ready(2), RELEASE],
      ['open 1', 'close 1', 'open 2', 'close 1', 'begin b', 'end b', 'close 2'],
    ],
    [
      'does not end for an old failure',
      [press('a', 1), RELEASE, press('b', 2), failed(1), ready(2)],
      ['open 1', 'close 1', 'open 2', 'begin b'],
    ],
  ])('%s', (_, events, effects) => expect(run(...events).effects).toEqual(effects));

  it('begins and ends in pairs, whatever happens', () => {
    const events: readonly TalkEvent[] = [
      press('a', 1),
      press('b', 2),
      ready(1),
      ready(2),
      failed(1),
      failed(2),
      RELEASE,
    ];
    const orders = (rest: readonly TalkEvent[], depth: number): TalkEvent[][] =>
      depth === 0 ? [[]] : rest.flatMap((event) => orders(rest, depth - 1).map((tail) => [event, ...tail]));
    for (const order of orders(events, 5)) {
      const { effects } = run(...order, RELEASE);
      const told = effects.filter((effect) => /^(begin|end)/.test(effect));
      told.forEach((effect, at) => expect(effect.startsWith(at % 2 === 0 ? 'begin' : 'end')).toBe(true));
      expect(told.length % 2).toBe(0);
      expect(run(...order, RELEASE).state).toEqual(IDLE);
    }
  });
});

describe('coming back', () => {
  it('waits longer each time, up to ten seconds, never less than half of it', () => {
    const longest = [1, 2, 3, 4, 5, 6, 50].map((attempt) => retryMillis(attempt, 1));
    expect(longest).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
    expect([1, 6].map((attempt) => retryMillis(attempt, 0))).toEqual([250, 5000]);
  });
});
