/** Short ways to make and change elements. Text always goes in as text, never as markup. */
type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;
type Child = Node | string | null;

const SVG = 'http://www.w3.org/2000/svg';

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(tag), attributes, children);
}

export function s<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  return filled(document.createElementNS(SVG, tag) as SVGElementTagNameMap[K], attributes, children);
}

function filled<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  Object.entries(attributes).forEach(([name, value]) => attribute(element, name, value));
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Sets an attribute when it differs; null, undefined and false remove it, true sets it empty. */
export function attribute(element: Element, name: string, value: Attributes[string]): void {
  if (value === null || value === undefined || value === false) {
    element.removeAttribute(name);
    return;
  }
  const text = value === true ? '' : String(value);
  if (element.getAttribute(name) !== text) {
    element.setAttribute(name, text);
  }
}

/** Sets the text when it differs, so that live regions and selections are left alone otherwise. */
export function say(element: Element, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Sets a CSS variable when it differs. */
export function variable(element: HTMLElement | SVGElement, name: string, value: string | number): void {
  const text = String(value);
  if (element.style.getPropertyValue(name) !== text) {
    element.style.setProperty(name, text);
  }
}

/** Runs `update` only when one of the inputs is another than last time. */
export function whenChanged<T extends readonly unknown[]>(
  update: (...inputs: T) => void,
): (...inputs: T) => void {
  let last: T | null = null;
  return (...inputs) => {
    if (last === null || inputs.some((input, index) => input !== last?.[index])) {
      last = inputs;
      update(...inputs);
    }
  };
}

/** A dotted name that may break after its dots and nowhere else. */
export function dotted(name: string): Node[] {
  return name
    .split(/(?<=\.)/)
    .flatMap((part) => [document.createTextNode(part), document.createElement('wbr')]);
}
