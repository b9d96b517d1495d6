/** A sheet with the keyboard's shortcuts, and the shortcuts themselves. Letters typed into a field are left alone. */
import { h } from './dom';

const KEYS: readonly (readonly [string, string])[] = [
  ['/', 'Write to the car'],
  ['1 … 9', 'Choose the seat that speaks'],
  ['[ ]', 'Next and previous tab'],
  ['f', 'Find a device'],
  ['b', 'The bus, and its filter'],
  ['?', 'This sheet'],
  ['Space', 'Hold it on a talk button to talk'],
  ['Shift + click', 'In the drawing: the chosen seat looks at that'],
  ['Arrows', 'Move inside the drawing and the tabs'],
];

export function help(): HTMLElement {
  const close = h('button', { type: 'submit', class: 'primary' }, 'Close');
  const dialog = h(
    'dialog',
    { class: 'help panel', id: 'help', 'aria-label': 'Keyboard' },
    h('h2', {}, 'Keyboard'),
    h('dl', {}, ...KEYS.flatMap(([key, does]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, does)])),
    h('p', {}, 'Whatever has a label here can be said: hold the pointer over a control to see a sentence.'),
    h('form', { method: 'dialog' }, close),
  );
  const open = h('button', { type: 'button', class: 'quiet help-button', id: 'help-button' }, '?');
  open.setAttribute('aria-label', 'Keyboard shortcuts');
  open.addEventListener('click', () => dialog.showModal());
  document.querySelector('.topbar .theme')?.after(open);
  addEventListener('keydown', (event) => shortcut(event, dialog));
  return dialog;
}

function shortcut(event: KeyboardEvent, dialog: HTMLDialogElement): void {
  const typing =
    event.target instanceof Element && event.target.matches('input:not([type=range]), select, textarea');
  if (typing || event.ctrlKey || event.metaKey || event.altKey || dialog.open) {
    return;
  }
  if (act(event.key, dialog)) {
    event.preventDefault();
  }
}

function act(key: string, dialog: HTMLDialogElement): boolean {
  switch (key) {
    case '?':
      dialog.showModal();
      return true;
    case '/':
      document.querySelector<HTMLElement>('#text')?.focus();
      return true;
    case 'f':
      document.querySelector<HTMLElement>('#find')?.focus();
      return true;
    case 'b':
      document.querySelector<HTMLElement>('[data-tab=bus]')?.click();
      document.querySelector<HTMLElement>('#bus-filter')?.focus();
      return true;
    case '[':
    case ']':
      return step(key === ']' ? 1 : -1);
    default:
      return /^[1-9]$/.test(key) && chooseSeat(Number(key) - 1);
  }
}

function step(by: number): boolean {
  const tabs = [...document.querySelectorAll<HTMLElement>('[role=tab]')];
  const at = tabs.findIndex((tab) => tab.getAttribute('aria-selected') === 'true');
  tabs[(at + by + tabs.length) % tabs.length]?.click();
  return true;
}

function chooseSeat(index: number): boolean {
  const seat = document.querySelector<HTMLSelectElement>('#seat');
  const option = seat?.options[index];
  if (!seat || !option) {
    return false;
  }
  seat.value = option.value;
  seat.dispatchEvent(new Event('change'));
  return true;
}
