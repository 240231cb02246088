/** 24 units square, drawn as lines. */
const PATHS = {
  save: 'M5 4h11l3 3v13H5zM8 4v5h7V4M8 20v-6h8v6',
  share:
    'M16 5.5a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0zM3 12a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0zM16 18.5a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0zM8 11l8-4.5M8 13l8 4.5',
  export: 'M12 4v11M8 11l4 4 4-4M5 19.5h14',
  code: 'M8.5 7l-5 5 5 5M15.5 7l5 5-5 5',
  bookmark: 'M7 4h10v16l-5-4-5 4z',
  fields: 'M4 6h16M4 12h10M4 18h7',
} as const;

export function ExploreIcon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="15" height="15" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
