import { report } from '@plumbline/diagnostics';
import type { Bridge, BridgePath } from '@plumbline/model';
import { call, type Scalar } from '../../scalar.ts';
import { refuse } from '../cells/context.ts';
import { clockOf } from './related-versions.ts';
import { lowerAt, lowerDimension, type Members } from './row.ts';
import { Source } from './source.ts';
import { valueOfVersion } from './versions.ts';

/** What a row gets of a member: nine decimals. */
export const WEIGHT = { kind: 'decimal', precision: 18, scale: 9 } as const;

/** The rows of a bridge, under names that no field has. */
export interface Links {
  readonly source: Source;
  /** What a link names its row by. */
  readonly keys: readonly { readonly name: string; readonly value: Scalar; readonly origin: string }[];
  readonly weight: Scalar | null;
}

/** Null after refusing: the rows are not loaded. */
export function linksOf(
  { name, from, to, weight }: Bridge,
  { context, versions }: Pick<Source, 'context' | 'versions'>,
  members: Members,
): Links | null {
  const dataset = context.model.datasets.get(from.from);
  const missing = [from.from, to.to].filter((one) => !context.facts.datasets.has(one));
  for (const one of missing) refuse(context, report('query/not-loaded', { dataset: one }));
  if (dataset === undefined || missing.length > 0) return null;
  const source = new Source(dataset, context, { time: null, versions: clockOf(versions) });
  const read = (field: string) =>
    valueOfVersion(lowerAt({ steps: [], dataset: dataset.name, field }, source, members), dataset);
  return {
    source,
    keys: from.fromColumns.map((field, i) => ({ name: keyName(name, i), value: read(field), origin: field })),
    weight: weight === null ? null : call('cast', [read(weight)], WEIGHT),
  };
}

/** What a row and a link to it have in common. */
export function equalitiesOf(
  { bridge: { name, from } }: BridgePath,
  source: Source,
  members: Members,
): readonly { readonly left: Scalar; readonly right: string }[] {
  return from.toColumns.map((field, i) => ({
    left: lowerDimension({ kind: 'field', dataset: from.to, field, relationship: null }, source, members),
    right: keyName(name, i),
  }));
}

function keyName(bridge: string, place: number): string {
  return `${bridge}:key_${place + 1}`;
}
