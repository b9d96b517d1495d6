/** Every signal that the bus has said, with a filter; a value that has just changed glows for a moment. */
import type { Reading } from '../protocol/messages';
import { clock, formatValue } from '../state/format';
import { attribute, dotted, h, say, whenChanged } from './dom';
import type { View } from './view';

interface Row {
  readonly element: HTMLLIElement;
  readonly path: string;
  readonly value: HTMLElement;
  shown: Reading | null;
}

export function bus(): View {
  const filter = h('input', {
    id: 'bus-filter',
    type: 'search',
    placeholder: 'Filter: window, light, row1 …',
    'aria-label': 'Filter signals',
    autocomplete: 'off',
  });
  const count = h('span', { class: 'count' });
  const list = h('ul', { class: 'signals', id: 'signals', tabindex: 0, 'aria-label': 'Signals' });
  const rows = new Map<string, Row>();
  const applyFilter = () => showMatching(rows, filter.value, count);
  filter.addEventListener('input', applyFilter);
  const render = whenChanged((signals: ReadonlyMap<string, Reading>) => {
    if (fillRows(rows, signals)) {
      list.replaceChildren(...[...rows.values()].sort(byPath).map((row) => row.element));
      applyFilter();
    }
    signals.forEach((reading, path) => showReading(rows.get(path), reading));
  });
  return {
    element: h(
      'section',
      { class: 'bus panel', 'aria-label': 'Bus monitor' },
      h('header', {}, h('h2', {}, 'On the bus'), filter, count),
      list,
    ),
    render: (state) => render(state.signals),
  };
}

function byPath(one: Row, other: Row): number {
  return one.path < other.path ? -1 : 1;
}

/** Whether rows came or went. */
function fillRows(rows: Map<string, Row>, signals: ReadonlyMap<string, Reading>): boolean {
  const before = [...rows.keys()];
  before.filter((path) => !signals.has(path)).forEach((path) => rows.delete(path));
  const fresh = [...signals.keys()].filter((path) => !rows.has(path));
  fresh.forEach((path) => rows.set(path, makeRow(path)));
  return fresh.length > 0 || rows.size !== before.length;
}

function makeRow(path: string): Row {
  const value = h('output', { class: 'value' });
  const cut = path.lastIndexOf('.', path.lastIndexOf('.') - 1) + 1;
  const name = h(
    'span',
    { class: 'path', title: path },
    h('i', {}, ...dotted(path.slice(0, cut))),
    ...dotted(path.slice(cut)),
  );
  // An output is a live region by itself; a busy bus must not be read aloud.
  attribute(value, 'aria-live', 'off');
  return { element: h('li', { 'data-path': path }, name, value), path, value, shown: null };
}

function showReading(row: Row | undefined, reading: Reading): void {
  if (!row || row.shown === reading) {
    return;
  }
  const changed = row.shown !== null && row.shown.value !== reading.value;
  row.shown = reading;
  say(row.value, formatValue(reading.value, reading.unit));
  attribute(row.value, 'title', clock(reading.at) || null);
  if (changed && !matchMedia('(prefers-reduced-motion: reduce)').matches) {
    row.element.getAnimations().forEach((animation) => animation.cancel());
    row.element.animate(
      { backgroundColor: ['var(--flash)', 'transparent'] },
      { duration: 1200, easing: 'ease-out' },
    );
  }
}

/** Every word of the filter must be somewhere in the path. */
function showMatching(rows: ReadonlyMap<string, Row>, filter: string, count: HTMLElement): void {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  let matching = 0;
  for (const row of rows.values()) {
    const fits = words.every((word) => row.path.toLowerCase().includes(word));
    row.element.hidden = !fits;
    matching += fits ? 1 : 0;
  }
  say(count, words.length === 0 ? `${rows.size} signals` : `${matching} of ${rows.size}`);
}
