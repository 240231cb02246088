import type { AggregateExpr } from '@plumbline/model';
import type { ByItem, Cell, CompareItem, ResultRow, RowsQuery, RowsResult } from '@plumbline/query';
import fc from 'fast-check';
import type { Answered, Answerer, RowsAnswerer } from '../answerer/answerer.ts';
import { ENTRIES, FAMILIES } from '../arbitrary/family.ts';
import { oneMeasureOf } from '../arbitrary/one-measure.ts';
import { queryOf } from '../arbitrary/query.ts';
import { shopWith, worldOfShop } from '../arbitrary/shop.ts';
import { aggregated, onlyAggregate } from './aggregated-rows.ts';
import type { Runs } from './law.ts';

const asking = fc.constantFrom(...FAMILIES, ENTRIES).chain((family) =>
  oneMeasureOf(family).chain((one) =>
    fc.record({
      one: fc.constant(one),
      shop: shopWith(null).map((shop) => ({ ...shop, formulas: { figure: one.formula } })),
      query: queryOf(family, ['figure']),
      page: fc.integer({ min: 1, max: 4 }),
    }),
  ),
);

/** Figures looked into for each question. */
const LOOKED_INTO = 4;

type RowsAsker = (query: RowsQuery) => Promise<RowsResult>;
type Opener = Answerer & { readonly rows: RowsAnswerer };

/** The rows of a figure, aggregated as its measure says, are the figure: in rows, totals and comparisons. */
export const rowsGiveTheFigure = {
  name: 'the rows of a figure give the figure',
  check: (answerer: Opener, runs: Runs): Promise<void> =>
    fc.assert(
      fc.asyncProperty(asking, async ({ one, shop, query, page }) => {
        const world = worldOfShop(shop);
        const { having, order, limit, others, fill, ...plain } = query;
        const answer = await answerer({ ...world, query: plain, today: shop.today });
        if (answer.kind === 'refused') return;
        const ask: RowsAsker = async (asked) => {
          const opened = await answerer.rows({ ...world, query: asked, today: shop.today });
          if (opened.kind === 'answered') return opened.result;
          throw new Error(`refused: ${opened.codes.join(', ')} ${JSON.stringify(asked)}`);
        };
        const { metrics: _, totals: __, compare = [], ...scope } = plain;
        const measure = onlyAggregate(one.metric, world.model);
        if (measure === null) throw new Error(`${one.metric} is not one aggregation`);
        for (const { at, cells } of figures(answer.result, plain.by ?? [])) {
          const matched = compare.flatMap(matchedPlans);
          const asked: RowsQuery = { ...scope, metric: 'figure', at, matched };
          const bases = compare.flatMap((item) => (item === 'closed' ? [] : [{ ...asked, compare: item }]));
          for (const [i, of] of [asked, ...bases].entries()) {
            const rows = await wholeOf(of, page, ask);
            expectFigure(cells[i] ?? null, measure, rows, of);
          }
        }
      }),
      runs,
    ),
};

/** Both sides of a matched answer read the days of both, in every column. */
function matchedPlans(item: CompareItem): readonly 'budget'[] {
  return typeof item === 'object' && 'budget' in item ? ['budget'] : [];
}

interface Figure {
  readonly at: Readonly<Record<string, Cell>>;
  /** The metric, then the base of each comparison. */
  readonly cells: readonly Cell[];
}

function figures({ columns, rows, totals = [] }: Answered, by: readonly ByItem[]): readonly Figure[] {
  const values = columns.flatMap(({ role, name }, i) =>
    role === 'metric' || (role === 'compare' && !/_(change|pct|attainment)$/.test(name)) ? [i] : [],
  );
  const figure = (row: ResultRow, kept: (name: string) => boolean): Figure => ({
    at: Object.fromEntries(
      by.flatMap((item, i) => (kept(columns[i]?.name ?? '') ? [[keyOf(item), row[i] ?? null]] : [])),
    ),
    cells: values.map((i) => row[i] ?? null),
  });
  return [
    ...rows.slice(0, LOOKED_INTO).map((row) => figure(row, () => true)),
    ...totals.slice(-LOOKED_INTO).map((total) => figure(total.row, (name) => total.by.includes(name))),
  ];
}

function keyOf(item: ByItem): string {
  if (typeof item === 'string') return item;
  return item.as ?? [item.field, item.grain, item.part].filter((part) => part !== undefined).join('_');
}

/** All rows; taken page by page they are the same. */
async function wholeOf(asked: RowsQuery, page: number, ask: RowsAsker): Promise<RowsResult> {
  const whole = await ask({ ...asked, limit: 1000 });
  const paged: ResultRow[] = [];
  for (let offset = 0; offset < whole.total_rows; offset += page) {
    const { rows, more } = await ask({ ...asked, limit: page, offset });
    if (more !== offset + page < whole.total_rows) throw new Error(`more: ${more} at ${offset}`);
    paged.push(...rows);
  }
  if (whole.rows.length !== whole.total_rows || JSON.stringify(paged) !== JSON.stringify(whole.rows))
    throw new Error(`pages of ${page}: ${JSON.stringify(paged)} for ${JSON.stringify(whole)}`);
  return whole;
}

function expectFigure(cell: Cell, measure: AggregateExpr, found: RowsResult, asked: RowsQuery): void {
  const expected = aggregated(measure, found) ?? 0;
  if (Math.abs(expected - Number(cell)) <= 1e-9 * Math.max(1, Math.abs(expected))) return;
  throw new Error(`figure ${cell}, rows give ${expected}: ${JSON.stringify(asked)} ${JSON.stringify(found)}`);
}
