/**
 * The page's heart: the state after an event. Pure; no clock, no DOM, no socket. Events are the runtime's messages
 * and what happens to the connection.
 */
import type { Decision, Hello, MicrophoneFault, Reached, ServerMessage, Signals } from '../protocol/messages';
import { capitalised, spaced } from './format';
import { answer, decide, forgetPartials, hear, hush } from './transcript';
import { faultsOf, MAX_DECISIONS, MAX_EARLY, MAX_NOTICES, type DecisionEntry, type State } from './state';

export type PageEvent =
  | { readonly type: 'connecting' }
  | { readonly type: 'opened' }
  | { readonly type: 'lost'; readonly attempt: number; readonly retryMillis: number }
  | { readonly type: 'looked'; readonly seat: string; readonly target: string }
  | { readonly type: 'problem'; readonly text: string }
  | { readonly type: 'dismissed'; readonly key: number };

export function reduce(state: State, event: ServerMessage | PageEvent): State {
  switch (event.type) {
    case 'hello':
      return greet(state, event);
    case 'signals':
      return updateSignals(state, event);
    case 'heard':
      return hear(state, event.seat, event.text, event.final);
    case 'decision':
      return addDecision(state, event);
    case 'reached':
      return readBack(state, event);
    case 'say':
      return answer(state, event.seat, event.text);
    case 'hush':
      return hush(state, event.seat);
    case 'link':
      return { ...state, link: event.link };
    case 'trouble':
      return notice(
        state,
        [capitalised(spaced(event.seat)), spaced(event.kind), event.detail].filter(Boolean).join(' · '),
      );
    case 'microphone':
      return { ...state, faults: new Map(state.faults).set(event.seat, changeFaults(state, event)) };
    case 'error':
      return notice(state, event.message);
    case 'looked':
      return look(state, event.seat, event.target);
    case 'problem':
      return notice(state, event.text);
    case 'dismissed':
      return { ...state, notices: state.notices.filter((each) => each.key !== event.key) };
    case 'connecting':
      return { ...state, connection: { phase: 'connecting' } };
    case 'opened':
      return { ...state, connection: { phase: 'open' } };
    case 'lost':
      return lose(state, event.attempt, event.retryMillis);
  }
}

function greet(state: State, hello: Hello): State {
  return {
    ...forgetPartials(abandonPending(state)),
    known: true,
    car: hello.car,
    driverSide: hello.driverSide,
    seats: hello.seats,
    devices: hello.devices,
    signals: new Map(Object.entries(hello.signals)),
    link: hello.link,
    voice: hello.voice,
    examples: hello.example,
    looks: hello.looks,
    lookMillis: hello.lookMillis,
    gaze: new Map(),
    faults: new Map(hello.seats.map((seat) => [seat.id, new Map(Object.entries(seat.faults))])),
    early: new Map(),
  };
}

function changeFaults(state: State, { seat, fault, begins, detail }: MicrophoneFault): Map<string, string> {
  const faults = new Map(faultsOf(state, seat));
  if (begins) {
    faults.set(fault, detail);
  } else {
    faults.delete(fault);
  }
  return faults;
}

/** An empty target: nobody knows where the seat looks. */
function look(state: State, seat: string, target: string): State {
  return target === ''
    ? { ...state, gaze: without(state.gaze, seat) }
    : { ...state, gaze: new Map(state.gaze).set(seat, target) };
}

function updateSignals(state: State, { changes, at }: Signals): State {
  const signals = new Map(state.signals);
  for (const [path, value] of Object.entries(changes)) {
    signals.set(path, { value, at, unit: signals.get(path)?.unit ?? '' });
  }
  return { ...state, signals };
}

function addDecision(state: State, decision: Decision): State {
  const commanded = decision.actions.some((action) => Object.keys(action.signals).length > 0);
  const early = state.early.get(decision.id);
  const entry: DecisionEntry = {
    key: state.nextKey,
    decision,
    readBack: early ? outcome(early.reached) : decision.decision === 'act' && commanded ? 'pending' : 'none',
    missing: early?.missing ?? [],
    laterReply: '',
  };
  const next = {
    ...state,
    nextKey: state.nextKey + 1,
    decisions: [entry, ...state.decisions].slice(0, MAX_DECISIONS),
    early: without(state.early, decision.id),
  };
  return answer(decide(next, decision.seat, decision.text, entry.key), decision.seat, decision.reply);
}

function readBack(state: State, message: Reached): State {
  const at = state.decisions.findIndex((entry) => entry.decision.id === message.id);
  const found = state.decisions[at];
  if (!found) {
    return { ...state, early: remember(state.early, message) };
  }
  const entry: DecisionEntry = {
    ...found,
    readBack: outcome(message.reached),
    missing: message.missing,
    laterReply: message.reply,
  };
  const decisions = state.decisions.map((each, index) => (index === at ? entry : each));
  return answer({ ...state, decisions }, found.decision.seat, message.reply);
}

function outcome(reached: boolean): 'reached' | 'missed' {
  return reached ? 'reached' : 'missed';
}

function remember(early: State['early'], { id, reached, missing }: Reached): State['early'] {
  const next = new Map(early).set(id, { reached, missing });
  const oldest = next.keys().next().value;
  return next.size > MAX_EARLY && oldest !== undefined ? without(next, oldest) : next;
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  const next = new Map(map);
  next.delete(key);
  return next;
}

function lose(state: State, attempt: number, retryMillis: number): State {
  return {
    ...forgetPartials(abandonPending(state)),
    connection: { phase: 'waiting', attempt, retryMillis },
  };
}

/** What was under way when the connection broke: nobody will tell how it ended. */
function abandonPending(state: State): State {
  const decisions = state.decisions.map((entry) =>
    entry.readBack === 'pending' ? { ...entry, readBack: 'unknown' as const } : entry,
  );
  return { ...state, decisions };
}

function notice(state: State, text: string): State {
  if (text === '' || state.notices.some((each) => each.text === text)) {
    return state;
  }
  const notices = [...state.notices, { key: state.nextKey, text }].slice(-MAX_NOTICES);
  return { ...state, notices, nextKey: state.nextKey + 1 };
}
