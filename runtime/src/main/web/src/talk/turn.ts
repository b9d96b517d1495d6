/**
 * Hold to talk, as a pure machine: what a press, a release and the microphone's answer lead to. One seat talks at a
 * time. Each press is a session, so that a microphone which opens after its button was let go is closed unheard.
 */
export type TalkState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'opening' | 'talking'; readonly seat: string; readonly session: number };

export type TalkEvent =
  | { readonly type: 'press'; readonly seat: string; readonly session: number }
  | { readonly type: 'ready' | 'failed'; readonly session: number }
  | { readonly type: 'release' };

/** `begin` and `end` are told to the runtime, `open` and `close` to the microphone. */
export type TalkEffect =
  | { readonly type: 'open'; readonly session: number }
  | { readonly type: 'close'; readonly session: number }
  | { readonly type: 'begin' | 'end'; readonly seat: string };

export interface TalkStep {
  readonly state: TalkState;
  readonly effects: readonly TalkEffect[];
}

export const IDLE: TalkState = { phase: 'idle' };

export function nextTalk(state: TalkState, event: TalkEvent): TalkStep {
  switch (event.type) {
    case 'press':
      return state.phase === 'idle'
        ? {
            state: { phase: 'opening', seat: event.seat, session: event.session },
            effects: [{ type: 'open', session: event.session }],
          }
        : { state, effects: [] };
    case 'ready':
      return state.phase === 'opening' && state.session === event.session
        ? { state: { ...state, phase: 'talking' }, effects: [{ type: 'begin', seat: state.seat }] }
        : { state, effects: [{ type: 'close', session: event.session }] };
    case 'failed':
      return state.phase !== 'idle' && state.session === event.session
        ? released(state)
        : { state, effects: [] };
    case 'release':
      return released(state);
  }
}

function released(state: TalkState): TalkStep {
  if (state.phase === 'idle') {
    return { state, effects: [] };
  }
  const close: TalkEffect = { type: 'close', session: state.session };
  return {
    state: IDLE,
    effects: state.phase === 'talking' ? [{ type: 'end', seat: state.seat }, close] : [close],
  };
}
