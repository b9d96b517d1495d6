import { describe, expect, it } from 'vitest';
import { answersTo } from '../src/state/question';
import { talkOf } from '../src/state/state';
import { timings } from '../src/state/timings';
import { deviceOf, objection, underWay } from '../src/state/touched';
import { ACT, after, HELLO, type Happening } from './messages';

const TOUCH = { ...ACT, why: 'touched' };
const REFUSED = { ...TOUCH, decision: 'refuse', reply: 'Not now.', policy: 'parked-only' };
const newest = (...events: readonly Happening[]) => {
  const entry = after(HELLO, ...events).decisions[0];
  if (!entry) {
    throw new Error('nothing was decided');
  }
  return entry;
};

describe('what a card says after a touch', () => {
  it.each([
    ['nothing when the car did it', TOUCH, ''],
    ['the reply and the policy that spoke', REFUSED, 'Not now. (policy: parked-only)'],
    ['the reply alone when no policy spoke', { ...REFUSED, policy: '' }, 'Not now.'],
    ['something when the reply is silent', { ...REFUSED, reply: '', policy: '' }, 'The car did not do that.'],
    ['nothing when it was spoken', { ...REFUSED, why: 'frame' }, ''],
  ])('%s', (_, decision, text) => {
    expect(objection(newest(decision))).toBe(text);
  });

  it('tells that the car did not get there', () => {
    const missed = { type: 'reached', id: 'd1', reached: false, missing: ['W.RL'], reply: 'It is stuck.' };
    expect(objection(newest(TOUCH, missed))).toBe('It is stuck.');
  });

  it('is about the device of the decision', () => {
    expect(deviceOf(newest(REFUSED))).toBe('window');
    expect(deviceOf(newest({ ...ACT, actions: [] }))).toBe('');
  });
});

it('knows what is under way until it is read back', () => {
  const reached = { type: 'reached', id: 'd1', reached: true, missing: [], reply: '' };
  expect([...underWay(after(HELLO, ACT).decisions)]).toEqual(['window']);
  expect([...underWay(after(HELLO, ACT, reached).decisions)]).toEqual([]);
});

describe('timings', () => {
  const took = (...millis: readonly (number | null)[]) =>
    timings(
      after(
        HELLO,
        ...millis.map((plan, index) => ({
          ...ACT,
          id: `d${index}`,
          hops: { plan },
          totalMillis: plan === null ? null : plan * 2,
        })),
      ).decisions,
    );

  it('has the middle and the slow end of each hop, and of all', () => {
    expect(took(...Array.from({ length: 21 }, (_, index) => index + 1))).toEqual([
      { hop: 'plan', median: 11, p95: 20, count: 21 },
      { hop: 'all', median: 22, p95: 40, count: 21 },
    ]);
  });

  it('leaves out what was not measured', () => {
    expect(took(null)).toEqual([]);
    expect(took(4, null)).toMatchObject([{ hop: 'plan', median: 4, p95: 4, count: 1 }, { hop: 'all' }]);
  });
});

describe('a question', () => {
  const ASK = { ...ACT, decision: 'ask', reply: 'Open all windows?', policy: 'ask-first' };
  const open = (...events: readonly Happening[]) => {
    const state = after(HELLO, ...events);
    return answersTo('rear-left', talkOf(state, 'rear-left'), state.decisions).map(({ says }) => says);
  };

  it('is open until somebody speaks', () => {
    expect(open(ASK)).toEqual(['yes', 'no']);
    expect(open(ASK, { type: 'heard', seat: 'rear-left', text: 'well', final: true })).toEqual([]);
  });

  it('with choices is answered by what one would say, or by nothing of it', () => {
    const which = {
      ...ASK,
      policy: '',
      reply: 'Which one: the dome light or your reading light?',
      choices: ['the dome light', '', null, 'my reading light'],
    };
    expect(open(which)).toEqual(['the dome light', 'my reading light', 'never mind']);
    expect(open(which, { ...ACT, seat: 'driver' })).toEqual([
      'the dome light',
      'my reading light',
      'never mind',
    ]);
    expect(open(which, { ...ACT, reply: 'Done.' })).toEqual([]);
  });

  it.each([
    ['a statement', { ...ASK, reply: 'Opening all windows.' }],
    ['what no policy asked', { ...ASK, policy: '' }],
    ['another seat\u2019s', { ...ASK, seat: 'driver' }],
  ])('is not %s', (_, decision) => {
    expect(open(decision)).toEqual([]);
  });
});
