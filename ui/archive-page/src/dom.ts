/** Elements out of words: text always becomes text nodes, so nothing of an archive is ever read as markup. */

type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>;

/** `on…` attributes are listeners; `true` sets an attribute without a value, `false` leaves it out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

function svg(tag: string, attributes: Readonly<Record<string, string>>, ...children: Node[]): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Strokes on a grid of 24, drawn for this page. */
const ICONS = {
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.4 15.4 20 20',
  close: 'M6 6l12 12M18 6 6 18',
  save: 'M12 4v11M7.5 11l4.500 4.500L16.500 11M5 20h14',
  zip: 'M4 5h16v4H4zM5.500 9v10h13V9M10 13h4',
  good: 'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM8.500 12.200l2.400 2.400 4.700-5',
  bad: 'M12 4 2.800 19.500h18.400zM12 10v4.500M12 17.200v.1',
  open: 'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM12 11v5M12 7.900v.1',
  credit: 'M8 5 4 9l4 4M4 9h10a5.500 5.500 0 0 1 0 11h-3',
  paper: 'M14 3H6.500a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1V7.500zM14 3v4.500h4.500',
  lock: 'M5.500 11h13v9.500h-13zM8.500 11V7.500a3.500 3.500 0 0 1 7 0V11',
  up: 'M12 19V6M6.500 11 12 5.500 17.500 11',
  down: 'M12 5v13M6.500 13l5.500 5.500 5.500-5.500',
} as const;

export type Icon = keyof typeof ICONS;

export function icon(name: Icon): SVGElement {
  return svg('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, svg('path', { d: ICONS[name] }));
}

/** The house mark: the kept half, the holes, the half that leaves. */
export function mark(): SVGElement {
  return svg(
    'svg',
    { class: 'mark', viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    svg('path', { d: 'M3.500 3H9v18H3.500a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z', fill: 'currentColor' }),
    svg('path', { d: 'M12 3v18', stroke: 'currentColor', 'stroke-width': '1.800', 'stroke-linecap': 'round', 'stroke-dasharray': '.01 3.590' }),
    svg('path', { d: 'M15 3.800h5.500a.8.8 0 0 1 .8.8v14.800a.8.8 0 0 1-.8.8H15', fill: 'none', stroke: 'currentColor', 'stroke-width': '1.600' }),
  );
}

/** Security print: hairline ellipses turned about one centre, in three rings. */
export function rosette(): SVGElement {
  const rings = [
    { rx: 100, ry: 51, turns: 36 },
    { rx: 49, ry: 27, turns: 24 },
    { rx: 25.5, ry: 14, turns: 18 },
  ];
  const ellipses = rings.flatMap(({ rx, ry, turns }) =>
    Array.from({ length: turns }, (_, turn) =>
      svg('ellipse', { rx: String(rx), ry: String(ry), transform: `rotate(${(turn * 180) / turns})` }),
    ),
  );
  return svg('svg', { class: 'rosette', viewBox: '-100 -100 200 200', 'aria-hidden': 'true' }, ...ellipses);
}

/** The brand as a line: the mark and the word with its fold. */
export function brand(name: string): HTMLElement {
  const word = el('span', { class: 'word', 'aria-hidden': 'true' }, 'counter', el('i'), 'foil');
  return el('div', { class: 'brand' }, mark(), word, el('span', { class: 'hidden' }, name));
}
