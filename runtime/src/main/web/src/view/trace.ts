/** One decision in full: what was understood, what was commanded, why, and whether the car got there. */
import type { Action, SignalValue } from '../protocol/messages';
import { formatValue, spaced } from '../state/format';
import { modalities } from '../state/modalities';
import type { DecisionEntry, ReadBack } from '../state/state';
import { dotted, h } from './dom';

const READ_BACK: Readonly<Record<ReadBack, string>> = {
  none: '',
  pending: 'on its way',
  reached: 'reached',
  missed: 'not reached',
  unknown: 'outcome unknown',
};

export function readBackMark(readBack: ReadBack): HTMLElement | null {
  return readBack === 'none'
    ? null
    : h('span', { class: 'read-back', 'data-read-back': readBack }, READ_BACK[readBack]);
}

export function trace(entry: DecisionEntry): HTMLElement {
  const { decision } = entry;
  const facts: [string, string][] = [
    ['Reply', entry.laterReply || decision.reply],
    ['Reason', spaced(decision.reason)],
    ['Why', decision.why],
    ['Policy', decision.policy],
    ['Confidence', decision.confidence === null ? '' : `${Math.round(decision.confidence * 100)} %`],
  ];
  const list = h('dl', { class: 'facts' });
  for (const [name, value] of facts.filter(([, text]) => text !== '')) {
    list.append(h('dt', {}, name), h('dd', {}, value));
  }
  const senses = modalities(decision.why, decision.reason);
  if (senses) {
    list.append(h('dt', {}, 'Model'), h('dd', { class: 'senses' }, ...decidedBy(senses)));
  }
  const actions = h(
    'ul',
    { class: 'actions' },
    ...decision.actions.map((action) => actionItem(action, entry.missing)),
  );
  return h('div', { class: 'trace' }, list, decision.actions.length > 0 ? actions : null);
}

/** What the trained model went by, a chip each. */
function decidedBy(senses: readonly string[]): HTMLElement[] {
  return senses.map((sense) => h('span', { class: 'sense', 'data-sense': sense }, sense));
}

function actionItem(action: Action, missing: readonly string[]): HTMLLIElement {
  const signals = Object.entries(action.signals);
  return h(
    'li',
    {},
    h('p', { class: 'action' }, actionText(action)),
    signals.length > 0
      ? h(
          'ul',
          { class: 'writes' },
          ...signals.map(([path, value]) => writeItem(path, value, action.unit, missing)),
        )
      : null,
  );
}

function writeItem(
  path: string,
  value: SignalValue,
  unit: string,
  missing: readonly string[],
): HTMLLIElement {
  const late = missing.includes(path);
  return h(
    'li',
    { 'data-missing': late },
    h('code', {}, ...dotted(path)),
    h('b', {}, `→ ${formatValue(value, typeof value === 'number' ? unit : '')}`),
    late ? h('em', {}, 'not there') : null,
  );
}

/** "open · window · rear left", "set · temperature · driver · 21 °C". */
function actionText(action: Action): string {
  const slots = Object.entries(action.slots).map(([slot, value]) => `${slot}: ${value}`);
  const value = action.value === null ? '' : formatValue(action.value, action.unit);
  return [action.operation, spaced(action.device), action.zones.map(spaced).join(', '), value, ...slots]
    .filter((part) => part !== '')
    .join(' · ');
}
