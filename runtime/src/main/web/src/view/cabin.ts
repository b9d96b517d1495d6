/** The cabin from above, as the bus has it; some parts can be clicked, which says a sentence. */
import { cabinPicture, type CabinPicture } from '../state/cabin';
import {
  readingLightControl,
  seatHeatingControl,
  sunroofControl,
  windowControl,
  type Control,
} from '../state/controls';
import { instruments } from '../state/instruments';
import type { State } from '../state/state';
import type { TalkState } from '../talk/turn';
import { drawBody, legend, type Body } from './body';
import { Controls } from './controls';
import { attribute, h, say, variable } from './dom';
import { seatSpot, VIEW_BOX } from './layout';
import { drawPlace, type Place } from './place';
import type { Deeds, View } from './view';

export function cabin(deeds: Deeds): View {
  const stage = h('div', { class: 'stage' }, h('p', { class: 'waiting' }, 'Waiting for the car…'));
  const strip = h('dl', { class: 'instruments', 'aria-label': 'Instruments' });
  let drawing: Drawing | null = null;
  return {
    element: h('section', { class: 'cabin panel', 'aria-label': 'Cabin' }, strip, stage),
    render(state, talk) {
      if (!state.known) {
        return;
      }
      if (drawing === null || drawing.outdated(state)) {
        drawing = new Drawing(state, deeds);
        stage.replaceChildren(drawing.body.root, legend());
      }
      drawing.choose(deeds.chosenSeat());
      drawing.show(state, talk);
      drawing.showGaze(state.gaze.get(deeds.chosenSeat()) ?? '');
      showInstruments(strip, state);
    },
  };
}

/** One drawing for one set of seats and devices; a new hello with others gets a new drawing. */
class Drawing {
  readonly body: Body;
  private readonly places: ReadonlyMap<string, Place>;
  private readonly controls: Controls;
  private looks: ReadonlySet<string> = new Set();

  constructor(
    private readonly drawnFor: State,
    deeds: Deeds,
  ) {
    const picture = cabinPicture(drawnFor);
    const rows = Math.max(2, ...picture.seats.map((seat) => seat.row));
    this.body = drawBody(VIEW_BOX, rows);
    this.places = new Map(picture.seats.map((seat) => [seat.id, drawPlace(seat, rows)]));
    this.body.inside.append(...[...this.places.values()].map((place) => place.element));
    this.controls = new Controls(this.body.root, (sentence) => deeds.speak(sentence));
    this.body.root.addEventListener('click', (event) => chooseByName(event, deeds), { capture: true });
    this.body.root.addEventListener('click', (event) => this.lookAt(event, deeds), { capture: true });
    this.body.root.addEventListener('keydown', (event) => this.lookAt(event, deeds), { capture: true });
    const wheelAt = seatSpot(1, picture.driverSide, rows);
    attribute(this.body.wheel, 'transform', `translate(${wheelAt.x} 332)`);
  }

  outdated(state: State): boolean {
    const before = this.drawnFor;
    return (
      before.seats !== state.seats ||
      before.devices !== state.devices ||
      before.driverSide !== state.driverSide
    );
  }

  /** Holding Shift, choosing a part says that the chosen seat looks at it, and nothing else. */
  private lookAt(event: MouseEvent | KeyboardEvent, deeds: Deeds): void {
    const chosen = event instanceof KeyboardEvent ? event.key === 'Enter' && !event.repeat : true;
    if (!event.shiftKey || !chosen || this.looks.size === 0) {
      return;
    }
    event.stopPropagation();
    event.preventDefault();
    const part = event.target instanceof Element ? event.target.closest<SVGElement>('[data-look]') : null;
    const target = part?.dataset['look'];
    if (target !== undefined && this.looks.has(target)) {
      deeds.look(target);
    }
  }

  /** Marks what the chosen seat is said to look at. */
  showGaze(target: string): void {
    for (const part of this.body.root.querySelectorAll<SVGElement>('[data-look]')) {
      attribute(part, 'data-looked', target !== '' && part.dataset['look'] === target);
    }
  }

  choose(seat: string): void {
    this.places.forEach((place, id) => attribute(place.element, 'data-chosen', id === seat));
  }

  show(state: State, talk: TalkState): void {
    this.looks = new Set(state.looks);
    const picture = cabinPicture(state);
    const offered: [SVGElement, Control][] = [];
    const offer = (element: SVGElement | null, control: Control | null) => {
      if (element && control) {
        offered.push([element, control]);
      }
    };
    for (const seat of picture.seats) {
      const place = this.places.get(seat.id);
      place?.show(seat, talk.phase === 'talking' && talk.seat === seat.id);
      offer(place?.window ?? null, windowControl(state, seat));
      offer(place?.light ?? null, readingLightControl(state, seat));
      offer(place?.seat ?? null, seatHeatingControl(state, seat));
    }
    offer(this.body.sunroof, sunroofControl(state, picture));
    this.controls.offer(offered);
    this.showBody(picture);
  }

  private showBody(picture: CabinPicture): void {
    const { root, sunroof } = this.body;
    for (const name of LEVELS) {
      const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      variable(root, `--${kebab}`, picture[name] ?? 0);
      attribute(root, `data-${kebab}`, (picture[name] ?? 0) > 0);
    }
    attribute(sunroof, 'visibility', picture.sunroof === null ? 'hidden' : null);
    const open = Math.round((picture.sunroof ?? 0) * 100);
    attribute(sunroof, 'data-open', open);
    const caption = sunroof.querySelector('.caption');
    if (caption) {
      say(caption, open === 0 ? '' : `roof ${open}%`);
    }
  }
}

/** A seat's name chooses the seat; the rest of the seat says a sentence. */
function chooseByName(event: Event, deeds: Deeds): void {
  const name = event.target instanceof Element ? event.target.closest<SVGElement>('[data-choose]') : null;
  const seat = name?.dataset['choose'];
  if (seat !== undefined) {
    event.stopPropagation();
    deeds.chooseSeat(seat);
  }
}

const LEVELS = [
  'sunroof',
  'headlights',
  'highBeam',
  'fogFront',
  'fogRear',
  'hazard',
  'dome',
  'trunk',
  'frunk',
  'wiper',
  'defrostFront',
  'defrostRear',
] as const;

function showInstruments(strip: HTMLElement, state: State): void {
  const shown = instruments(state);
  if (strip.childElementCount !== shown.length) {
    strip.replaceChildren(
      ...shown.map(({ id, label }) => h('div', { 'data-instrument': id }, h('dt', {}, label), h('dd'))),
    );
  }
  shown.forEach(({ value }, index) => {
    const figure = strip.children[index]?.querySelector('dd');
    if (figure) {
      say(figure, value);
    }
  });
}
