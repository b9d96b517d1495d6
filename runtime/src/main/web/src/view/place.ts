/** One seat of the drawing with what belongs to it: its light, its door and window, its mirror. */
import { capitalised, spaced } from '../state/format';
import type { SeatPicture } from '../state/cabin';
import { attribute, s, say, variable } from './dom';
import { doorSpot, seatScale, seatSpot, type DoorSpot, type Spot } from './layout';

export interface Place {
  readonly element: SVGGElement;
  readonly seat: SVGGElement;
  readonly light: SVGGElement | null;
  readonly window: SVGGElement | null;
  show(seat: SeatPicture, talking: boolean): void;
}

export function drawPlace(first: SeatPicture, rows: number): Place {
  const spot = seatSpot(first.row, first.side, rows);
  const seat = drawSeat(first, spot);
  const light = first.readingLight === null ? null : drawLight(spot, first.id);
  const side = first.side === 'middle' ? null : drawSide(first, doorSpot(first.row, first.side, rows));
  const glow = s('ellipse', { class: 'reading-glow', cx: spot.x, cy: spot.y, rx: 78, ry: 92 });
  const scale = seatScale(rows);
  const shrunk = `translate(${spot.x} ${spot.y}) scale(${scale}) translate(${-spot.x} ${-spot.y})`;
  [seat.element, light].forEach((part) => part && scale < 1 && attribute(part, 'transform', shrunk));
  const element = s(
    'g',
    { class: 'place', 'data-seat': first.id },
    side?.ambient ?? null,
    glow,
    seat.element,
    light,
    side?.element ?? null,
  );
  return {
    element,
    seat: seat.element,
    light,
    window: side?.window ?? null,
    show(picture, talking) {
      variable(element, '--light', picture.readingLight ?? 0);
      attribute(element, 'data-light', picture.readingLight ?? null);
      attribute(element, 'data-heard', picture.heard || talking);
      seat.show(picture);
      side?.show(picture);
    },
  };
}

function drawSeat(seat: SeatPicture, { x, y, width }: Spot) {
  const half = width / 2;
  const temperature = s('text', { class: 'temperature', x, y: y + 2 });
  const heat = s('text', { class: 'heat', x, y: y + 18 });
  const element = s(
    'g',
    { class: 'seat', 'data-look': `seat@${seat.id}` },
    s('rect', { class: 'halo', x: x - half - 6, y: y - 48, width: width + 12, height: 104, rx: 22 }),
    s('rect', { class: 'cushion', x: x - half, y: y - 42, width, height: 70, rx: 16 }),
    s('rect', { class: 'back', x: x - half - 2, y: y + 22, width: width + 4, height: 28, rx: 13 }),
    temperature,
    heat,
    s('text', { class: 'seat-name', x, y: y + 40, 'data-choose': seat.id }, seatName(seat)),
  );
  return {
    element,
    show(picture: SeatPicture) {
      const level = picture.heat ?? 0;
      say(temperature, picture.temperature);
      say(heat, level === 0 ? '' : `${level > 0 ? 'warm' : 'cool'} ${Math.round(Math.abs(level) * 100)}%`);
      attribute(element, 'data-heat', level > 0 ? 'warm' : level < 0 ? 'cool' : null);
      variable(element, '--heat', Math.abs(level));
    },
  };
}

/** Short enough for the seat's back: "Driver", "Passenger", "Rear left", "Middle". */
function seatName(seat: SeatPicture): string {
  return seat.side === 'middle'
    ? 'Middle'
    : capitalised(spaced(seat.id).replace(/^front (?!left|right)/, ''));
}

function drawLight({ x, y }: Spot, seat: string): SVGGElement {
  return s(
    'g',
    { class: 'reading-light', 'data-look': `light@${seat}` },
    s('circle', { class: 'hit', cx: x, cy: y - 26, r: 14 }),
    s('circle', { class: 'bulb', cx: x, cy: y - 26, r: 5 }),
  );
}

function drawSide(seat: SeatPicture, door: DoorSpot) {
  const { x, top, height, outward } = door;
  const caption = s('text', { class: 'window-caption', x: x + outward * 14, y: top + height - 8 });
  attribute(caption, 'data-side', outward < 0 ? 'left' : 'right');
  const window = seat.window === null ? null : drawWindow(door, seat.id);
  const lock = s('circle', { class: 'lock', cx: x - outward * 12, cy: top + height - 16, r: 3.5 });
  const leaf = s(
    'g',
    { class: 'door', 'data-look': `door@${seat.id}` },
    s('rect', { class: 'leaf', x: x - 7, y: top, width: 14, height, rx: 7 }),
    window,
    seat.locked === null ? null : lock,
  );
  leaf.style.transformOrigin = `${x}px ${top}px`;
  variable(leaf, '--swing', `${outward * -30}deg`);
  const ambientX = x - outward * 28;
  const ambient = s('path', { class: 'ambient', d: `M${ambientX} ${top + 8}V${top + height - 8}` });
  const mirror = seat.row === 1 ? drawMirror(outward, seat.id) : null;
  return {
    element: s('g', { class: 'side' }, mirror, leaf, caption),
    ambient,
    window,
    show(picture: SeatPicture) {
      showSide(picture, { leaf, window, lock, ambient, mirror, caption });
    },
  };
}

interface SideParts {
  readonly leaf: SVGGElement;
  readonly window: SVGGElement | null;
  readonly lock: SVGElement;
  readonly ambient: SVGElement;
  readonly mirror: SVGElement | null;
  readonly caption: SVGTextElement;
}

function showSide(picture: SeatPicture, parts: SideParts): void {
  const open = Math.round((picture.window ?? 0) * 100);
  variable(parts.leaf, '--open', picture.door ?? 0);
  attribute(parts.leaf, 'data-open', picture.door !== null && picture.door > 0);
  if (parts.window) {
    variable(parts.window, '--open', picture.window ?? 0);
    attribute(parts.window, 'data-open', open);
  }
  attribute(parts.lock, 'data-locked', picture.locked === true);
  variable(parts.ambient, '--level', picture.ambient?.level ?? 0);
  variable(parts.ambient, '--colour', picture.ambient?.colour ?? 'transparent');
  if (parts.mirror) {
    attribute(parts.mirror, 'data-folded', picture.mirrorFolded === true);
  }
  say(parts.caption, open === 0 ? '' : `${open}%`);
}

/** Seen from above the glass is a line: as much of it is left as the window is closed. */
function drawWindow({ x, top, height }: DoorSpot, seat: string): SVGGElement {
  const d = `M${x} ${top + 14}V${top + height - 14}`;
  return s(
    'g',
    { class: 'window', 'data-look': `window@${seat}` },
    s('rect', { class: 'hit', x: x - 16, y: top + 6, width: 32, height: height - 12, rx: 12 }),
    s('path', { class: 'slot', d }),
    s('path', { class: 'pane', d, pathLength: 1 }),
  );
}

function drawMirror(outward: -1 | 1, seat: string): SVGGElement {
  const x = 220 + outward * 146;
  const mirror = s(
    'g',
    { class: 'mirror', 'data-look': `mirror@${seat}` },
    s('path', { d: `M${x} 292l${outward * 26} -4q${outward * 8} 8 ${outward * 2} 14l${outward * -28} -2z` }),
  );
  mirror.style.transformOrigin = `${x}px 296px`;
  variable(mirror, '--fold', `${outward * 62}deg`);
  return mirror;
}
