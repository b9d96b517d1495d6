import { describe, expect, it } from 'vitest';
import { faultText } from '../src/state/format';
import { faultsOf, MAX_DECISIONS, MAX_EARLY, MAX_LINES_PER_SEAT, MAX_NOTICES } from '../src/state/state';
import { talkOf } from '../src/state/state';
import { ACT, after, HELLO } from './messages';

const REACHED = { type: 'reached', id: 'd1', reached: true, missing: [], reply: 'Done.' };
const LOST = { type: 'lost', attempt: 1, retryMillis: 500 } as const;
const words = (state: ReturnType<typeof after>, seat = 'rear-left') =>
  talkOf(state, seat).lines.map((line) => `${line.who}: ${line.text}`);

describe('connection', () => {
  it('follows the socket', () => {
    expect(after({ type: 'opened' }).connection).toEqual({ phase: 'open' });
    expect(after({ type: 'opened' }, LOST).connection).toEqual({
      phase: 'waiting',
      attempt: 1,
      retryMillis: 500,
    });
    expect(after(LOST, { type: 'connecting' }).connection).toEqual({ phase: 'connecting' });
  });

  it('keeps the last known cabin when it is lost, and takes the new one from the next hello', () => {
    const lost = after(HELLO, { type: 'signals', changes: { 'W.RL': 40 }, at: 1 }, LOST);
    expect(lost.known).toBe(true);
    expect(lost.signals.get('W.RL')?.value).toBe(40);
    expect(after(HELLO, { type: 'signals', changes: { Gone: 1 }, at: 1 }, HELLO).signals.has('Gone')).toBe(
      false,
    );
  });

  it.each([
    ['the loss', LOST],
    ['a new hello', HELLO],
  ])('does not wait for a read-back across %s', (_, event) => {
    expect(after(HELLO, ACT, event).decisions[0]?.readBack).toBe('unknown');
    expect(after(HELLO, ACT, REACHED, event).decisions[0]?.readBack).toBe('reached');
  });

  it('forgets half-heard words when it is lost', () => {
    const heard = { type: 'heard', seat: 'driver', text: 'open the', final: false };
    expect(talkOf(after(HELLO, heard, LOST), 'driver').partial).toBe('');
  });
});

describe('signals', () => {
  it('change in place and keep their unit; others stay', () => {
    const state = after(HELLO, { type: 'signals', changes: { 'W.RL': 25, 'New.One': true }, at: 9 });
    expect(state.signals.get('W.RL')).toEqual({ value: 25, unit: 'percent', at: 9 });
    expect(state.signals.get('New.One')).toEqual({ value: true, unit: '', at: 9 });
    expect(state.signals.get('T.D')?.value).toBe(21.5);
  });

  it('leave the state before untouched', () => {
    const before = after(HELLO);
    after(HELLO, { type: 'signals', changes: { 'W.RL': 25 }, at: 9 });
    expect(before.signals.get('W.RL')?.value).toBe(0);
  });
});

describe('talk', () => {
  const heard = (text: string, final: boolean) => ({ type: 'heard', seat: 'rear-left', text, final });

  it('shows partial words until they are final', () => {
    expect(talkOf(after(HELLO, heard('open my', false)), 'rear-left')).toEqual({
      lines: [],
      partial: 'open my',
    });
    const state = after(HELLO, heard('open my', false), heard('open my window', true));
    expect(talkOf(state, 'rear-left').partial).toBe('');
    expect(words(state)).toEqual(['person: open my window']);
  });

  it('puts a decision to the words it was made on', () => {
    const state = after(HELLO, heard('open my window', true), ACT);
    expect(words(state)).toEqual(['person: open my window']);
    expect(talkOf(state, 'rear-left').lines[0]?.decision).toBe(state.decisions[0]?.key);
  });

  it('gives typed words, never heard, a line of their own', () => {
    expect(words(after(HELLO, ACT))).toEqual(['person: open my window']);
    const twice = after(HELLO, ACT, { ...ACT, id: 'd2' });
    expect(words(twice)).toEqual(['person: open my window', 'person: open my window']);
  });

  it('shows once what comes as reply and as speech', () => {
    const say = { type: 'say', seat: 'rear-left', text: 'Done.' };
    expect(words(after(HELLO, ACT, REACHED, say))).toEqual(['person: open my window', 'car: Done.']);
    expect(after(HELLO, ACT, REACHED, say).spoken.text).toBe('Done.');
  });

  it('marks what was cut off, at one seat or at all', () => {
    const say = { type: 'say', seat: 'rear-left', text: 'It is warm.' };
    const lines = (hush: object) => talkOf(after(HELLO, say, { type: 'hush', ...hush }), 'rear-left').lines;
    expect(lines({ seat: 'rear-left' })[0]?.whole).toBe(false);
    expect(lines({ seat: '' })[0]?.whole).toBe(false);
    expect(lines({ seat: 'driver' })[0]?.whole).toBe(true);
  });
});

