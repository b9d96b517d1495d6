/** The last decision in full and the ones before it in a line each, to be opened. */
import type { Decision } from '../protocol/messages';
import { capitalised, clock, formatMillis, spaced } from '../state/format';
import { modalities } from '../state/modalities';
import type { DecisionEntry } from '../state/state';
import { timings } from '../state/timings';
import { h, whenChanged } from './dom';
import { drawHopBar } from './hopbar';
import { readBackMark, trace } from './trace';
import type { View } from './view';

export function decisions(): View {
  const last = h('div', { class: 'last-decision' });
  const list = h('ol', { class: 'decision-list', id: 'decisions' });
  const times = h('tbody');
  const items = new Map<number, { entry: DecisionEntry; element: HTMLLIElement }>();
  const render = whenChanged((all: readonly DecisionEntry[]) => {
    const newest = all[0];
    last.replaceChildren(newest ? inFull(newest) : h('p', { class: 'empty' }, 'Nothing decided yet.'));
    times.replaceChildren(...timingRows(all));
    list.replaceChildren(...all.map((entry) => itemFor(entry, items)));
    const kept = new Set(all.map((entry) => entry.key));
    [...items.keys()].filter((key) => !kept.has(key)).forEach((key) => items.delete(key));
  });
  return {
    element: h(
      'section',
      { class: 'decisions panel', 'aria-label': 'Decisions' },
      h('h2', {}, 'Last decision'),
      last,
      h(
        'details',
        { class: 'timings' },
        h('summary', {}, 'Milliseconds by hop'),
        h(
          'table',
          {},
          h(
            'thead',
            {},
            h('tr', {}, ...['Hop', 'Median', 'p95', 'n'].map((name) => h('th', { scope: 'col' }, name))),
          ),
          times,
        ),
      ),
      h('h2', {}, 'All decisions'),
      list,
    ),
    render: (state) => render(state.decisions),
  };
}

function timingRows(all: readonly DecisionEntry[]): HTMLElement[] {
  return timings(all).map(({ hop, median, p95, count }) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, capitalised(hop)),
      ...[formatMillis(median), formatMillis(p95), String(count)].map((text) => h('td', {}, text)),
    ),
  );
}

function inFull(entry: DecisionEntry): HTMLElement {
  const { decision } = entry;
  return h(
    'article',
    { 'data-verdict': decision.decision },
    h('p', { class: 'quote' }, decision.text || '(no words)'),
    h('p', { class: 'meta' }, ...headline(entry)),
    trace(entry),
    drawHopBar(decision.hops, decision.totalMillis, true),
  );
}

function headline({ decision, readBack }: DecisionEntry): (Node | null)[] {
  return [
    h('span', { class: 'badge', 'data-verdict': decision.decision }, decision.decision),
    h('span', {}, capitalised(spaced(decision.seat))),
    readBackMark(readBack),
    modelMark(decision),
    decision.totalMillis === null ? null : h('span', { class: 'millis' }, formatMillis(decision.totalMillis)),
  ];
}

/** "model 93 %, by words, look": that the trained model decided, how sure it was, and by what. */
function modelMark({ why, reason, confidence }: Decision): HTMLElement | null {
  const senses = modalities(why, reason);
  if (senses === null) {
    return null;
  }
  const sure = confidence === null ? '' : ` ${Math.round(confidence * 100)} %`;
  return h('span', { class: 'model-mark' }, `model${sure}, by ${senses.join(', ')}`);
}

/** Items are kept while their entry is, so that an opened one stays open; a changed entry refills its item. */
function itemFor(
  entry: DecisionEntry,
  items: Map<number, { entry: DecisionEntry; element: HTMLLIElement }>,
): HTMLLIElement {
  const known = items.get(entry.key);
  if (known?.entry === entry) {
    return known.element;
  }
  const element = known?.element ?? h('li', {}, h('details'));
  const details = element.querySelector('details');
  element.dataset['decision'] = entry.decision.decision;
  element.dataset['readBack'] = entry.readBack;
  details?.replaceChildren(...inLine(entry));
  items.set(entry.key, { entry, element });
  return element;
}

function inLine(entry: DecisionEntry): Node[] {
  const { decision } = entry;
  const summary = h(
    'summary',
    {},
    h('span', { class: 'badge', 'data-verdict': decision.decision }, decision.decision),
    h('span', { class: 'words' }, decision.text || '(no words)'),
    h(
      'span',
      { class: 'reason' },
      [spaced(decision.seat), spaced(decision.reason)].filter(Boolean).join(' · '),
    ),
    readBackMark(entry.readBack),
    h('span', { class: 'millis' }, clock(decision.at)),
  );
  return [summary, trace(entry), drawHopBar(decision.hops, decision.totalMillis, false)];
}
