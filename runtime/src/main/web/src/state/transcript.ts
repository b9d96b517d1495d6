/** What each seat and the car said to one another: pure steps over one seat's talk. */
import { MAX_LINES_PER_SEAT, talkOf, type Line, type SeatTalk, type State } from './state';

export function hear(state: State, seat: string, text: string, final: boolean): State {
  if (!final) {
    return withTalk(state, seat, { ...talkOf(state, seat), partial: text });
  }
  if (text === '') {
    return withTalk(state, seat, { ...talkOf(state, seat), partial: '' });
  }
  return addLine(state, seat, { who: 'person', text, decision: null });
}

/** Puts the decision to the newest undecided line with its words; typed words that were never heard get a line. */
export function decide(state: State, seat: string, text: string, decision: number): State {
  const talk = talkOf(state, seat);
  const at = talk.lines.findLastIndex(
    (line) => line.who === 'person' && line.decision === null && line.text === text,
  );
  if (at < 0) {
    return text === '' ? state : addLine(state, seat, { who: 'person', text, decision });
  }
  const lines = talk.lines.map((line, index) => (index === at ? { ...line, decision } : line));
  return withTalk(state, seat, { ...talk, lines });
}

/**
 * The car speaks. A decision's reply and the voice's `say` bring the same words twice: the second is dropped when
 * nobody spoke in between.
 */
export function answer(state: State, seat: string, text: string): State {
  const last = talkOf(state, seat).lines.at(-1);
  if (text === '' || (last?.who === 'car' && last.text === text)) {
    return state;
  }
  const spoken = { key: state.nextKey, text };
  return { ...addLine(state, seat, { who: 'car', text, decision: null }), spoken };
}

/** The car was interrupted; without a seat, everywhere. */
export function hush(state: State, seat: string): State {
  const seats = seat === '' ? [...state.talk.keys()] : [seat];
  return seats.reduce((before, each) => cutOff(before, each), state);
}

function cutOff(state: State, seat: string): State {
  const talk = talkOf(state, seat);
  const last = talk.lines.at(-1);
  if (last?.who !== 'car') {
    return state;
  }
  return withTalk(state, seat, { ...talk, lines: [...talk.lines.slice(0, -1), { ...last, whole: false }] });
}

/** Partial words belong to a stream that is gone once the connection is. */
export function forgetPartials(state: State): State {
  const talk = new Map([...state.talk].map(([seat, each]) => [seat, { ...each, partial: '' }]));
  return { ...state, talk };
}

function addLine(state: State, seat: string, line: Pick<Line, 'who' | 'text' | 'decision'>): State {
  const talk = talkOf(state, seat);
  const lines = [...talk.lines, { ...line, key: state.nextKey, whole: true }].slice(-MAX_LINES_PER_SEAT);
  const partial = line.who === 'person' ? '' : talk.partial;
  return withTalk({ ...state, nextKey: state.nextKey + 1 }, seat, { lines, partial });
}

function withTalk(state: State, seat: string, talk: SeatTalk): State {
  return { ...state, talk: new Map(state.talk).set(seat, talk) };
}
