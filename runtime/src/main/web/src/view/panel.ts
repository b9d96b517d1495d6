/**
 * Devices with a control for each of their traits at each of their places. A control shows what the bus says and never
 * what was wished: it moves back by itself when the car refuses.
 */
import { type Card, type Control } from '../state/devices';
import { capitalised, spaced } from '../state/format';
import type { State } from '../state/state';
import { attribute, h } from './dom';
import { knobView, type KnobView } from './knobs';
import type { Deeds } from './view';

export interface Panel {
  readonly element: HTMLElement;
  render(state: State): void;
}

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
  const knobs = new Map<string, KnobView>();
  return {
    element,
    render(state) {
      const shown = cards(state);
      if (grid.childElementCount === 0) {
        grid.append(...shown.map((each) => build(each, knobs, deeds)));
      }
      shown.forEach((each) => update(each, knobs));
      attribute(grid, 'data-empty', shown.length === 0);
    },
  };
}

function build(card: Card, knobs: Map<string, KnobView>, deeds: Deeds): HTMLElement {
  const place = (control: Control): HTMLElement => {
    const view = knobView(control, (touch) => deeds.touch(touch));
    knobs.set(control.key, view);
    return view.element;
  };
  const rows = card.rows.map(({ zone, controls }) =>
    h(
      'div',
      { class: 'row', 'data-zone': zone },
      zone === '' ? null : h('span', { class: 'zone' }, capitalised(spaced(zone))),
      h('div', { class: 'knobs' }, ...controls.map(place)),
    ),
  );
  return h(
    'article',
    { class: 'device panel', 'data-device': card.device.id, 'aria-label': card.title },
    h('h3', {}, card.title),
    ...rows,
  );
}

function update(card: Card, knobs: ReadonlyMap<string, KnobView>): void {
  for (const { controls } of card.rows) {
    controls.forEach((control) => knobs.get(control.key)?.render(control));
  }
}
