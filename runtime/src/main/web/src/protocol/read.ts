/**
 * Reading untrusted JSON without trusting it: each function takes whatever stands there and returns a value of
 * the promised type, falling back when it is missing or of another kind. Nothing here throws.
 */
import type { SignalValue } from './messages';

export type Fields = Readonly<Record<string, unknown>>;

export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

export function list<T>(value: unknown, read: (item: unknown) => T): readonly T[] {
  return Array.isArray(value) ? value.map(read) : [];
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function signalValue(value: unknown): SignalValue | null {
  return typeof value === 'boolean' || typeof value === 'string' ? value : number(value);
}

/** Milliseconds since 1970 from a number or an ISO 8601 text. */
export function moment(value: unknown): number | null {
  return typeof value === 'string' ? number(Date.parse(value)) : number(value);
}

/** Entries whose value `read` rejects with null are left out. */
export function table<T>(value: unknown, read: (item: unknown) => T | null): Readonly<Record<string, T>> {
  const entries: [string, T][] = [];
  for (const [key, item] of Object.entries(fields(value))) {
    const kept = read(item);
    if (kept !== null) {
      entries.push([key, kept]);
    }
  }
  return Object.fromEntries(entries);
}

export function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | null {
  return allowed.find((candidate) => candidate === value) ?? null;
}
