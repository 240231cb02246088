import type { Metric } from '@plumbline/model';
import { clockOf, type ResolvedQuery } from '@plumbline/query';
import type { BoundQuery } from '../../../bind/bind.ts';
import { arrange, compute, filter } from '../../make.ts';
import { OWN } from '../../names.ts';
import { BOOLEAN, column, number, type Scalar, truth } from '../../scalar.ts';
import type { DimensionKey } from '../cells/frame.ts';
import { Level } from '../cells/level.ts';
import { lowerMetric } from '../forms/metric.ts';
import { outputsOf } from './columns.ts';
import { baseFrame, dimensionKey } from './open-level.ts';
import { inline } from './result-names.ts';

/** `others`: the members of the last dimension that stay, ranked over the whole period and all other dimensions. */
export function keptMembers(bound: BoundQuery): DimensionKey | null {
  const { query, context } = bound;
  const last = query.by.findLast((b) => b.kind === 'dimension' && clockOf(query, b) === null);
  if (last === undefined || last.kind !== 'dimension') return null;
  const plain = dimensionKey(last);
  const shape = {
    timeKeys: [],
    dimensions: [plain],
    rows: [{ keys: [], member: null }],
    cell: null,
    isRanked: false,
  };
  const level = new Level(context, shape);
  const frame = baseFrame(query);
  const metrics = outputsOf(query, frame, level, [last.name]);
  const lowered = (value: Scalar) => inline(value, metrics, { query, items: [] }, level);
  const ranking = rankingOf(query);
  const by = ranking === null ? number(0) : lowered(lowerMetric(ranking.by, frame, level));
  const having =
    query.having === null
      ? []
      : [{ name: OWN.having, value: lowered(lowerMetric(query.having, frame, level)) }];
  const relation = level.relation([{ name: 'row:order', value: by }, ...having]);
  const passed = filter(relation, having.length > 0 ? column(OWN.having, BOOLEAN) : null);
  const order = [
    { value: column('row:order', by.type), desc: ranking?.desc ?? true },
    { value: column(last.name, last.type), desc: false },
  ];
  const plan = compute(
    arrange(passed, order, query.limit),
    [
      { name: last.name, value: column(last.name, last.type), origin: last.text },
      { name: OWN.kept, value: truth(true), origin: 'others' },
    ],
    'members that stay; all others become one',
  );
  return { ...plain, kept: { plan, flag: 'row:others' } };
}

function rankingOf(
  query: ResolvedQuery,
): { readonly by: Parameters<typeof lowerMetric>[0]; readonly desc: boolean } | null {
  for (const o of query.order) if (o.by.kind !== 'key') return { by: o.by, desc: o.desc };
  const [first] = query.metrics;
  return first === undefined ? null : { by: named(first), desc: true };
}

function named(metric: Metric): Parameters<typeof lowerMetric>[0] {
  return {
    kind: 'metric',
    name: metric.name,
    type: metric.type,
    unit: metric.unit,
    span: { start: 0, end: 0 },
  };
}
