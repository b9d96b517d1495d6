/** Each seat's talk: what was heard, what was decided on it, what the car said; and its hold-to-talk button. */
import type { Seat } from '../protocol/messages';
import { capitalised, faultText, spaced } from '../state/format';
import { answersTo, type Answer } from '../state/question';
import { faultsOf, talkOf, type DecisionEntry, type Line, type SeatTalk, type State } from '../state/state';
import { missingMicrophone } from '../talk/microphone';
import type { TalkState } from '../talk/turn';
import { attribute, h, say, whenChanged } from './dom';
import type { Deeds, View } from './view';

export function seats(deeds: Deeds): View {
  const grid = h('div', { class: 'seat-cards' });
  let cards: readonly SeatCard[] = [];
  const build = whenChanged((all: readonly Seat[]) => {
    // A rebuilt button never sees its release.
    deeds.release();
    cards = all.map((seat) => seatCard(seat, deeds));
    grid.replaceChildren(...cards.map((card) => card.element));
  });
  return {
    element: h('section', { class: 'seats', 'aria-label': 'Who said what' }, grid),
    render(state, talk) {
      build(state.seats);
      cards.forEach((card) => card.render(state, talk));
    },
  };
}

interface SeatCard {
  readonly element: HTMLElement;
  render(state: State, talk: TalkState): void;
}

function seatCard(seat: Seat, deeds: Deeds): SeatCard {
  const name = capitalised(spaced(seat.id));
  const lines = h('ol', { class: 'lines', 'aria-label': `${name}: transcript` });
  const partial = h('p', { class: 'partial', 'aria-hidden': 'true' });
  const fault = h('p', { class: 'fault', role: 'status' });
  const answers = answerButtons(seat.id, name, deeds);
  const button = talkButton(seat, name, deeds);
  const idleWord = seat.microphone ? 'Hold to talk' : 'No microphone';
  const renderLines = whenChanged((talk: SeatTalk, decisions: readonly DecisionEntry[]) => {
    lines.replaceChildren(...talk.lines.slice(-8).map((line) => lineItem(line, decisions)));
    answers.offer(answersTo(seat.id, talk, decisions));
    lines.scrollTop = lines.scrollHeight;
    say(partial, talk.partial);
  });
  const element = h(
    'article',
    { class: 'seat-card panel', 'data-seat': seat.id, 'data-deaf': !seat.microphone, 'aria-label': name },
    h('header', {}, h('h2', {}, name), button),
    fault,
    lines,
    answers.element,
    partial,
  );
  return {
    element,
    render(state, talk) {
      renderLines(talkOf(state, seat.id), state.decisions);
      const wrong = faultText(faultsOf(state, seat.id));
      say(fault, wrong);
      attribute(element, 'data-broken', wrong !== '');
      const mine = talk.phase !== 'idle' && talk.seat === seat.id ? talk.phase : null;
      attribute(element, 'data-talk', mine);
      attribute(button, 'aria-pressed', String(mine !== null));
      say(button, mine === null ? idleWord : mine === 'opening' ? 'Wait…' : 'Listening');
    },
  };
}

interface AnswerButtons {
  readonly element: HTMLElement;
  offer(answers: readonly Answer[]): void;
}

function answerButtons(seat: string, name: string, deeds: Deeds): AnswerButtons {
  const element = h('div', {
    class: 'answers',
    role: 'group',
    'aria-label': `Answer as ${name}`,
    hidden: true,
  });
  let shown = '';
  return {
    element,
    offer(answers) {
      const now = JSON.stringify(answers);
      // The same buttons stay, and with them the focus.
      if (now !== shown) {
        shown = now;
        element.replaceChildren(...answers.map((answer) => answerButton(answer, seat, deeds)));
        attribute(element, 'hidden', answers.length === 0);
      }
    },
  };
}

function answerButton({ label, says }: Answer, seat: string, deeds: Deeds): HTMLButtonElement {
  const button = h('button', { type: 'button', class: 'example', 'data-answer': says }, label);
  button.addEventListener('click', () => deeds.answer(seat, says));
  return button;
}

function lineItem(line: Line, decisions: readonly DecisionEntry[]): HTMLLIElement {
  const entry = decisions.find((each) => each.key === line.decision);
  const verdict = entry?.decision.decision;
  return h(
    'li',
    { class: line.who, 'data-cut': !line.whole },
    h('span', { class: 'sr-only' }, line.who === 'car' ? 'Car: ' : ''),
    h('span', { class: 'words' }, line.whole ? line.text : `${line.text} …`),
    verdict ? h('span', { class: 'badge', 'data-verdict': verdict }, verdict) : null,
  );
}

function talkButton(seat: Seat, name: string, deeds: Deeds): HTMLButtonElement {
  const button = h(
    'button',
    { type: 'button', class: 'talk', 'aria-label': `Hold to talk as ${name}` },
    'Hold to talk',
  );
  const missing = seat.microphone ? missingMicrophone() : 'This seat has no microphone; typing works.';
  if (missing !== null) {
    attribute(button, 'disabled', true);
    attribute(button, 'title', missing);
    return button;
  }
  holdWithPointer(button, seat.id, deeds);
  holdWithKey(button, seat.id, deeds);
  button.addEventListener('blur', () => deeds.release());
  return button;
}

function holdWithPointer(button: HTMLButtonElement, seat: string, deeds: Deeds): void {
  button.addEventListener('pointerdown', (event) => {
    if (event.button === 0 && event.isPrimary) {
      button.setPointerCapture(event.pointerId);
      deeds.press(seat);
    }
  });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
    button.addEventListener(end, () => deeds.release());
  }
  // A long touch would open the browser's menu in the middle of a sentence.
  button.addEventListener('contextmenu', (event) => event.preventDefault());
}

function holdWithKey(button: HTMLButtonElement, seat: string, deeds: Deeds): void {
  const holds = (event: KeyboardEvent) => event.key === ' ' || event.key === 'Enter';
  button.addEventListener('keydown', (event) => {
    if (holds(event)) {
      event.preventDefault();
      if (!event.repeat) {
        deeds.press(seat);
      }
    }
  });
  button.addEventListener('keyup', (event) => {
    if (holds(event)) {
      deeds.release();
    }
  });
}
