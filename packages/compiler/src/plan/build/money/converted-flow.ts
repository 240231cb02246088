import { report } from '@plumbline/diagnostics';
import type { AggregateExpr } from '@plumbline/model';
import { compute, spine } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { column, DATE, DOUBLE, type Measure, nothing, type Scalar } from '../../scalar.ts';
import { refuse } from '../cells/context.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { closingDaysOfEntities } from '../fiscal/listed-due.ts';
import { lowerMembers } from '../forms/members.ts';
import { cellsOf } from '../rows/cells-of.ts';
import { type Leaf, measureOf, openLeaf } from '../rows/leaf.ts';
import { fiscalParts } from '../rows/row.ts';
import { dueDay } from '../stock/snapshot.ts';
import { readingOf } from '../time/reading.ts';
import type { Conversion } from './conversion.ts';
import { amountsOf, converted, inCurrencies } from './converted.ts';
import { fromFinerCells } from './finer-cells.ts';
import { comparedWith } from './held-constant.ts';

/** Amounts of rows in one currency, at the finest grain that has one rate, then added up. */
export function convertedFlow(
  expr: AggregateExpr,
  conversion: Conversion,
  frame: Frame,
  level: Level,
): Scalar {
  const leaf = openLeaf(expr, frame, level);
  if (leaf === null || leaf.mapping.kind === 'nothing') return nothing(DOUBLE);
  const { mapping } = leaf;
  return convertedCells(leaf, conversion, (wide, measures) => cellsOf(wide, mapping, measures));
}

/** The same for rows that `cells` groups by the keys of the leaf that it is given: one of more keys. */
export function convertedCells(
  leaf: Leaf,
  conversion: Conversion,
  cells: (wide: Leaf, measures: readonly Measure[]) => Plan,
): Scalar {
  const { level, frame } = leaf;
  if (leaf.time === null && conversion.rule.kind !== 'fixed') {
    refuse(level.context, report('query/no-time', { dataset: leaf.dataset.name }));
    return nothing(DOUBLE);
  }
  const name = level.name(frame.hint);
  const measure = measureOf(leaf, name);
  const isClosing = conversion.rule.kind === 'closing';
  const keys = level.keyNames;
  const build = () => {
    const entity = isClosing ? entityOfRows(leaf) : [];
    const amounts = cells(inCurrencies(leaf, conversion, entity), amountsOf(measure));
    const days = !isClosing ? null : entity.length > 0 ? closingDaysOfEntities(leaf) : closingDays(leaf);
    return converted(amounts, { measure, conversion, days, level, until: frame.versions.until, keys });
  };
  const asked = { leaf, conversion, measure, keys, rule: 'flow', goesByRows: !isClosing };
  level.addBlock(fromFinerCells(asked, build), frame);
  return column(name, DOUBLE);
}

/** Under the calendar of an entity each one's range has an end of its own. */
export function entityOfRows({ edge, source, frame, level }: Leaf): Leaf['keys'] {
  if (edge === null) return [];
  const { entity } = fiscalParts(source, lowerMembers(frame, level));
  return [{ name: OWN.account, value: entity, origin: 'entity' }];
}

/** The last day of each range, or the edge where that is earlier. */
export function closingDays(leaf: Leaf): Plan {
  const { level, frame, dataset } = leaf;
  const current = comparedWith(frame, level);
  const { ranges } = current === frame ? leaf : readingOf(level, dataset.name, current);
  const rows = ranges.map((r) => [...r.keys, r.from, dueDay(leaf, r.to)]);
  const days = spine(level.timeNames, rows);
  return compute(
    days,
    [
      ...level.timeNames.map((key) => ({ name: key, value: column(key, DATE), origin: key })),
      { name: OWN.day, value: column(OWN.to, DATE), origin: 'last day' },
    ],
    'the day whose closing rates each range takes',
  );
}
