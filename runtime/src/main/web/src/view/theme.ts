/** Light and dark: the system's choice until somebody makes one, which this browser then remembers. */
import { attribute, h } from './dom';

const KEY = 'codriver.theme';
type Theme = 'light' | 'dark';

export function themeToggle(): HTMLButtonElement {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const button = h('button', { type: 'button', class: 'quiet theme', id: 'theme' });
  const current = (): Theme => chosen() ?? (system.matches ? 'dark' : 'light');
  const apply = () => {
    const dark = current() === 'dark';
    attribute(document.documentElement, 'data-theme', current());
    attribute(button, 'aria-pressed', String(dark));
    attribute(button, 'aria-label', 'Dark mode');
    button.textContent = dark ? '☾' : '☀';
  };
  button.addEventListener('click', () => {
    remember(current() === 'dark' ? 'light' : 'dark');
    apply();
  });
  system.addEventListener('change', apply);
  apply();
  return button;
}

function chosen(): Theme | null {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : memory;
  } catch {
    return memory;
  }
}

/** For browsers that refuse storage. */
let memory: Theme | null = null;

function remember(theme: Theme): void {
  memory = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // The choice then lasts as long as the page.
  }
}
