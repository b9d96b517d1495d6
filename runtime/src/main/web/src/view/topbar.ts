/** The top edge: which car, how bus, voice and connection stand, light or dark; and notices below it. */
import { attribute, h, say, whenChanged } from './dom';
import { themeToggle } from './theme';
import type { Availability } from '../protocol/messages';
import type { Connection, Notice } from '../state/state';
import type { Deeds, View } from './view';

export function topbar(): View {
  const car = h('span', { class: 'car' });
  const connection = chip('connection', 'Runtime');
  const link = chip('link', 'Bus');
  const voice = chip('voice', 'Voice');
  const element = h(
    'header',
    { class: 'topbar' },
    h('h1', {}, h('span', { class: 'mark', 'aria-hidden': 'true' }), 'Codriver'),
    car,
    h('div', { class: 'chips' }, connection.element, link.element, voice.element),
    themeToggle(),
  );
  return {
    element,
    render(state) {
      say(car, state.car);
      connection.show(connectionState(state.connection));
      const up = state.connection.phase === 'open' && state.known;
      link.show(up ? named(state.link, 'up', 'down') : UNKNOWN);
      voice.show(up ? named(state.voice, 'ready', 'not ready') : UNKNOWN);
    },
  };
}

interface ChipState {
  readonly tone: 'good' | 'bad' | 'wait';
  readonly word: string;
  readonly detail: string;
}

const UNKNOWN: ChipState = { tone: 'wait', word: 'unknown', detail: '' };

function named(availability: Availability, good: string, bad: string): ChipState {
  return {
    tone: availability.ok ? 'good' : 'bad',
    word: availability.ok ? good : bad,
    detail: availability.detail,
  };
}

function connectionState(connection: Connection): ChipState {
  switch (connection.phase) {
    case 'open':
      return { tone: 'good', word: 'connected', detail: '' };
    case 'connecting':
      return { tone: 'wait', word: 'connecting', detail: '' };
    case 'waiting':
      return { tone: 'bad', word: 'not connected', detail: '' };
  }
}

function chip(id: string, label: string) {
  const word = h('span', { class: 'word' });
  const element = h(
    'span',
    { class: 'chip', id: `chip-${id}` },
    h('i', { 'aria-hidden': 'true' }),
    label,
    ' ',
    word,
  );
  return {
    element,
    show(state: ChipState) {
      attribute(element, 'data-tone', state.tone);
      attribute(element, 'title', state.detail || null);
      say(word, state.word);
    },
  };
}

/** Lost connection and troubles; empty and without height when all is well. */
export function notices(deeds: Deeds): View {
  const lost = h('div', { class: 'lost' });
  const list = h('ul', { class: 'notices' });
  const renderLost = whenChanged((connection: Connection, known: boolean) => {
    lost.replaceChildren(...(connection.phase === 'waiting' ? lostBanner(connection, known, deeds) : []));
  });
  const renderList = whenChanged((all: readonly Notice[]) => {
    list.replaceChildren(...all.map((each) => noticeItem(each, deeds)));
  });
  return {
    element: h('div', { class: 'notice-area', role: 'status' }, lost, list),
    render(state) {
      // Trying again takes a moment each time; the banner stays until a try has worked.
      if (state.connection.phase !== 'connecting') {
        renderLost(state.connection, state.known);
      }
      renderList(state.notices);
    },
  };
}

function lostBanner(
  connection: Extract<Connection, { phase: 'waiting' }>,
  known: boolean,
  deeds: Deeds,
): Node[] {
  const what = known
    ? 'Connection lost; what you see is the last known state.'
    : 'The runtime does not answer.';
  const when = ` Try ${connection.attempt} in ${Math.max(1, Math.round(connection.retryMillis / 1000))} s.`;
  const retry = h('button', { type: 'button', class: 'quiet' }, 'Try now');
  retry.addEventListener('click', () => deeds.retry());
  return [h('span', {}, what + when), retry];
}

function noticeItem(notice: Notice, deeds: Deeds): HTMLLIElement {
  const close = h('button', { type: 'button', class: 'quiet', 'aria-label': 'Dismiss' }, '✕');
  close.addEventListener('click', () => deeds.dismiss(notice.key));
  return h('li', {}, h('span', {}, notice.text), close);
}
