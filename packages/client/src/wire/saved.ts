import { z } from 'zod';
import { personName } from './changes.ts';
import { text } from './text.ts';

const name = z.string().min(1).max(200);
const ref = z.string().min(1).max(1000);
export const parameter = z.union([
  z.string().max(10_000),
  z.number(),
  z.boolean(),
  z.null(),
  z
    .array(z.union([z.string().max(10_000), z.number()]))
    .max(10_000)
    .readonly(),
]);

/** What Explore asks and how it shows the answer. Names are those of a MetricQuery; it may hold ones that no longer exist. */
export const exploreView = z.strictObject({
  metrics: z.array(ref).max(50),
  rows: z.array(ref).max(20),
  columns: z.array(ref).max(20),
  /** null: that of the frame. */
  period: z.string().max(1000).nullable(),
  compare: z.array(z.string().max(1000)).max(10),
  where: z.string().max(10_000).nullable(),
  having: z.string().max(10_000).nullable().optional(),
  params: z.record(z.string().min(1).max(1000), parameter),
  order: z.array(z.strictObject({ by: ref, desc: z.boolean().optional() })).max(20),
  limit: z.int().min(1).max(1_000_000).nullable(),
  /** `auto`, or a kind of chart the app knows. */
  chart: z.string().max(50),
  pivot: z.boolean(),
  /** Of the table: how subtotals stand in it. */
  layout: z.string().max(50).optional(),
  /** Of the table: figures, or what share they are: `row`, `column`, `parent`, `total`. */
  shown: z.string().max(50).optional(),
  /** Of the table: metrics that stay figures where shares are shown. */
  figures: z.array(ref).max(50).optional(),
  currency: z.string().max(50).optional(),
  constant_currency: z.boolean().optional(),
  as_of: z.union([z.string().max(50), z.strictObject({ data: z.string().max(50) })]).optional(),
  /** Every cell by the newest definitions. */
  restated: z.boolean().optional(),
  /** What a year ago lines up by, and how a period that is not over is read. */
  alignment: z.string().max(50).optional(),
  partial: z.string().max(50).optional(),
  /** Periods without rows are lines too. */
  fill: z.boolean().optional(),
  /** How fiscal years of several companies stand side by side. */
  peers: z.string().max(50).optional(),
  /** Of the table: what it has no sums of: `rows`, `columns`, or the members of a dimension. */
  without_totals: z.array(ref).max(42).optional(),
});

/** Words of its own, or the same in both languages. */
function spoken(most: number) {
  const one = z.string().max(most);
  return z.union([one, z.strictObject({ zh: one, en: one })]);
}

const position = z.int().min(0).max(10_000);

const tile = z.strictObject({
  id: z.string().min(1).max(100),
  kind: z.enum(['metric', 'chart', 'table', 'text']),
  x: position,
  y: position,
  w: z.int().min(1).max(100),
  h: z.int().min(1).max(1000),
  title: spoken(200),
  /** Of a text tile. */
  text: spoken(20_000).optional(),
  /** What the other tiles show. */
  view: exploreView.optional(),
});

const filter = z.strictObject({
  ref,
  values: z.array(z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()])).max(1000),
});

export const dashboardBody = z.strictObject({
  /** The name in both languages, in place of the one name. */
  label: z.strictObject({ zh: name, en: name }).optional(),
  tiles: z.array(tile).max(100),
  /** Applied to every tile that reaches the dimension. */
  filters: z.array(filter).max(20),
});

const kept = {
  id: z.string(),
  name: z.string(),
  /** Login. */
  owner: z.string(),
  /** What the owner is called; empty: there is no such account any more. */
  people: z.array(personName),
  /** The caller may rewrite and delete it. */
  is_own: z.boolean(),
  is_shared: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
  /** Goes up by one with every change. */
  revision: z.int(),
};

/** Lists leave the body out; `metrics` are those it shows. */
const listed = z.object({ ...kept, metrics: z.array(z.string()) });
const listedBoard = listed.extend({ label: text.nullable() });

export const view = z.object({ ...kept, body: exploreView });
export const dashboard = z.object({ ...kept, body: dashboardBody });
/** Last changed first. */
export const viewList = z.object({ views: z.array(listed) });
export const dashboardList = z.object({ dashboards: z.array(listedBoard) });

const wished = { name, is_shared: z.boolean().optional() };
const rewritten = { name, is_shared: z.boolean(), revision: z.int().min(1) };

export const newView = z.strictObject({ ...wished, body: exploreView });
export const newDashboard = z.strictObject({ ...wished, body: dashboardBody });
/** A revision that is not the last one is answered with 409; `current` of the problem is what is kept. */
export const viewChange = z.strictObject({ ...rewritten, body: exploreView });
export const dashboardChange = z.strictObject({ ...rewritten, body: dashboardBody });
