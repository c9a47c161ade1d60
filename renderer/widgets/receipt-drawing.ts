/**
 * The receipt's SVG with nothing in it but shapes and letters. It is made by our own main process out of a citizen's
 * words, so what may appear is listed here, and all else falls away; null when it is no SVG at all.
 */
export function receiptDrawing(svg: string): SVGSVGElement | null {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const root = parsed.documentElement;
  if (!(root instanceof SVGSVGElement) || parsed.querySelector('parsererror')) return null;
  return drawn(root) as SVGSVGElement | null;
}

const svgSpace = 'http://www.w3.org/2000/svg';
const shapes = new Set(['svg', 'g', 'text', 'tspan', 'path', 'rect', 'line', 'image']);
const looks = new Set([
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'width',
  'height',
  'd',
  'viewBox',
  'preserveAspectRatio',
  'transform',
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
  'dominant-baseline',
  'text-anchor',
  'text-decoration',
  'shape-rendering',
]);
const picture = /^data:image\/png;base64,[A-Za-z0-9+/=]*$/;

function drawn(source: Element): Element | null {
  if (source.namespaceURI !== svgSpace || !shapes.has(source.localName)) return null;
  const copy = document.createElementNS(svgSpace, source.localName);
  for (const { name, value } of source.attributes) {
    if (looks.has(name) && !value.includes('url(')) copy.setAttribute(name, value);
  }
  const href = source.getAttribute('href') ?? '';
  if (source.localName === 'image' && picture.test(href)) copy.setAttribute('href', href);
  for (const child of source.childNodes) {
    const kept =
      child instanceof Text ? document.createTextNode(child.data) : child instanceof Element ? drawn(child) : null;
    if (kept) copy.append(kept);
  }
  return copy;
}
