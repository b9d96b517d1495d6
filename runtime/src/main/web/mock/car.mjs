/**
 * A made-up car for looking at the page without the runtime: enough devices to draw everything, and values that
 * move towards what was asked. Not the product's simulated car.
 */
const TWO_ROWS = [
  { id: 'driver', row: 1, side: 'left', microphone: true, place: 'Row1.DriverSide' },
  { id: 'front-passenger', row: 1, side: 'right', microphone: true, place: 'Row1.PassengerSide' },
  { id: 'rear-left', row: 2, side: 'left', microphone: true, place: 'Row2.DriverSide' },
  { id: 'rear-right', row: 2, side: 'right', microphone: true, place: 'Row2.PassengerSide' },
  { id: 'rear-middle', row: 2, side: 'middle', microphone: false, place: 'Row2.Middle' },
];
const THREE_ROWS = [
  ...TWO_ROWS.slice(0, 4),
  { id: 'third-left', row: 3, side: 'left', microphone: true, place: 'Row3.DriverSide' },
  { id: 'third-right', row: 3, side: 'right', microphone: true, place: 'Row3.PassengerSide' },
];
const SEATS = process.argv.includes('--six') ? THREE_ROWS : TWO_ROWS;
const OUTER = SEATS.filter((seat) => seat.side !== 'middle');

/** Percent or degrees per second at which numbers move. */
const SPEED = 25;
const TICK_MILLIS = 100;

const WORDS = { 'on-off': { on: true, off: false }, 'open-close': { open: true, closed: false } };

function trait(kind, signals, more = {}) {
  const raw = more.raw ?? (more.max > 0 ? {} : (WORDS[kind] ?? {}));
  const numbers = { min: 0, max: 0, step: 0, unit: '', scale: 1 };
  return { kind, ...numbers, values: Object.keys(raw), slots: [], signals, ...more, raw };
}

function perSeat(template, seats = OUTER) {
  return Object.fromEntries(seats.map((seat) => [seat.id, template.replace('{}', seat.place)]));
}

const PERCENT = { min: 0, max: 100, step: 10, unit: 'percent' };

function device(id, group, traits, label = id.replaceAll('-', ' ')) {
  const zones = Object.keys(traits[0].signals).filter((zone) => zone !== '');
  return { id, group, label, zones, traits };
}

