/** The controls themselves: native elements, so that keyboard and screen reader come with them. */
import type { Touch } from '../protocol/messages';
import type { Control, Knob } from '../state/devices';
import { capitalised, formatValue, spaced } from '../state/format';
import { attribute, h, say, variable } from './dom';

export interface KnobView {
  readonly element: HTMLElement;
  render(control: Control): void;
}

/** False when it could not be sent. */
type Send = (touch: Touch) => boolean;

/** As many characters as the runtime takes for a slot. */
const LONGEST = 200;

/** A slider that somebody holds is not moved under the finger; this long after the last move the bus has the word. */
const HOLD_MILLIS = 1500;

/** Up to so many options of so many letters together stand side by side, more are folded into a list. */
const FEW = 3;
const SHORT = 15;

const ARROWS: Readonly<Record<string, string>> = {
  previous: '⏮',
  start: '▶',
  pause: '⏸',
  stop: '⏹',
  next: '⏭',
};

export function knobView(control: Control, send: Send): KnobView {
  const view = make(control.knob, control, send);
  view.render(control);
  return {
    element: view.element,
    render(now) {
      describe(view.element, now);
      view.render(now);
    },
  };
}

function describe(element: HTMLElement, { sentence, key }: Control): void {
  attribute(element, 'data-key', key);
  attribute(element, 'data-sentence', sentence === '' ? null : sentence);
  attribute(element, 'title', sentence === '' ? null : `Say: “${sentence}”`);
}

function make(knob: Knob, first: Control, send: Send): KnobView {
  switch (knob.kind) {
    case 'switch':
      return toggle(first, send);
    case 'slider':
      return slider(first, knob, send);
    case 'choice':
      return knob.options.length <= FEW && knob.options.join('').length <= SHORT
        ? segments(first, knob.options, send)
        : choice(first, knob.options, send);
    case 'colour':
      return swatches(first, knob.options, send);
    case 'buttons':
      return buttons(first, knob.operations, send);
    case 'words':
      return words(first, knob.slot, send);
    case 'reading':
      return reading();
  }
}

function toggle(first: Control, send: Send): KnobView {
  let now = first;
  const word = h('span', { class: 'word' });
  const button = h('button', { type: 'button', role: 'switch', class: 'switch' }, h('i', {}), word);
  button.addEventListener('click', () => send(now.touch(button.getAttribute('aria-checked') !== 'true')));
  return {
    element: button,
    render(control) {
      now = control;
      if (control.knob.kind === 'switch') {
        const { on, words } = control.knob;
        attribute(button, 'aria-checked', String(on === true));
        attribute(button, 'aria-label', control.label);
        say(word, on === null ? '–' : capitalised(on ? words[0] : words[1]));
      }
    },
  };
}

function slider(first: Control, knob: Extract<Knob, { kind: 'slider' }>, send: Send): KnobView {
  let now = first;
  let heldUntil = 0;
  const input = h('input', { type: 'range', min: knob.min, max: knob.max, step: knob.step });
  const value = h('output', { class: 'amount', 'aria-live': 'off' });
  let letGo = 0;
  const fill = () => variable(input, '--part', (Number(input.value) - knob.min) / (knob.max - knob.min));
  const follow = () => {
    if (performance.now() >= heldUntil && now.knob.kind === 'slider' && now.knob.value !== null) {
      input.value = String(now.knob.value);
      fill();
    }
  };
  input.addEventListener('input', () => {
    heldUntil = performance.now() + HOLD_MILLIS;
    // A refusal changes nothing on the bus, so nothing else would bring the slider back.
    clearTimeout(letGo);
    letGo = window.setTimeout(follow, HOLD_MILLIS + 20);
    fill();
  });
  input.addEventListener('change', () => send(now.touch(Number(input.value))));
  return {
    element: h('label', { class: 'slider' }, input, value),
    render(control) {
      now = control;
      if (control.knob.kind === 'slider') {
        attribute(input, 'aria-label', control.label);
        attribute(input, 'aria-valuetext', control.knob.shown);
        say(value, control.knob.shown);
        follow();
      }
    },
  };
}