describe('decisions', () => {
  it.each([
    ['act', 'pending'],
    ['ask', 'none'],
    ['refuse', 'none'],
    ['ignore', 'none'],
    ['answer', 'none'],
  ])('%s starts with read-back %s', (decision, readBack) => {
    expect(after(HELLO, { ...ACT, decision }).decisions[0]?.readBack).toBe(readBack);
  });

  it('has nothing to wait for when nothing had to change', () => {
    expect(
      after(HELLO, { ...ACT, actions: [{ ...ACT.actions[0], signals: {} }] }).decisions[0]?.readBack,
    ).toBe('none');
  });

  it('is reached or missed on read-back, whichever message comes first', () => {
    const missed = { ...REACHED, reached: false, missing: ['W.RL'], reply: 'It is stuck.' };
    for (const state of [after(HELLO, ACT, missed), after(HELLO, missed, ACT)]) {
      expect(state.decisions[0]).toMatchObject({ readBack: 'missed', missing: ['W.RL'] });
    }
    expect(after(HELLO, ACT, REACHED).decisions[0]).toMatchObject({
      readBack: 'reached',
      laterReply: 'Done.',
    });
  });

  it('takes a repeated id for the newest one', () => {
    const state = after(HELLO, ACT, HELLO, ACT, REACHED);
    expect(state.decisions.map((entry) => entry.readBack)).toEqual(['reached', 'unknown']);
    expect(new Set(state.decisions.map((entry) => entry.key)).size).toBe(2);
  });
});

describe('bounds', () => {
  const many = (make: (n: number) => { type: string }) =>
    after(HELLO, ...Array.from({ length: 100 }, (_, n) => make(n)));

  it('hold for every list', () => {
    expect(many((n) => ({ ...ACT, id: `d${n}` })).decisions).toHaveLength(MAX_DECISIONS);
    expect(many((n) => ({ ...ACT, id: `d${n}` })).decisions[0]?.decision.id).toBe('d99');
    const talk = many((n) => ({ type: 'heard', seat: 'driver', text: `line ${n}`, final: true }));
    expect(talkOf(talk, 'driver').lines).toHaveLength(MAX_LINES_PER_SEAT);
    expect(many((n) => ({ type: 'error', message: `error ${n}` })).notices).toHaveLength(MAX_NOTICES);
    expect(many((n) => ({ ...REACHED, id: `x${n}` })).early.size).toBe(MAX_EARLY);
  });
});

describe('microphones', () => {
  const fault = (seat: string, kind: string, begins: boolean, detail = '') => ({
    type: 'microphone',
    seat,
    fault: kind,
    begins,
    detail,
  });
  const shown = (state: ReturnType<typeof after>, seat: string) => faultText(faultsOf(state, seat));

  it('are shown as broken at their seat, and as well when it is over', () => {
    const hums = after(HELLO, fault('driver', 'HUM', true, '50 Hz hum is 93 % of what it hears'));
    expect(shown(hums, 'driver')).toBe('Microphone hums: 50 Hz hum is 93 % of what it hears');
    expect(shown(hums, 'rear-left')).toBe('');
    const over = after(HELLO, fault('driver', 'HUM', true, 'x'), fault('driver', 'HUM', false));
    expect(shown(over, 'driver')).toBe('');
  });

  it.each([
    ['DEAD', 'Microphone is dead'],
    ['CLIPPING', 'Microphone is too loud'],
    ['DRIFTING', 'Microphone is out of time'],
    ['ON_FIRE', 'Microphone is broken (on fire)'],
  ])('tell %s in words', (kind, words) => {
    expect(shown(after(HELLO, fault('driver', kind, true)), 'driver')).toBe(words);
  });

  it('keep a second fault when the first is over', () => {
    const both = [fault('driver', 'HUM', true, 'a'), fault('driver', 'CLIPPING', true, 'b')];
    expect(shown(after(HELLO, ...both), 'driver')).toBe('Microphone hums: a; Microphone is too loud: b');
    expect(shown(after(HELLO, ...both, fault('driver', 'HUM', false)), 'driver')).toBe(
      'Microphone is too loud: b',
    );
  });

  it('are as the greeting says, for a page that comes later or comes back', () => {
    const sick = { ...HELLO, seats: [{ ...HELLO.seats[0], faults: { DEAD: 'no sound for 1 s' } }] };
    expect(shown(after(sick), 'driver')).toBe('Microphone is dead: no sound for 1 s');
    expect(shown(after(sick, LOST, HELLO), 'driver')).toBe('');
  });
});

describe('notices', () => {
  it('show once, and go when dismissed', () => {
    const trouble = { type: 'trouble', seat: 'rear-left', kind: 'dead-microphone', detail: 'no sound' };
    const state = after(HELLO, trouble, trouble);
    expect(state.notices.map((each) => each.text)).toEqual(['Rear left · dead microphone · no sound']);
    expect(after(HELLO, trouble, { type: 'dismissed', key: state.notices[0]?.key ?? 0 }).notices).toEqual([]);
  });

  it('tell the link', () => {
    expect(after(HELLO, { type: 'link', up: false, detail: 'broker gone' }).link).toEqual({
      ok: false,
      detail: 'broker gone',
    });
  });
});
