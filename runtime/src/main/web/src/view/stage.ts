/**
 * The middle of the page: the cabin from above, the controls of one group, or the bus, chosen by tabs. The car can choose too:
 * when it has a signal for the page ("show me the seats"), the tab follows it.
 */
import { cardsOf, seatCards } from '../state/devices';
import { capitalised, spaced } from '../state/format';
import { found, groups, type Group } from '../state/groups';
import type { Device } from '../protocol/messages';
import type { State } from '../state/state';
import { attribute, h, whenChanged } from './dom';
import { panel, type Panel } from './panel';
import type { Deeds, View } from './view';

const CABIN = 'cabin';
const BUS = 'bus';
const SEAT = 'seat';
const FOUND = 'found';
/** The signal of the device `cockpit-page`. */
const PAGE_SIGNAL = 'Codriver.Cockpit.Page';

export function stage(cabin: View, bus: View, deeds: Deeds): View {
  const tabs = h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'What to see' });
  const content = h('div', { class: 'middle-content', id: 'stage' }, cabin.element);
  const find = h('input', {
    id: 'find',
    type: 'search',
    placeholder: 'Find a device…',
    'aria-label': 'Find a device',
    autocomplete: 'off',
    maxlength: 60,
  });
  let known: readonly Group[] = [];
  let chosen = CABIN;
  let panels = new Map<string, Panel>();
  let last: State | null = null;
  let followed: unknown;
  let finding: Panel | null = null;

  const show = (element: Element | undefined) => {
    content.replaceChildren(...(element ? [element] : []));
    content.scrollTop = 0;
  };

  const choose = (id: string, focus = false) => {
    finding = null;
    find.value = '';
    chosen = id === BUS || id === SEAT || known.some((group) => group.id === id) ? id : CABIN;
    show({ [CABIN]: cabin.element, [BUS]: bus.element }[chosen] ?? panelOf(chosen)?.element);
    for (const tab of tabs.querySelectorAll<HTMLElement>('[role=tab]')) {
      const own = tab.dataset['tab'] === chosen;
      attribute(tab, 'aria-selected', String(own));
      attribute(tab, 'tabindex', own ? 0 : -1);
      if (own) {
        reveal(tabs, tab);
        if (focus) {
          tab.focus();
        }
      }
    }
    if (last) {
      panelOf(chosen)?.render(last);
    }
  };

  const panelOf = (id: string): Panel | undefined => (id === SEAT ? seatPanel() : groupPanel(id));

  const groupPanel = (id: string): Panel | undefined => {
    const group = known.find((each) => each.id === id);
    if (group && !panels.has(id)) {
      panels.set(
        id,
        panel(id, group.title, (state) => cardsOf(state, group.devices), deeds),
      );
    }
    return panels.get(id);
  };

  const search = () => {
    const devices = last ? found(last.devices, find.value) : [];
    if (find.value.trim() === '') {
      choose(chosen);
      return;
    }
    const title = devices.length === 0 ? 'The car has no such device' : 'Found';
    finding = panel(FOUND, title, (state) => cardsOf(state, devices), deeds);
    show(finding.element);
    if (last) {
      finding.render(last);
    }
  };
  find.addEventListener('input', search);
  find.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      choose(chosen);
    }
  });

  const seatPanel = (): Panel => {
    const seat = deeds.chosenSeat();
    const key = `${SEAT} ${seat}`;
    const made =
      panels.get(key) ?? panel(SEAT, capitalised(spaced(seat)), (state) => seatCards(state, seat), deeds);
    panels.set(key, made);
    return made;
  };

  const build = whenChanged((devices: readonly Device[]) => {
    known = groups(devices);
    panels = new Map();
    tabs.replaceChildren(
      tab(CABIN, 'Cabin'),
      tab(SEAT, 'My seat'),
      ...known.map(({ id, title }) => tab(id, title)),
      tab(BUS, 'Bus'),
    );
    choose(chosen);
  });
  // The first word is how the car stands, not that somebody asked for a page.
  const follow = whenChanged((page: unknown) => {
    const asked = followed !== undefined && followed !== '';
    followed = page;
    if (typeof page === 'string' && page !== '' && asked) {
      choose(page.toLowerCase());
    }
  });

  tabs.addEventListener('click', (event) => {
    const id =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[role=tab]')?.dataset['tab'] : '';
    if (id) {
      choose(id);
    }
  });
  tabs.addEventListener('keydown', (event) => {
    const order = [CABIN, SEAT, ...known.map(({ id }) => id), BUS];
    const at = order.indexOf(chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: order.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      choose(order[(to + order.length) % order.length] ?? CABIN, true);
    }
  });

  return {
    element: h('section', { class: 'middle', 'aria-label': 'The car' }, find, tabs, content),
    render(state, talk) {
      build(state.devices);
      bus.render(state, talk);
      follow(state.signals.get(PAGE_SIGNAL)?.value ?? '');
      last = state;
      cabin.render(state, talk);
      if (finding) {
        finding.render(state);
      } else if (chosen === SEAT && panelOf(SEAT)?.element !== content.firstElementChild) {
        choose(SEAT); // for another seat now
      }
      if (finding === null && chosen !== CABIN) {
        panelOf(chosen)?.render(state);
      }
    },
  };
}

/** Not `scrollIntoView`: that also moves the place from which the Tab key goes on. */
function reveal(strip: Element, tab: Element): void {
  const [frame, own] = [strip.getBoundingClientRect(), tab.getBoundingClientRect()];
  strip.scrollLeft += Math.min(0, own.left - frame.left) + Math.max(0, own.right - frame.right);
}

function tab(id: string, title: string): HTMLElement {
  return h(
    'button',
    { type: 'button', role: 'tab', class: 'tab', 'data-tab': id, 'aria-controls': 'stage' },
    title,
  );
}
