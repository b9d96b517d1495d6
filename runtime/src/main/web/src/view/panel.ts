/**
 * Devices with a control for each of their traits at each of their places. A control shows what the bus says and never
 * what was wished: it moves back by itself when the car refuses, and the card says for some seconds why.
 */
import type { Card, Control } from '../state/devices';
import type { State } from '../state/state';
import { deviceOf, objection, underWay } from '../state/touched';
import { attribute, h, say, whenChanged } from './dom';
import { knobView, type KnobView } from './knobs';
import type { Deeds } from './view';

export interface Panel {
  readonly element: HTMLElement;
  render(state: State): void;
}

interface CardView {
  readonly element: HTMLElement;
  readonly knobs: ReadonlyMap<string, KnobView>;
  object(text: string): void;
}

/** Long enough to be read twice. */
const OBJECTION_MILLIS = 9000;

/** @param cards the cards of a state; always the same devices and places */
export function panel(
  id: string,
  title: string,
  cards: (state: State) => readonly Card[],
  deeds: Deeds,
): Panel {
  const grid = h('div', { class: 'cards' });
  const element = h(
    'section',
    { class: 'group', 'data-group': id, 'aria-label': title },
    h('h2', { class: 'panel-title' }, title),
    grid,
  );
  const views = new Map<string, CardView>();
  let told: ReadonlySet<number> | null = null;
  const renderOutcomes = whenChanged((decisions: State['decisions']) => {
    const waiting = underWay(decisions);
    views.forEach((view, device) => attribute(view.element, 'data-pending', waiting.has(device)));
    const settled = decisions.filter(({ readBack }) => readBack !== 'pending').reverse();
    const fresh = told === null ? [] : settled.filter(({ key }) => !told?.has(key));
    fresh.forEach((entry) => views.get(deviceOf(entry))?.object(objection(entry)));
    told = new Set(settled.map(({ key }) => key));
  });
  return {
    element,
    render(state) {
      const shown = cards(state);
      if (grid.childElementCount === 0) {
        shown.forEach((each) => views.set(each.device.id, build(each, deeds)));
        grid.append(...[...views.values()].map((view) => view.element));
        attribute(grid, 'data-empty', shown.length === 0);
      }
      shown.forEach((each) => update(each, views.get(each.device.id)));
      renderOutcomes(state.decisions);
    },
  };
}

function build(card: Card, deeds: Deeds): CardView {
  const knobs = new Map<string, KnobView>();
  const place = (control: Control): HTMLElement => {
    const view = knobView(control, (touch) => deeds.touch(touch));
    knobs.set(control.key, view);
    return view.element;
  };
  const rows = card.rows.map((row) =>
    h(
      'div',
      { class: 'row', 'data-zone': row.zone, 'data-place': row.place },
      row.place === '' ? null : h('span', { class: 'zone' }, row.place),
      h('div', { class: 'knobs' }, ...row.controls.map(place)),
    ),
  );
  const note = h('p', { class: 'objection', role: 'status' });
  const element = h(
    'article',
    { class: 'device panel', 'data-device': card.device.id, 'aria-label': card.title },
    h('h3', {}, card.title),
    ...rows,
    note,
  );
  attribute(element, 'data-small', isSmall(card));
  return { element, knobs, object: objecting(note) };
}

/** One thing at one place: name and control share a line. */
function isSmall({ rows }: Card): boolean {
  const [only, more] = rows;
  return only !== undefined && more === undefined && only.place === '' && only.controls.length === 1;
}

function objecting(note: HTMLElement): (text: string) => void {
  let end = 0;
  return (text) => {
    clearTimeout(end);
    say(note, text);
    if (text !== '') {
      end = window.setTimeout(() => say(note, ''), OBJECTION_MILLIS);
    }
  };
}

function update(card: Card, view: CardView | undefined): void {
  for (const { controls } of card.rows) {
    controls.forEach((control) => view?.knobs.get(control.key)?.render(control));
  }
}
