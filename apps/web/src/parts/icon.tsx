/** 24 units square, drawn as lines. */
const PATHS = {
  gauge: 'M4 17a8.5 8.5 0 1 1 16 0M12 14l4-5',
  ruler: 'M14.5 3.5l6 6-11 11-6-6zM8 10l2 2M11 7l2 2M5.5 12.5l2 2',
  plug: 'M8 4v5m8-5v5M6 9h12v3a6 6 0 0 1-12 0zM12 18v3',
  page: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 16h6',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8 3.5v4M16 3.5v4',
  clock: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 8v4.5l3 2',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  shield: 'M12 3.5l7 2.5v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6zM9 12l2.2 2.2L15.2 10',
  grip: 'M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01',
  pencil: 'M5 19l1-4L16 5l3 3L9 18zM14 7l3 3',
  bin: 'M5 7h14M9.5 7V4.5h5V7M7 7l1 13h8l1-13M10.5 10.5v6M13.5 10.5v6',
  undo: 'M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-4',
  redo: 'M16 5l4 4-4 4M20 9H10a5.5 5.5 0 0 0 0 11h4',
  full: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.5-5.5L12 7.5M14 10a4 4 0 0 0-6-.5l-3 3A4 4 0 0 0 10.500 18L12 16.500',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  plus: 'M12 5v14M5 12h14',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  house: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-5.5h4V20',
  chart: 'M4 20h16M7 16v-5M12 16V6M17 16v-8',
  tiles: 'M4 4h7v9H4zM14 4h6v5h-6zM14 12h6v8h-6zM4 16h7v4H4z',
  sliders: 'M4 8h8m5 0h3M4 16h3m5 0h8M14.5 5.5v5M9.5 13.5v5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  down: 'M7 10l5 5 5-5',
  up: 'M7 14l5-5 5 5',
  right: 'M10 7l5 5-5 5',
  left: 'M14 7l-5 5 5 5',
  fold: 'M5 5v14M19 8l-4 4 4 4',
  unfold: 'M5 5v14M13 8l4 4-4 4',
  tree: 'M12 4v5M6 20v-5h12v5M12 9v6M9.5 4h5',
  bookmark: 'M7 4h10v16l-5-4-5 4z',
  database: 'M5 6.5c0-3 14-3 14 0s-14 3-14 0zm0 0v11c0 3 14 3 14 0v-11M5 12c0 3 14 3 14 0',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  bank: 'M4 9.5l8-5 8 5zM6.5 10v7M10.2 10v7M13.8 10v7M17.5 10v7M4 20h16',
  building: 'M5 20V5h9v15M14 10h5v10M3 20h18M8.5 9h2M8.5 13h2M8.5 17h2',
  eye: 'M3 12c2.500-4.500 5.500-6.500 9-6.500s6.500 2 9 6.500c-2.500 4.500-5.500 6.500-9 6.500S5.500 16.500 3 12zM12 9.500a2.500 2.500 0 1 1 0 5 2.500 2.500 0 0 1 0-5z',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  signature:
    'M4 20h16M5 14c2.500-5 4.500-8.500 6.500-8.500 3 0-2.500 10.500 0 10.500 1.500 0 2.500-3 3.500-3s.5 2.500 2 2.500c1 0 1.500-.5 2-1',
  tray: 'M4 13l3-8h10l3 8v6H4zM4 13h5l1.500 2.500h3L15 13h5',
  search: 'M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM15 15l5 5',
} as const;

export type IconName = keyof typeof PATHS;

/** What is made of dots needs thicker ones. */
const DOTS: ReadonlySet<IconName> = new Set(['more', 'grip']);

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth={DOTS.has(name) ? 2.6 : 1.7}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
