import type { ObjectMention, Text } from '@plumbline/model';

/** What the center reads of a view; the rest is the business of who shows it. */
export interface ShownView {
  readonly metrics: readonly string[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly where: string | null;
}

/** Bodies of what people keep, as far as they are read here. */
export interface KeptBodies {
  readonly view: ShownView;
  readonly dashboard: {
    /** The name in both languages. */
    readonly label?: Text | undefined;
    readonly tiles: readonly { readonly view?: ShownView | undefined }[];
    readonly filters: readonly { readonly ref: string }[];
  };
}

export type KeptKind = keyof KeptBodies;

const MENTIONS: { readonly [K in KeptKind]: (body: KeptBodies[K]) => readonly ObjectMention[] } = {
  view: ofView,
  dashboard: ({ tiles, filters }) => [
    ...tiles.flatMap(({ view }) => (view === undefined ? [] : ofView(view))),
    ...filters.map(({ ref }): ObjectMention => ({ of: 'text', text: ref, role: 'filters' })),
  ],
};

export function mentionsOfBody<K extends KeptKind>(kind: K, body: KeptBodies[K]): readonly ObjectMention[] {
  return MENTIONS[kind](body);
}

/** The name in both languages, where a body has one. */
export function labelOf(body: unknown): Text | null {
  return (body as { readonly label?: Text }).label ?? null;
}

function ofView({ metrics, rows, columns, where }: ShownView): readonly ObjectMention[] {
  const texts = (role: string, list: readonly string[]) =>
    list.map((text): ObjectMention => ({ of: 'text', text, role }));
  return [
    ...metrics.map((text): ObjectMention => ({ of: 'metric', text, role: 'metrics' })),
    ...texts('rows', rows),
    ...texts('columns', columns),
    ...texts('where', where === null ? [] : [where]),
  ];
}
