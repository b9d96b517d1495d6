/**
 * Where the chosen seat looks, said by hand: for test drives without a camera. A selector names everything that can be
 * looked at; holding Shift, a click in the drawing does the same. The runtime forgets it after some seconds, and so
 * does the page.
 */
import { capitalised, lookName, spaced } from '../state/format';
import type { State } from '../state/state';
import { attribute, h, say, whenChanged } from './dom';
import type { Deeds, View } from './view';

export function gaze(deeds: Deeds): View {
  const select = h('select', { id: 'look', 'aria-describedby': 'look-hint' });
  const label = h('label', { for: 'look' });
  const hint = h('span', { id: 'look-hint', class: 'gaze-hint' });
  const element = h('p', { class: 'gaze', hidden: true }, label, select, hint);
  select.addEventListener('change', () => deeds.look(select.value));
  const fill = whenChanged((looks: readonly string[]) => {
    select.replaceChildren(
      h('option', { value: '' }, 'nobody knows where'),
      ...looks.map((look) => h('option', { value: look }, lookName(look))),
    );
    attribute(element, 'hidden', looks.length === 0);
  });
  return {
    element,
    render(state) {
      fill(state.looks);
      const seat = deeds.chosenSeat();
      const target = state.gaze.get(seat) ?? '';
      say(label, `Simulated gaze: ${capitalised(spaced(seat))} looks at`);
      if (select.value !== target) {
        select.value = target;
      }
      attribute(element, 'data-on', target !== '');
      say(hint, target === '' ? 'or Shift and click in the drawing' : `for ${seconds(state)} seconds`);
    },
  };
}

function seconds(state: State): number {
  return Math.round(state.lookMillis / 1000);
}
