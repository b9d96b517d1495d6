/** The car around the seats: body, glass, lights, lids. Built once; what moves is driven by CSS variables. */
import { h, s } from './dom';
import { MIDDLE_X } from './layout';

const BODY =
  'M220 88C300 88 344 106 356 156C363 190 366 220 366 264L366 620C366 692 360 732 345 757C328 787 282 798 220 798' +
  'C158 798 112 787 95 757C80 732 74 692 74 620L74 264C74 220 77 190 84 156C96 106 140 88 220 88Z';
const CABIN = 'M112 318Q220 268 328 318L334 640Q220 672 106 640Z';
const WINDSCREEN = 'M98 250Q220 184 342 250L328 312Q220 262 112 312Z';
const REAR_WINDOW = 'M106 646Q220 678 334 646L342 690Q220 730 98 690Z';
const BONNET = 'M104 230Q220 166 336 230L331 168Q322 116 220 110Q118 116 109 168Z';
const BOOT = 'M104 704Q220 744 336 704L330 744Q312 780 220 784Q128 780 110 744Z';

export interface Body {
  readonly root: SVGSVGElement;
  /** Between floor and roof: seats and doors go in here. */
  readonly inside: SVGGElement;
  readonly sunroof: SVGGElement;
  readonly wheel: SVGGElement;
}

export function drawBody(viewBox: string, rows: number): Body {
  const inside = s('g', { class: 'inside' });
  const sunroof = drawSunroof(rows);
  const wheel = s(
    'g',
    { class: 'wheel', 'data-look': 'wheel' },
    s('ellipse', { rx: 25, ry: 8 }),
    s('path', { d: 'M-24 2Q0 -7 24 2M0 -2V8' }),
  );
  const root = s(
    'svg',
    {
      class: 'car-drawing',
      viewBox,
      role: 'group',
      'aria-label': 'The cabin from above; arrow keys move between controls',
    },
    definitions(),
    beams(),
    s('path', { class: 'shadow', d: BODY, transform: 'translate(0 10)' }),
    s('path', { class: 'body', d: BODY }),
    lid('frunk', BONNET),
    lid('trunk', BOOT, 'trunk'),
    s('path', { class: 'cabin-floor', d: CABIN }),
    s('path', { class: 'dome', d: CABIN }),
    s('path', { class: 'dash', d: 'M114 322Q220 274 326 322L324 340Q220 300 116 340Z' }),
    wheel,
    s('path', { class: 'glass', d: WINDSCREEN, 'data-look': 'windshield@windshield-front' }),
    heatLines('defrost-front', 'M124 286Q220 240 316 286M118 300Q220 252 322 300'),
    wipers(),
    s('path', { class: 'glass', d: REAR_WINDOW, 'data-look': 'windshield@windshield-rear' }),
    heatLines('defrost-rear', 'M110 662Q220 694 330 662M106 678Q220 712 334 678'),
    inside,
    sunroof,
    lamps(),
  );
  return { root, inside, sunroof, wheel };
}

function definitions(): SVGDefsElement {
  return s(
    'defs',
    {},
    s(
      'radialGradient',
      { id: 'glow' },
      stop(0, 'stop-glow', 0.9),
      stop(0.55, 'stop-glow', 0.35),
      stop(1, 'stop-glow', 0),
    ),
    s(
      'linearGradient',
      { id: 'beam', x1: 0, y1: 1, x2: 0, y2: 0 },
      stop(0, 'stop-beam', 0.75),
      stop(1, 'stop-beam', 0),
    ),
    s(
      'linearGradient',
      { id: 'paint', x1: 0, y1: 0, x2: 1, y2: 0 },
      stop(0, 'stop-edge', 1),
      stop(0.5, 'stop-paint', 1),
      stop(1, 'stop-edge', 1),
    ),
    s(
      'filter',
      { id: 'soft', filterUnits: 'userSpaceOnUse', x: -40, y: -80, width: 520, height: 940 },
      s('feGaussianBlur', { stdDeviation: 5 }),
    ),
  );
}

function stop(offset: number, name: string, opacity: number): SVGStopElement {
  return s('stop', { offset, class: name, 'stop-opacity': opacity });
}

function lid(name: string, d: string, look: string | null = null): SVGGElement {
  return s('g', { class: `lid ${name}`, 'data-look': look }, s('path', { d }));
}

function heatLines(name: string, d: string): SVGPathElement {
  return s('path', { class: `heat-lines ${name}`, d });
}

function wipers(): SVGGElement {
  const arm = (x: number) => s('path', { class: 'arm', d: `M${x} 264L${x + 74} 236` });
  return s('g', { class: 'wipers' }, arm(134), arm(226));
}

function beams(): SVGGElement {
  const beam = (name: string, d: string) => s('path', { class: `beam ${name}`, d });
  return s(
    'g',
    { class: 'beams' },
    beam('low', 'M112 126L60 34Q110 16 164 24L140 110Z'),
    beam('low', 'M328 126L380 34Q330 16 276 24L300 110Z'),
    beam('high', 'M116 124L84 14H192L142 108Z'),
    beam('high', 'M324 124L356 14H248L298 108Z'),
  );
}

function lamps(): SVGGElement {
  const lamp = (name: string, d: string) => s('path', { class: `lamp ${name}`, d });
  return s(
    'g',
    { class: 'lamps' },
    lamp('head', 'M90 162Q96 122 142 106L134 120Q108 132 100 164Z'),
    lamp('head', 'M350 162Q344 122 298 106L306 120Q332 132 340 164Z'),
    lamp('fog-front', 'M150 98Q168 92 186 90L186 96Q168 98 152 104Z'),
    lamp('fog-front', 'M290 98Q272 92 254 90L254 96Q272 98 288 104Z'),
    lamp('tail', 'M90 736Q98 770 134 782L130 772Q108 762 101 734Z'),
    lamp('tail', 'M350 736Q342 770 306 782L310 772Q332 762 339 734Z'),
    lamp('fog-rear', 'M150 788Q168 792 190 793L190 788Q168 788 152 782Z'),
    ...[
      [86, 178],
      [354, 178],
      [84, 722],
      [356, 722],
    ].map(([x, y]) => s('circle', { class: 'lamp indicator', cx: x, cy: y, r: 6 })),
  );
}

/** Between the first two rows, or between the seats where a third row leaves no room. */
function drawSunroof(rows: number): SVGGElement {
  const at =
    rows > 2 ? { x: 196, y: 404, width: 48, height: 66 } : { x: 150, y: 446, width: 140, height: 44 };
  return s(
    'g',
    { class: 'sunroof', 'data-look': 'roof' },
    s('rect', { class: 'hit', ...at, rx: 12 }),
    s('rect', { class: 'opening', ...at, rx: 12 }),
    s('rect', { class: 'pane', ...at, rx: 12 }),
    s('text', { class: 'caption', x: MIDDLE_X, y: at.y + at.height / 2 + 4 }),
  );
}

export function legend(): HTMLElement {
  return h(
    'p',
    { class: 'sr-only', id: 'cabin-help' },
    'Choosing a part says a sentence for the chosen seat; with Shift held, that the seat looks at it.',
  );
}
