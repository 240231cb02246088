import type { Model } from '@plumbline/model';
import { parseMetricQuery, parseRowsQuery, resolveQuery, resolveRows } from '@plumbline/query';
import type { Json, Writer } from '@plumbline/store';
import { metricsAsked, namedIn } from '../answer/metrics-asked.ts';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';

/** How figures were read. */
export type ReadBy = 'query' | 'export' | 'rows' | 'comparison' | 'closed';

const known = new WeakMap<Model, ReadonlySet<string>>();

/** Names of the metrics whose readings are audited. */
export function sensitiveMetrics(model: Model): ReadonlySet<string> {
  const before = known.get(model);
  if (before !== undefined) return before;
  const found = new Set(
    [...model.metrics.values()].flatMap(({ name, isSensitive }) => (isSensitive === true ? [name] : [])),
  );
  known.set(model, found);
  return found;
}

/**
 * Sensitive metrics of which a question tells, in whatever words: shown, compared with, or in a condition or an order. `names`: what
 * the asker may name. Of what is no question there is nothing to read.
 */
export function sensitiveAsked(value: unknown, model: Model, names: Model): readonly string[] {
  const sensitive = sensitiveMetrics(model);
  const { query } = parseMetricQuery(value);
  const resolved = query === null ? null : resolveQuery(query, names).query;
  return resolved === null ? [] : metricsAsked(resolved).filter((name) => sensitive.has(name));
}

/** The same of the rows behind a figure: they are those of every metric that it is made of, whatever its definition says of itself. */
export function sensitiveBehind(value: unknown, model: Model, names: Model): readonly string[] {
  const sensitive = sensitiveMetrics(model);
  const { query } = parseRowsQuery(value);
  const rows = query === null ? null : resolveRows(query, names).rows;
  const found = rows === null ? [] : metricsAsked(rows.query).flatMap((name) => [...madeOf(name, model)]);
  return [...new Set(found)].filter((name) => sensitive.has(name));
}

/** A metric and all that it is made of. */
export function madeOf(metric: string, { metrics }: Model): ReadonlySet<string> {
  const found = new Set([metric]);
  for (const name of found) for (const next of namedIn(metrics.get(name)?.expr)) found.add(next);
  return found;
}

export interface ReadFigures {
  readonly metrics: readonly string[];
  readonly by: ReadBy;
  /** The question, or what it was of. */
  readonly asked: unknown;
}

/** A line of the audit log for each of the metrics, before anybody sees the figures: what cannot be written is not told. */
export async function noteReads(
  { holder, options }: Pick<Workings, 'holder' | 'options'>,
  { user, inPlaceOf, seenBy }: Principal,
  { metrics, by, asked }: ReadFigures,
): Promise<void> {
  if (metrics.length === 0) return;
  const now = options.now();
  // Whoever looks through the eyes of another reads it themselves.
  const writer: Writer =
    seenBy === undefined ? { by: user, now, inPlaceOf } : { by: seenBy, now, inPlaceOf: user };
  const details = { by, asked: asJson(asked) };
  const line = { action: 'figures/read', objectKind: 'metric', details };
  await holder.store.events.appendAll(
    metrics.map((objectId) => ({ ...line, objectId })),
    writer,
  );
}

/** Characters of a question that are kept: a list of ten thousand members tells no more. */
const MOST = 2000;

function asJson(asked: unknown): Json {
  const text = JSON.stringify(asked) ?? 'null';
  return text.length <= MOST ? (JSON.parse(text) as Json) : `${text.slice(0, MOST)}…`;
}
