import type { DefinitionKind, Plain, PlainMap, WrittenObject } from './written-objects.ts';

/** A name or a text of the formula language inside an object, and where it stands. */
export interface ObjectMention {
  /** What the name is of; `text` mentions names of any kind, `field` is `dataset.field`. */
  readonly of: 'metric' | 'dataset' | 'hierarchy' | 'goal' | 'connection' | 'calendar' | 'field' | 'text';
  readonly text: string;
  /** First key of the path: `formula`, `plans`, `where`. */
  readonly role: string;
}

type Paths = { readonly [K in ObjectMention['of']]?: readonly string[] };

/** Where objects mention others; `*` stands for every item of a list or every value of a map. */
const MENTIONS: { readonly [K in DefinitionKind]: Paths } = {
  workspace: { hierarchy: ['organisation'] },
  connection: {},
  dataset: {
    connection: ['source.connection'],
    dataset: ['source.union.*.dataset'],
    calendar: ['calendar'],
    field: ['source.distinct.*', 'time', 'scenarios.field'],
    text: ['source.union.*.set.*', 'fields.*.expression', 'fields.*.formula', 'snapshots.when'],
  },
  relationship: { dataset: ['from', 'to'] },
  dimension: { field: ['fields.*'] },
  bridge: { dataset: ['from', 'through', 'to'] },
  hierarchy: { dataset: ['dataset'], field: ['levels.*'] },
  calendar: { dataset: ['dataset'] },
  statement: { hierarchy: ['hierarchy'], text: ['amount', 'lines.*.formula'] },
  rollup: { metric: ['metrics.*'], text: ['by.*'] },
  policy: {
    metric: ['metrics.deny.*'],
    dataset: ['dataset', 'open.*'],
    field: ['deny.*', 'mask.*'],
    text: ['where'],
  },
  reconciliation: { metric: ['left', 'right'], text: ['by', 'by.*'] },
  metric: {
    metric: ['plans.*'],
    field: ['time', 'benchmark.source'],
    text: ['formula', 'versions.*.formula'],
  },
  term: {
    metric: ['explains.metrics.*'],
    dataset: ['explains.datasets.*'],
    text: ['explains.dimensions.*'],
  },
  goal: { metric: ['metric', 'paired.*.metric'], goal: ['parent'], text: ['where'] },
  link: { metric: ['from', 'to'] },
  action: { metric: ['metric'], text: ['where'] },
  alert: { metric: ['metric'], text: ['where', 'by', 'by.*'] },
  currency_rates: { dataset: ['dataset'] },
};

/** What an object mentions, names not looked up. */
export function mentionsOf({ kind, body }: Pick<WrittenObject, 'kind' | 'body'>): readonly ObjectMention[] {
  const found: ObjectMention[] = [];
  for (const [of, paths] of Object.entries(MENTIONS[kind]) as [ObjectMention['of'], readonly string[]][])
    for (const path of paths) {
      const steps = path.split('.');
      for (const text of textsAt(body, steps)) found.push({ of, text, role: steps[0] ?? path });
    }
  return found;
}

function textsAt(value: Plain | undefined, steps: readonly string[]): readonly string[] {
  const [step, ...rest] = steps;
  if (value === undefined) return [];
  if (step === undefined) return typeof value === 'string' && value !== '' ? [value] : [];
  if (typeof value === 'string') return [];
  if (step === '*') return Object.values(value as PlainMap).flatMap((part) => textsAt(part, rest));
  return Array.isArray(value) ? [] : textsAt((value as PlainMap)[step], rest);
}