function segments(first: Control, options: readonly string[], send: Send): KnobView {
  let now = first;
  const buttons = options.map((id) => {
    const button = h(
      'button',
      { type: 'button', class: 'segment', 'data-value': id },
      capitalised(spaced(id)),
    );
    button.addEventListener('click', () => send(now.touch(id)));
    return { id, button };
  });
  return {
    element: h('div', { class: 'segments', role: 'group' }, ...buttons.map(({ button }) => button)),
    render(control) {
      now = control;
      const chosen = control.knob.kind === 'choice' ? control.knob.chosen : '';
      for (const { id, button } of buttons) {
        attribute(button, 'aria-label', `${control.label}: ${spaced(id)}`);
        attribute(button, 'aria-pressed', String(chosen === id));
      }
    },
  };
}

function choice(first: Control, options: readonly string[], send: Send): KnobView {
  let now = first;
  const other = h('option', { value: '', hidden: true });
  const select = h(
    'select',
    {},
    other,
    ...options.map((id) => h('option', { value: id }, capitalised(spaced(id)))),
  );
  select.addEventListener('change', () => {
    send(now.touch(select.value));
    // The bus decides what is shown: until it says so, what was.
    select.value = now.knob.kind === 'choice' ? now.knob.chosen : '';
  });
  return {
    element: select,
    render(control) {
      now = control;
      attribute(select, 'aria-label', control.label);
      if (control.knob.kind === 'choice') {
        say(other, control.knob.other);
        if (select.value !== control.knob.chosen) {
          select.value = control.knob.chosen;
        }
      }
    },
  };
}

function swatches(
  first: Control,
  options: readonly { readonly id: string; readonly colour: string }[],
  send: Send,
): KnobView {
  let now = first;
  const buttons = options.map(({ id, colour }) => {
    const name = capitalised(spaced(id));
    const button = h('button', { type: 'button', class: 'swatch', 'data-colour': id, title: name });
    variable(button, '--colour', /^#[0-9a-f]{6}$/i.test(colour) ? colour : 'transparent');
    button.addEventListener('click', () => send(now.touch(id)));
    return { id, name, button };
  });
  return {
    element: h('div', { class: 'swatches', role: 'group' }, ...buttons.map(({ button }) => button)),
    render(control) {
      now = control;
      for (const { id, name, button } of buttons) {
        attribute(button, 'aria-label', `${control.label}: ${name}`);
        attribute(
          button,
          'aria-pressed',
          String(control.knob.kind === 'colour' && control.knob.chosen === id),
        );
      }
    },
  };
}

function buttons(first: Control, operations: readonly string[], send: Send): KnobView {
  let now = first;
  const shown = h('span', { class: 'amount' });
  const all = operations.map((operation) => {
    const button = h('button', { type: 'button', class: 'transport' }, ARROWS[operation] ?? operation);
    button.addEventListener('click', () => send(now.touch(operation)));
    return { operation, button };
  });
  return {
    element: h('div', { class: 'buttons', role: 'group' }, ...all.map(({ button }) => button), shown),
    render(control) {
      now = control;
      all.forEach(({ operation, button }) =>
        attribute(button, 'aria-label', `${control.label}: ${spaced(operation)}`),
      );
      say(shown, control.knob.kind === 'buttons' ? capitalised(control.knob.shown) : '');
    },
  };
}

/** What is written goes out with Enter or the button and leaves the field: the bus says what became of it. */
function words(first: Control, slot: string, send: Send): KnobView {
  let now = first;
  const input = h('input', {
    type: 'text',
    maxlength: LONGEST,
    autocomplete: 'off',
    placeholder: `${capitalised(spaced(slot))}…`,
  });
  const go = h('button', { type: 'submit', class: 'transport' }, '▶');
  const form = h('form', { class: 'free-text' }, input, go);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text !== '' && send(now.touch(text))) {
      input.value = '';
    }
  });
  return {
    element: form,
    render(control) {
      now = control;
      attribute(input, 'aria-label', control.label);
      attribute(go, 'aria-label', `${control.label}: start`);
    },
  };
}

function reading(): KnobView {
  const value = h('output', { class: 'reading', 'aria-live': 'off' });
  return {
    element: value,
    render: (control) => {
      attribute(value, 'aria-label', control.label);
      say(value, control.knob.kind === 'reading' ? control.knob.shown : formatValue(null, ''));
    },
  };
}
