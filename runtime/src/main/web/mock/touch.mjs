/** What the mock makes of a touched control: the trait that carries the operation, its signal and its value there. */
import { PARKED_ONLY } from './mind.mjs';

const NUMBERS = ['level', 'temperature', 'open-close'];

export function touched(car, { seat, device: id, operation, zones, value, slots = {} }) {
  const wish = { device: id, operation, zones, value, unit: '', slots };
  const traits = car.device(id)?.traits ?? [];
  const [text] = Object.values(slots);
  const [trait, raw] = text === undefined ? aim(traits, operation, value) : [traits[0], text];
  const paths = trait ? (zones.length > 0 ? zones : ['']).map((zone) => trait.signals[zone]) : [];
  const signals = Object.fromEntries(paths.filter(Boolean).map((path) => [path, raw]));
  const policy = policyAgainst(seat, id, zones);
  const made = { actions: [{ ...wish, signals }], why: 'touched', policy, reply: '' };
  return policy === ''
    ? { ...made, decision: 'act', reason: 'permitted' }
    : { ...made, decision: 'refuse', reason: 'state-not-allowed', reply: 'Not from there, and not now.' };
}

function policyAgainst(seat, device, zones) {
  if (PARKED_ONLY.has(device)) {
    return 'parked-only';
  }
  return seat.startsWith('rear') && device === 'window' && zones.includes('driver') ? 'rear-not-driver' : '';
}

function aim(traits, operation, value) {
  if (operation !== 'set') {
    const word = operation === 'close' ? 'closed' : operation;
    const range = traits.find(({ kind, max }) => kind === 'open-close' && max > 0);
    const named = traits.find(({ raw }) => word in raw);
    return named ? [named, named.raw[word]] : [range, operation === 'open' ? 100 : 0];
  }
  if (typeof value === 'number') {
    const trait = traits.find(({ kind, max }) => NUMBERS.includes(kind) && max > 0);
    return [trait, value * (trait?.scale ?? 1)];
  }
  const trait = traits.find(({ raw }) => value in raw);
  return [trait, trait?.raw[value]];
}
