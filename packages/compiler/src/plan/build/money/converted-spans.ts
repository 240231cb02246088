import { report } from '@plumbline/diagnostics';
import { columnOf } from '../../columns.ts';
import { aggregate, compute, derive, spine } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  BIGINT,
  BOOLEAN,
  call,
  column,
  DOUBLE,
  type Measure,
  nothing,
  number,
  type Scalar,
  TEXT,
  truth,
} from '../../scalar.ts';
import { refuse } from '../cells/context.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { closingDaysOfEntities, daysOfEntities } from '../fiscal/listed-due.ts';
import { addSpans, withFigure, type ZeroedSpans } from '../rows/cells-of-spans.ts';
import { type Leaf, measureOf, openLeaf } from '../rows/leaf.ts';
import { seriesCounts, spanState } from '../rows/span-states.ts';
import { isOpenEnded, spansOf } from '../rows/spans.ts';
import { readingOf } from '../time/reading.ts';
import type { Conversion } from './conversion.ts';
import { byCurrency, converted } from './converted.ts';
import { closingDays, entityOfRows } from './converted-flow.ts';
import { comparedWith } from './held-constant.ts';

/**
 * Totals of spans in one currency: each series is derived over the range in its own currency, then converted at the
 * rate of that range. The spans on the way have no rates: their periods are others.
 */
export function convertedSpans(
  { expr, isZeroed }: ZeroedSpans,
  conversion: Conversion,
  frame: Frame,
  level: Level,
): Scalar {
  const leaf = openLeaf(expr, frame, level);
  if (leaf === null) return nothing(DOUBLE);
  const { rule } = conversion;
  if (isOpenEnded(leaf) && rule.kind !== 'fixed') {
    refuse(
      level.context,
      report('query/needs-period', { metric: frame.hint, form: `currency: ${conversion.to}` }),
    );
    return nothing(DOUBLE);
  }
  if (leaf.mapping.kind === 'nothing') return nothing(DOUBLE);
  const name = level.name(frame.hint);
  const measure = measureOf(leaf, name);
  const entity = rule.kind === 'fixed' ? [] : entityOfRows(leaf);
  const each = spansOf(byCurrency(leaf, conversion, entity), name, isZeroed);
  const amounts = derive(withFigure(each, name), [
    { name: OWN.counted, value: isSome(column(name, measure.type)), origin: 'amounts' },
  ]);
  const isOfEntities = entity.length > 0;
  const days =
    rule.kind !== 'closing' ? null : isOfEntities ? closingDaysOfEntities(leaf) : closingDays(leaf);
  const periods = rule.kind !== 'average' ? undefined : isOfEntities ? daysOfEntities(leaf) : periodsOf(leaf);
  const keys = level.keyNames;
  level.addBlock(
    converted(amounts, {
      measure,
      conversion,
      days,
      ...(periods === undefined ? {} : { periods }),
      level,
      until: frame.versions.until,
      keys,
    }),
    frame,
  );
  addSpans(statesOf(each, measure, level), { name, isZeroed, keeps: statesAlone(name, level) }, frame, level);
  return column(name, DOUBLE);
}

/** How the figures of a cell came about, and who is left out of them, also where a currency has no figure at all. */
function statesOf(each: Plan, { name, type }: Measure, { keyNames }: Level): Plan {
  const state = column(spanState(name), TEXT);
  const states: Measure = { name: state.name, fn: 'list', arg: state, where: null, p: null, type: TEXT };
  const one: Measure = { name, fn: 'any', arg: column(name, type), where: null, p: null, type };
  const { all, figures } = seriesCounts(name);
  const counts = [all, figures].map((count): Measure => {
    return { name: count, fn: 'sum', arg: column(count, BIGINT), where: null, p: null, type: BIGINT };
  });
  return aggregate(each, keyNames, [one, states, ...counts], 'how the figures of each currency came about');
}

/** The figures themselves are another block's. */
function statesAlone(name: string, { keys }: Level): (cells: Plan) => Plan {
  const { all, figures } = seriesCounts(name);
  return (cells) => {
    const kept = [spanState(name), all, figures].map((column) => columnOf(cells, column));
    return compute(
      cells,
      [...keys, ...kept].map((c) => ({ name: c.name, value: column(c.name, c.type), origin: c.origin })),
    );
  };
}

/** 1 for an amount that needs a rate, 0 for none. */
function isSome(amount: Scalar): Scalar {
  const isZero = call('eq', [amount, number(0)], BOOLEAN);
  const isNothing = call('coalesce', [isZero, truth(true)], BOOLEAN);
  return {
    kind: 'case',
    whens: [{ when: isNothing, then: number(0, BIGINT) }],
    otherwise: number(1, BIGINT),
    type: BIGINT,
  };
}

/** The ranges whose mean rates are taken; under constant currency those that they are compared with. */
function periodsOf(leaf: Leaf): Plan {
  const { level, frame, dataset } = leaf;
  const current = comparedWith(frame, level);
  const { ranges } = current === frame ? leaf : readingOf(level, dataset.name, current);
  const rows = ranges.map((r) => [...r.keys, r.from, r.to, r.from, r.to]);
  return spine(level.timeNames, rows, [OWN.first, OWN.last]);
}
