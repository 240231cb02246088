import type { Model } from '@plumbline/model';
import type { Json, Writer } from '@plumbline/store';
import { targetsOfMentions } from '../catalog/references-of.ts';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';

/** How figures were read. */
export type ReadBy = 'query' | 'export' | 'rows' | 'comparison' | 'closed';

const known = new WeakMap<Model, ReadonlySet<string>>();

/** Names of the metrics whose readings are audited. */
export function sensitiveMetrics(model: Model): ReadonlySet<string> {
  const found = known.get(model) ?? new Set(namesOfSensitive(model));
  known.set(model, found);
  return found;
}

function namesOfSensitive({ metrics }: Model): readonly string[] {
  return [...metrics.values()].flatMap(({ name, isSensitive }) => (isSensitive === true ? [name] : []));
}

/**
 * Sensitive metrics that a question names, wherever: shown, compared with, or in a condition, whose answer tells of them too.
 * Any JSON value; of what is no question there is nothing to read.
 */
export function sensitiveIn(value: unknown, model: Model): readonly string[] {
  const sensitive = sensitiveMetrics(model);
  if (sensitive.size === 0) return [];
  const texts = new Set(textsIn(value));
  const mentions = [...texts].map((text) => ({ of: 'text' as const, text, role: 'formula' }));
  const named = targetsOfMentions(mentions, null, model).map(({ targetId }) => targetId);
  const metrics = [...named, ...texts].filter((name) => model.metrics.has(name));
  const compared = metrics.flatMap((name) =>
    Object.entries(model.metrics.get(name)?.plans ?? {}).flatMap(([role, plan]) =>
      texts.has(role) ? [plan] : [],
    ),
  );
  return [...new Set([...metrics, ...compared])].filter((name) => sensitive.has(name));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
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
  const now = options.now();
  // Whoever looks through the eyes of another reads it themselves.
  const writer: Writer =
    seenBy === undefined ? { by: user, now, inPlaceOf } : { by: seenBy, now, inPlaceOf: user };
  const details = { by, asked: asJson(asked) };
  for (const objectId of metrics)
    await holder.store.events.append(
      { action: 'figures/read', objectKind: 'metric', objectId, details },
      writer,
    );
}

/** Characters of a question that are kept: a list of ten thousand members tells no more. */
const MOST = 2000;

function asJson(asked: unknown): Json {
  const text = JSON.stringify(asked) ?? 'null';
  return text.length <= MOST ? (JSON.parse(text) as Json) : `${text.slice(0, MOST)}…`;
}
