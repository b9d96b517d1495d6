/** Values as people read them. Pure. */
import type { SignalValue } from '../protocol/messages';

const UNITS: Readonly<Record<string, string>> = {
  percent: '%',
  celsius: '°C',
  fahrenheit: '°F',
  degrees: '°',
  kilometer: 'km',
  km: 'km',
  'km/h': 'km/h',
};

export function formatValue(value: SignalValue | null, unit: string): string {
  if (value === null) {
    return '–';
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  if (typeof value === 'string') {
    return value === '' ? '–' : value;
  }
  if (unit === 'm' && Math.abs(value) >= 1000) {
    return `${formatNumber(value / 1000)} km`;
  }
  const shown = UNITS[unit] ?? unit;
  const gap = shown === '' || shown.startsWith('°') || shown === '%' ? '' : ' ';
  return `${formatNumber(value)}${gap}${shown}`;
}

function formatNumber(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Under ten milliseconds the tenths matter, under a tenth the microseconds do. */
export function formatMillis(millis: number): string {
  if (millis >= 10) {
    return `${Math.round(millis)} ms`;
  }
  return millis >= 0.1 || millis === 0
    ? `${Math.round(millis * 10) / 10} ms`
    : `${Math.round(millis * 1000)} µs`;
}

/** `front-passenger` → `front passenger`; reasons come with underscores. */
export function spaced(id: string): string {
  return id.replace(/[-_]/g, ' ');
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function clock(at: number | null): string {
  return at === null ? '' : new Date(at).toTimeString().slice(0, 8);
}

const FAULTS: Readonly<Record<string, string>> = {
  DEAD: 'is dead',
  CLIPPING: 'is too loud',
  HUM: 'hums',
  DRIFTING: 'is out of time',
};

/** What is wrong with a microphone, for people: "Microphone hums: 50 Hz hum is 93 % of what it hears". */
export function faultText(faults: ReadonlyMap<string, string>): string {
  return [...faults]
    .map(([fault, detail]) => {
      const what = `Microphone ${FAULTS[fault] ?? `is broken (${spaced(fault.toLowerCase())})`}`;
      return detail === '' ? what : `${what}: ${detail}`;
    })
    .join('; ');
}

/** A look for people: "window, rear left", "roof". */
export function lookName(look: string): string {
  const [kind = '', place = ''] = look.split('@');
  return [spaced(kind), spaced(place)].filter((part) => part !== '').join(', ');
}
