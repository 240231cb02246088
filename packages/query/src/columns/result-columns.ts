import { grainName } from '@plumbline/calendar';
import { formatDimension, type Metric, type Model } from '@plumbline/model';
import { metricInCurrency } from '../currency/metric-in-currency.ts';
import type { ResultColumn } from '../metric-result.ts';
import type { ResolvedBy, ResolvedCompare, ResolvedQuery } from '../resolved-query.ts';
import { addsUp } from './adds-up.ts';
import { columnType } from './column-type.ts';
import { type CompareMeasure, compareColumn, compareMeasures } from './compare-column.ts';
import { compareLabel } from './compare-label.ts';
import { compareType } from './compare-type.ts';
import { grainWord } from './key-label.ts';
import { shareColumn } from './share-column.ts';
import { shareLabel } from './share-label.ts';
import { isMeasuredIn, unitOfColumn } from './unit-of-column.ts';

/** Columns of the result, in order: keys, then each metric with its comparisons. Without what only data knows. */
export function resultColumns(query: ResolvedQuery, model: Model): readonly ResultColumn[] {
  return [
    ...query.by.map((by) => keyColumn(by, query, model)),
    ...query.metrics.flatMap((asked) => {
      const metric = metricInCurrency(asked, model, query.currency);
      return [
        { ...metricColumn(metric, model), ...(addsUp(metric, query, model) ? {} : { additive: false }) },
        ...shareColumns(metric, query),
        ...query.compare.flatMap((compare) =>
          compareMeasures(compare, query).map((measure) =>
            comparisonColumn(metric, { compare, measure }, model, query),
          ),
        ),
      ];
    }),
  ];
}

function keyColumn(by: ResolvedBy, { cohort }: ResolvedQuery, model: Model): ResultColumn {
  const base = { name: by.name, type: columnType(by.type), label: by.label };
  if (by.kind === 'time') return { ...base, role: 'time', grain: grainWord(by.grain) };
  if (by.ref.kind === 'grain' && by.part === null)
    return { ...base, role: 'time', grain: grainName(by.ref.grain) };
  if (by.ref.kind === 'cohort' && by.ref.part === 'cohort' && cohort !== null)
    return { ...base, role: 'dimension', ref: 'cohort', grain: cohort.grain };
  return {
    ...base,
    role: 'dimension',
    ref: formatDimension(by.ref),
    ...(by.grain === null ? {} : { grain: by.grain }),
    ...(isMeasuredIn(by.unit) ? unitOfColumn(by.unit, model) : {}),
  };
}

function metricColumn(metric: Metric, model: Model): ResultColumn {
  return {
    name: metric.name,
    role: 'metric',
    type: columnType(metric.type),
    ...unitOfColumn(metric.unit, model),
    label: metric.label,
    ...(metric.basis === null ? {} : { basis: metric.basis }),
    direction: metric.direction,
    ...(metric.expr.kind === 'company' ? { scope: 'company' } : {}),
  };
}

function shareColumns({ name, label }: Metric, { share, by }: ResolvedQuery): readonly ResultColumn[] {
  if (share === null || !share.metrics.includes(name)) return [];
  return [
    {
      name: shareColumn(name),
      role: 'compare',
      of: name,
      type: 'double',
      unit: 'percent',
      label: shareLabel(label, share, by),
      direction: 'none',
    },
  ];
}

function comparisonColumn(
  metric: Metric,
  { compare, measure }: { readonly compare: ResolvedCompare; readonly measure: CompareMeasure },
  model: Model,
  { currency }: ResolvedQuery,
): ResultColumn {
  const isShare = measure === 'pct' || measure === 'attainment';
  return {
    name: compareColumn(metric.name, compare, measure),
    role: 'compare',
    of: metric.name,
    type: columnType(compareType(metric, { compare, measure, currency }, model)),
    ...(isShare ? { unit: 'percent' } : unitOfColumn(metric.unit, model)),
    label: compareLabel(metric.label, compare, measure),
    direction: metric.direction,
    ...(metric.expr.kind === 'company' ? { scope: 'company' } : {}),
  };
}
