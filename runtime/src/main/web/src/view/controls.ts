/**
 * The clickable parts of the drawing as one stop for the Tab key, with arrow keys inside ("roving tabindex"): the
 * drawing has some fifteen of them, too many to tab through on the way to the text box.
 */
import type { Control } from '../state/controls';
import { attribute } from './dom';

export class Controls {
  private order: SVGElement[] = [];
  private sentences = new Map<SVGElement, string>();
  private current: SVGElement | null = null;

  constructor(
    root: SVGElement,
    private readonly speak: (sentence: string) => void,
  ) {
    root.addEventListener('click', (event) => this.choose(this.at(event.target)));
    root.addEventListener('keydown', (event) => this.key(event));
    root.addEventListener('focusin', (event) => this.enter(this.at(event.target)));
  }

  /** What can be clicked now, in the order of the arrow keys. */
  offer(offered: readonly (readonly [SVGElement, Control])[]): void {
    this.order = offered.map(([element]) => element);
    this.sentences = new Map(offered.map(([element, control]) => [element, control.sentence]));
    if (this.current === null || !this.order.includes(this.current)) {
      this.current = this.order[0] ?? null;
    }
    for (const [element, control] of offered) {
      attribute(element, 'role', 'button');
      attribute(element, 'tabindex', element === this.current ? 0 : -1);
      attribute(element, 'aria-label', control.label);
      attribute(element, 'data-says', control.sentence);
    }
  }

  private at(target: EventTarget | null): SVGElement | null {
    return target instanceof Element ? target.closest<SVGElement>('[data-says]') : null;
  }

  private choose(element: SVGElement | null): void {
    const sentence = element && this.sentences.get(element);
    if (sentence) {
      this.speak(sentence);
    }
  }

  private key(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (!event.repeat) {
        this.choose(this.at(event.target));
      }
    } else if (step !== undefined && this.current) {
      event.preventDefault();
      const count = this.order.length;
      const next = this.order[(this.order.indexOf(this.current) + step + count) % count];
      next?.focus();
    }
  }

  private enter(element: SVGElement | null): void {
    if (element && this.order.includes(element)) {
      this.current = element;
      this.order.forEach((each) => attribute(each, 'tabindex', each === element ? 0 : -1));
    }
  }
}
