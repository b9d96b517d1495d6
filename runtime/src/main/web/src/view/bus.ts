/** Every signal that the bus has said, with a filter; a value that has just changed glows for a moment. */
import type { Reading } from '../protocol/messages';
import { clock, formatValue } from '../state/format';
import { attribute, dotted, h, say, whenChanged } from './dom';
import type { View } from './view';

/** How long a button shows that it has copied. */
const COPIED_MILLIS = 1500;

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
  const copied = h('p', { class: 'sr-only', 'aria-live': 'polite' });
  const list = h('ul', { class: 'signals', id: 'signals', tabindex: 0, 'aria-label': 'Signals' });
  const rows = new Map<string, Row>();
  const applyFilter = () => {
    showMatching(rows, filter.value, count);
    enterAtFirst([...rows.values()].sort(byPath));
  };
  filter.addEventListener('input', applyFilter);
  list.addEventListener('click', (event) => copyAt(event.target, copied));
  list.addEventListener('keydown', (event) => step(list, event));
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
      copied,
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
  const copy = h('button', { type: 'button', class: 'copy', 'aria-label': `Copy ${path}`, title: 'Copy' });
  return { element: h('li', { 'data-path': path }, name, value, copy), path, value, shown: null };
}

/** The copy buttons are one stop for the Tab key, with arrow keys inside: the list is long. */
function step(list: HTMLElement, event: KeyboardEvent): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const from = event.target instanceof Element ? event.target.closest('.copy') : null;
  if (by !== undefined && from !== null) {
    event.preventDefault();
    const buttons = [...list.querySelectorAll<HTMLElement>('li:not([hidden]) .copy')];
    buttons[buttons.findIndex((each) => each === from) + by]?.focus();
  }
}

/** The first row that is shown is where the Tab key comes in. */
function enterAtFirst(rows: Iterable<Row>): void {
  let entered = false;
  for (const { element } of rows) {
    const enters: boolean = !entered && !element.hidden;
    entered ||= enters;
    element.querySelectorAll('.copy').forEach((copy) => attribute(copy, 'tabindex', enters ? 0 : -1));
  }
}

/** Copies the path of the row whose button was pressed, and says so on it for a moment. */
function copyAt(target: EventTarget | null, copied: HTMLElement): void {
  const button = target instanceof Element ? target.closest('.copy') : null;
  const path = button?.closest('li')?.dataset['path'];
  if (button === null || path === undefined) {
    return;
  }
  void copyText(path).then((done) => {
    attribute(button, 'data-copied', done ? 'yes' : 'no');
    say(copied, done ? `Copied ${path}` : 'The browser does not let the page copy.');
    setTimeout(() => attribute(button, 'data-copied', null), COPIED_MILLIS);
  });
}

/** Over plain HTTP from another machine there is no clipboard interface; a selected text field still copies. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

function copySelected(text: string): boolean {
  const before = document.activeElement;
  const field = h('textarea', { class: 'sr-only', 'aria-hidden': 'true', tabindex: -1 });
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) {
    before.focus();
  }
  return done;
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
