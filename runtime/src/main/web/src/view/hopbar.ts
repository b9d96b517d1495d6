/** Milliseconds per hop as a stacked bar, with a list below for the ones who want the figures. */
import type { Hops } from '../protocol/messages';
import { formatMillis } from '../state/format';
import { hopBar } from '../state/hops';
import { h, variable } from './dom';

export function drawHopBar(hops: Hops, totalMillis: number | null, withList: boolean): HTMLElement {
  const { segments, totalMillis: total } = hopBar(hops, totalMillis);
  const summary = segments.map(({ name, millis }) => `${name} ${formatMillis(millis)}`).join(', ');
  const bar = h('div', {
    class: 'hop-bar',
    role: 'img',
    'aria-label': `${formatMillis(total)} in all: ${summary}`,
  });
  for (const { name, millis, share } of segments) {
    const part = h('span', { 'data-hop': name, title: `${name} ${formatMillis(millis)}` });
    variable(part, '--share', share);
    bar.append(part);
  }
  const list = h('ul', { class: 'hop-list' });
  list.append(
    ...segments.map(({ name, millis }) =>
      h('li', { 'data-hop': name }, h('span', {}, name), h('b', {}, formatMillis(millis))),
    ),
  );
  return h('div', { class: 'hops' }, bar, withList ? list : null);
}
