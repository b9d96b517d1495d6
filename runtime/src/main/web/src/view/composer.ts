/** Typing to the car: who speaks, what they say, and sentences to try. */
import { capitalised, spaced } from '../state/format';
import type { Seat } from '../protocol/messages';
import { attribute, h, say, whenChanged } from './dom';
import { gaze } from './gaze';
import type { Deeds, View } from './view';

export interface Composer extends View {
  /** The seat that the text box and clicks in the drawing speak for. */
  chosenSeat(): string;
  choose(seat: string): void;
}

/** @param changed called when another seat is chosen */
export function composer(deeds: Deeds, changed: () => void): Composer {
  const seat = h('select', { id: 'seat', 'aria-label': 'Speak for' });
  const input = h('input', {
    id: 'text',
    type: 'text',
    maxlength: 400,
    autocomplete: 'off',
    placeholder: 'Say it in writing…',
    'aria-label': 'What to say to the car',
  });
  const send = h('button', { type: 'submit', id: 'send', class: 'primary' }, 'Say');
  const hint = h('p', { class: 'hint', id: 'composer-hint' });
  const examples = h('div', { class: 'examples', role: 'group', 'aria-label': 'Sentences to try' });
  const form = h('form', { class: 'composer' }, seat, input, send);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text !== '' && deeds.speak(text)) {
      input.value = '';
    }
    input.focus();
  });
  seat.addEventListener('change', changed);
  const looking = gaze(deeds);
  const renderSeats = whenChanged((seats: readonly Seat[]) => {
    const before = seat.value;
    seat.replaceChildren(
      ...seats.map((each) => h('option', { value: each.id }, capitalised(spaced(each.id)))),
    );
    seat.value = seats.some((each) => each.id === before) ? before : (seats[0]?.id ?? '');
  });
  const renderExamples = whenChanged((sentences: readonly string[]) => {
    examples.replaceChildren(...sentences.map((sentence) => exampleChip(sentence, deeds)));
  });
  return {
    element: h(
      'section',
      { class: 'speak', 'aria-label': 'Speak to the car' },
      form,
      hint,
      looking.element,
      examples,
    ),
    chosenSeat: () => seat.value,
    choose(id) {
      seat.value = id;
      changed();
    },
    render(state, talk) {
      const up = state.connection.phase === 'open' && state.known;
      renderSeats(state.seats);
      renderExamples(state.examples);
      looking.render(state, talk);
      // Not disabled while the connection is down: what is being typed stays, and so does the focus.
      attribute(send, 'aria-disabled', up ? null : 'true');
      say(hint, up ? '' : 'Not connected: nothing is sent, and nothing is kept to be sent later.');
    },
  };
}

function exampleChip(sentence: string, deeds: Deeds): HTMLButtonElement {
  const button = h('button', { type: 'button', class: 'example' }, sentence);
  button.addEventListener('click', () => deeds.speak(sentence));
  return button;
}
