/**
 * Every device of one group, with a control for each of its traits at each of its places. A control shows what the bus
 * says and never what was wished: it moves back by itself when the car refuses.
 */
import type { Device } from '../protocol/messages';
import { card, type Card, type Control, type Group } from '../state/devices';
import { capitalised, spaced } from '../state/format';
import type { State } from '../state/state';
import { h } from './dom';
import { knobView, type KnobView } from './knobs';
import type { Deeds } from './view';

export interface Panel {
  readonly element: HTMLElement;
  render(state: State): void;
}

interface Shown {
  readonly device: Device;
  readonly controls: ReadonlyMap<string, KnobView>;
}

export function panel(group: Group, deeds: Deeds): Panel {
  const grid = h('div', { class: 'cards' });
  const title = h('h2', { class: 'panel-title' }, group.title);
  const element = h(
    'section',
    { class: 'group', 'data-group': group.id, 'aria-label': group.title },
    title,
    grid,
  );
  let built: readonly Shown[] = [];
  return {
    element,
    render(state) {
      const cards = group.devices.map((device) => card(state, device)).filter(({ rows }) => rows.length > 0);
      if (built.length === 0) {
        built = cards.map((each) => build(each, grid, deeds));
      }
      cards.forEach((each, index) => update(each, built[index]));
    },
  };
}

function build(shown: Card, grid: HTMLElement, deeds: Deeds): Shown {
  const controls = new Map<string, KnobView>();
  const rows = shown.rows.map(({ zone, controls: row }) =>
    h(
      'div',
      { class: 'row', 'data-zone': zone },
      zone === '' ? null : h('span', { class: 'zone' }, capitalised(spaced(zone))),
      h('div', { class: 'knobs' }, ...row.map((control) => place(control, controls, deeds))),
    ),
  );
  grid.append(
    h(
      'article',
      { class: 'device panel', 'data-device': shown.device.id, 'aria-label': shown.title },
      h('h3', {}, shown.title),
      ...rows,
    ),
  );
  return { device: shown.device, controls };
}

function place(control: Control, into: Map<string, KnobView>, deeds: Deeds): HTMLElement {
  const view = knobView(control, (touch) => deeds.touch(touch));
  into.set(control.key, view);
  return view.element;
}

function update(shown: Card, built: Shown | undefined): void {
  for (const row of shown.rows) {
    for (const control of row.controls) {
      built?.controls.get(control.key)?.render(control);
    }
  }
}
