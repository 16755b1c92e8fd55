// What a page of this size needs of a framework: make an element, change its text, hide it.

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name] ?? '');
  element.append(...inside);
  return element;
}

/** Only what has changed: a screen reader reads out what is written anew. */
export function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Without a text the element is not there at all. */
export function writeOrHide(element: HTMLElement, text: string | null): void {
  element.hidden = text === null;
  write(element, text ?? '');
}

const SVG = 'http://www.w3.org/2000/svg';

/** A filled shape on a field of 24 x 24; decoration, its word stands beside it. */
export function mark(path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'mark');
  svg.append(document.createElementNS(SVG, 'path'));
  redraw(svg, path);
  return svg;
}

export function redraw(svg: SVGSVGElement, path: string): void {
  svg.firstElementChild?.setAttribute('d', path);
}
