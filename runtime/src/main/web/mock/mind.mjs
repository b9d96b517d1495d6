/** Made-up understanding for the mock server: a handful of sentence shapes, everything else is ignored. */
const ZONES = ['front passenger', 'rear left', 'rear right', 'rear middle', 'driver'];
const VERBS = [
  [/^open\b/, 'open', 100],
  [/^close\b/, 'close', 0],
  [/^turn on\b/, 'on', true],
  [/^turn off\b/, 'off', false],
];
const PERCENT_DEVICES = new Set(['seat-heating', 'volume', 'fan']);
const PEOPLE = ['Anna Berg', 'Anna Stone'];
const CALL = { device: 'phone', operation: 'start', zones: [], value: null, unit: '' };
export const PARKED_ONLY = new Set(['trunk', 'frunk', 'door']);

export function decide(car, seat, text) {
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .trim();
  const question = /^how (fast|warm)/.exec(words);
  if (question) {
    return {
      decision: 'answer',
      actions: [],
      reply: 'Forty-eight kilometres an hour.',
      reason: 'answered',
      why: 'template',
    };
  }
  const page = /^show me the (climate|seats|windows|bus)$/.exec(words)?.[1];
  if (page) {
    return showing(page);
  }
  if (words === 'call anna') {
    return asking();
  }
  const called = PEOPLE.find((name) => words === name.toLowerCase());
  if (called) {
    return calling(called);
  }
  const verb = VERBS.find(([shape]) => shape.test(words));
  const zoneName = ZONES.find((name) => words.includes(name));
  const device = verb && deviceIn(car, words);
  if (!device) {
    return { decision: 'ignore', actions: [], reply: '', reason: 'not-for-the-car', why: 'unknown-words' };
  }
  const [, operation, target] = verb;
  const zone = zoneName?.replace(' ', '-') ?? seat;
  const path = car.path(device, zone) ?? car.path(device);
  if (path === undefined) {
    return {
      decision: 'refuse',
      actions: [],
      reply: 'There is none there.',
      reason: 'unknown-zone',
      why: 'frame',
    };
  }
  const value = PERCENT_DEVICES.has(device) && typeof target === 'boolean' ? (target ? 66 : 0) : target;
  const zones = car.path(device, zone) ? [zone] : [];
  const action = {
    device,
    operation,
    zones,
    value,
    unit: typeof value === 'number' ? 'percent' : '',
    slots: {},
  };
  if (PARKED_ONLY.has(device)) {
    const refused = [{ ...action, signals: {} }];
    const reply = `I only open the ${device} when we are parked.`;
    return {
      decision: 'refuse',
      actions: refused,
      reply,
      reason: 'state-not-allowed',
      why: 'frame',
      policy: 'parked-only',
    };
  }
  return {
    decision: 'act',
    actions: [{ ...action, signals: { [path]: value } }],
    reply: '',
    reason: 'permitted',
    why: 'frame',
  };
}

function asking() {
  return {
    decision: 'ask',
    actions: [{ ...CALL, slots: { contact: 'anna' }, signals: {} }],
    reply: `Which one: ${PEOPLE.join(' or ')}?`,
    reason: 'unclear',
    why: 'template',
    choices: PEOPLE,
  };
}

function calling(name) {
  const signals = { 'Codriver.Cabin.Infotainment.Phone.Callee': name };
  const actions = [{ ...CALL, slots: { contact: name }, signals }];
  return { decision: 'act', actions, reply: '', reason: 'permitted', why: 'choice' };
}

function showing(page) {
  const signals = { 'Codriver.Cockpit.Page': page };
  const wish = { device: 'cockpit-page', operation: 'set', zones: [], value: page, unit: '', slots: {} };
  return { decision: 'act', actions: [{ ...wish, signals }], reply: '', reason: 'permitted', why: 'frame' };
}

function deviceIn(car, words) {
  const names = [
    'window',
    'sunroof',
    'trunk',
    'frunk',
    'door',
    'reading light',
    'seat heating',
    'dome light',
    'headlights',
    'high beam',
    'hazard lights',
    'ambient light',
    'volume',
    'fan',
  ];
  return names
    .map((name) => name.replace(' ', '-'))
    .find((id) => words.includes(id.replace('-', ' ')) && car.has(id));
}

/** Plausible milliseconds; typed words have no audio hops. */
export function hops(spoken) {
  const about = (millis) => Math.round(millis * (0.6 + Math.random() * 0.8) * 1000) / 1000;
  return {
    separate: spoken ? about(4) : null,
    recognise: spoken ? about(58) : null,
    fuse: about(0.4),
    understand: about(0.9),
    plan: about(0.3),
    turn: about(0.1),
    guard: about(0.06),
    gateway: about(2.4),
  };
}