const DEVICES = [
  device('temperature', 'climate', [
    trait('temperature', perSeat('Vehicle.Cabin.HVAC.Station.{}.Temperature'), {
      min: 16,
      max: 28,
      step: 0.5,
      unit: 'celsius',
    }),
  ]),
  device('fan', 'climate', [
    trait('level', { '': 'Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed' }, PERCENT),
  ]),
  device('defroster', 'climate', [
    trait('on-off', {
      'windshield-front': 'Vehicle.Cabin.HVAC.IsFrontDefrosterActive',
      'windshield-rear': 'Vehicle.Cabin.HVAC.IsRearDefrosterActive',
    }),
  ]),
  device('window', 'windows', [
    trait('open-close', perSeat('Vehicle.Cabin.Door.{}.Window.Position'), PERCENT),
  ]),
  device('door', 'doors', [trait('open-close', perSeat('Vehicle.Cabin.Door.{}.IsOpen'))]),
  device('door-lock', 'doors', [trait('on-off', perSeat('Vehicle.Cabin.Door.{}.IsLocked'))]),
  device('sunroof', 'windows', [trait('open-close', { '': 'Vehicle.Cabin.Sunroof.Position' }, PERCENT)]),
  device('trunk', 'doors', [trait('open-close', { '': 'Vehicle.Body.Trunk.Rear.Position' }, PERCENT)]),
  device('frunk', 'doors', [trait('open-close', { '': 'Vehicle.Body.Trunk.Front.Position' }, PERCENT)]),
  device('seat-heating', 'seats', [
    trait('level', perSeat('Vehicle.Cabin.Seat.{}.HeatingCooling', SEATS), PERCENT),
  ]),
  device('seat-cooling', 'seats', [
    trait('level', perSeat('Vehicle.Cabin.Seat.{}.HeatingCooling', SEATS), PERCENT),
  ]),
  device('reading-light', 'lights', [
    trait('on-off', perSeat('Vehicle.Cabin.Light.Spotlight.{}.IsLightOn')),
    trait('level', perSeat('Vehicle.Cabin.Light.Spotlight.{}.Intensity'), PERCENT),
  ]),
  device('ambient-light', 'lights', [
    trait('on-off', perSeat('Vehicle.Cabin.Light.AmbientLight.{}.IsLightOn')),
    trait('colour', perSeat('Vehicle.Cabin.Light.AmbientLight.{}.Color'), {
      raw: { blue: '#7FB4FF', orange: '#FF9A3C' },
    }),
  ]),
  device('dome-light', 'lights', [trait('on-off', { '': 'Vehicle.Cabin.Light.IsDomeOn' })]),
  device('headlights', 'lights', [trait('on-off', { '': 'Vehicle.Body.Lights.Beam.Low.IsOn' })]),
  device('high-beam', 'lights', [trait('on-off', { '': 'Vehicle.Body.Lights.Beam.High.IsOn' })]),
  device('fog-lights', 'lights', [
    trait('on-off', {
      front: 'Vehicle.Body.Lights.Fog.Front.IsOn',
      rear: 'Vehicle.Body.Lights.Fog.Rear.IsOn',
    }),
  ]),
  device('hazard-lights', 'lights', [trait('on-off', { '': 'Vehicle.Body.Lights.Hazard.IsSignaling' })]),
  device('wiper', 'windows', [
    trait(
      'mode',
      { 'windshield-front': 'Vehicle.Body.Windshield.Front.Wiping.Mode' },
      { raw: { off: 'OFF', slow: 'SLOW', medium: 'MEDIUM', fast: 'FAST' } },
    ),
  ]),
  device('mirror', 'doors', [
    trait('on-off', {
      driver: 'Vehicle.Body.Mirrors.DriverSide.IsFolded',
      'front-passenger': 'Vehicle.Body.Mirrors.PassengerSide.IsFolded',
    }),
  ]),
  device('volume', 'media', [trait('level', { '': 'Vehicle.Cabin.Infotainment.Media.Volume' }, PERCENT)]),
  device('media', 'media', [
    trait(
      'transport',
      { '': 'Vehicle.Cabin.Infotainment.Media.Action' },
      { raw: { start: 'PLAY', pause: 'PAUSE', next: 'SKIP_FORWARD', previous: 'SKIP_BACKWARD' } },
    ),
  ]),
  device('phone', 'phone', [
    trait(
      'contact',
      { '': 'Codriver.Cabin.Infotainment.Phone.Callee' },
      { raw: { stop: '' }, slots: ['contact', 'number'] },
    ),
  ]),
  device('cockpit-page', 'displays', [
    trait(
      'mode',
      { '': 'Codriver.Cockpit.Page' },
      { raw: { climate: 'climate', seats: 'seats', windows: 'windows', bus: 'bus' } },
    ),
  ]),
  device('speed', 'state', [trait('query', { '': 'Vehicle.Speed' }, { unit: 'km/h' })]),
  device('outside-temperature', 'state', [
    trait('query', { '': 'Vehicle.Exterior.AirTemperature' }, { unit: 'celsius' }),
  ]),
  device('battery', 'state', [
    trait('query', { '': 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed' }, { unit: 'percent' }),
  ]),
];

function startOf(kind, path) {
  if (kind === 'on-off' || path.includes('IsOpen')) {
    return path.endsWith('IsLocked');
  }
  if (kind === 'colour') {
    return '#7FB4FF';
  }
  return kind === 'mode' ? 'OFF' : kind === 'temperature' ? 21 : 0;
}

const START = {
  'Codriver.Cockpit.Page': 'climate',
  'Vehicle.Cabin.Infotainment.Media.Action': 'PAUSE',
  'Codriver.Cabin.Infotainment.Phone.Callee': '',
  'Vehicle.Speed': 48,
  'Vehicle.Exterior.AirTemperature': 7.5,
  'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed': 81,
  'Vehicle.Cabin.Infotainment.Media.Volume': 30,
  'Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed': 40,
  'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position': 35,
  'Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling': 66,
  'Vehicle.Cabin.Seat.Row2.PassengerSide.HeatingCooling': -50,
  'Vehicle.Cabin.Light.Spotlight.Row2.DriverSide.IsLightOn': true,
  'Vehicle.Cabin.Light.Spotlight.Row2.DriverSide.Intensity': 80,
  'Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide.IsLightOn': true,
  'Vehicle.Cabin.Light.AmbientLight.Row1.PassengerSide.IsLightOn': true,
  'Vehicle.Body.Lights.Beam.Low.IsOn': true,
};

/** Values that move; `onChanges` gets what changed, `onArrived` runs when a command's targets are all there. */
export class Car {
  #values = new Map();
  #units = new Map();
  #targets = new Map();
  #waiting = [];

  constructor(onChanges, driverSide = 'left') {
    this.driverSide = driverSide;
    this.onChanges = onChanges;
    for (const { traits } of DEVICES) {
      for (const { kind, unit, signals } of traits) {
        for (const path of Object.values(signals)) {
          this.#values.set(path, START[path] ?? startOf(kind, path));
          this.#units.set(path, unit);
        }
      }
    }
    this.timer = setInterval(() => this.#tick(), TICK_MILLIS);
  }

  hello() {
    const at = Date.now();
    const signals = Object.fromEntries(
      [...this.#values].map(([path, value]) => [path, { value, unit: this.#units.get(path), at }]),
    );
    const otherSide = { left: 'right', right: 'left', middle: 'middle' };
    const sideOf = ({ row, side }) => (row === 1 && this.driverSide === 'right' ? otherSide[side] : side);
    const seats = SEATS.map((seat) => {
      const { id, row, microphone } = seat;
      return { id, row, side: sideOf(seat), microphone };
    });
    return { car: 'Mock car', driverSide: this.driverSide, seats, devices: DEVICES, signals };
  }

  device(id) {
    return DEVICES.find((each) => each.id === id);
  }

  path(deviceId, zone = '') {
    return DEVICES.find(({ id }) => id === deviceId)?.traits[0].signals[zone];
  }

  has(deviceId) {
    return DEVICES.some(({ id }) => id === deviceId);
  }

  command(signals, onArrived) {
    Object.entries(signals).forEach(([path, value]) => this.#targets.set(path, value));
    this.#waiting.push({ paths: Object.keys(signals), onArrived });
  }

  close() {
    clearInterval(this.timer);
  }

  #tick() {
    const changes = {};
    for (const [path, target] of this.#targets) {
      const next = step(this.#values.get(path), target);
      changes[path] = next;
      this.#values.set(path, next);
      if (next === target) {
        this.#targets.delete(path);
      }
    }
    if (Object.keys(changes).length > 0) {
      this.onChanges(changes);
    }
    const there = ({ paths }) => paths.every((path) => !this.#targets.has(path));
    this.#waiting.filter(there).forEach(({ onArrived }) => onArrived());
    this.#waiting = this.#waiting.filter((each) => !there(each));
  }
}

function step(now, target) {
  if (typeof now !== 'number' || typeof target !== 'number') {
    return target;
  }
  const most = (SPEED * TICK_MILLIS) / 1000;
  return Math.abs(target - now) <= most ? target : now + Math.sign(target - now) * most;
}
