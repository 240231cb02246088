import type { Day } from '@plumbline/calendar';
import { type CompiledQuery, compile, explain } from '@plumbline/compiler';
import type { Diagnostic } from '@plumbline/diagnostics';
import type { Access, Metric, Model } from '@plumbline/model';
import { type Facts, parseMetricQuery, resolveQuery } from '@plumbline/query';
import { type ClosedAsked, closedAsked } from '../close/closed-asked.ts';
import type { ClosedReader } from '../close/closed-reader.ts';
import type { AnswerDefinition, Explanation } from './answer.ts';
import { covered } from './covered.ts';
import { endedMetrics } from './ended-metrics.ts';
import { metricsAsked } from './metrics-asked.ts';
import { placeInQuery } from './place-in-query.ts';
import { readableFormula } from './readable-formula.ts';

export interface CompiledQuestion {
  readonly compiled: CompiledQuery | null;
  /** Figures of locked periods go beside its own. */
  readonly closed: ClosedAsked | null;
  readonly definitions: readonly AnswerDefinition[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface QuestionContext {
  readonly model: Model;
  readonly facts: Facts;
  readonly today: Day;
  /** What the asker may see of the model; null: everything. */
  readonly access: Access | null;
  /** Metrics that have ended are answered too: what was reported is looked at again. */
  readonly isPast?: boolean;
  /** Null: nobody locks periods here. */
  readonly closes: ClosedReader | null;
}

/** JSON value → one statement. `compiled` is null when a diagnostic is an error; nothing throws. */
export function compileQuestion(
  value: unknown,
  { model, access, ...context }: QuestionContext,
): CompiledQuestion {
  const parsed = parseMetricQuery(value);
  const { query } = parsed;
  if (query === null)
    return { compiled: null, closed: null, definitions: [], diagnostics: parsed.diagnostics };
  const names = access?.visible ?? model;
  const resolved = resolveQuery(query, names);
  const found = [...parsed.diagnostics, ...resolved.diagnostics];
  if (resolved.query === null) return { compiled: null, closed: null, definitions: [], diagnostics: found };
  const { facts, today, closes } = context;
  const { asOf } = resolved.query;
  const metrics = metricsAsked(resolved.query).flatMap((name) => names.metrics.get(name) ?? []);
  const day = asOf?.isToday === true ? asOf.day : today;
  if (context.isPast !== true) found.push(...endedMetrics({ metrics, day, names }));
  if (found.some(({ severity }) => severity === 'error'))
    return { compiled: null, closed: null, definitions: [], diagnostics: found };
  const { calendar } = model.workspace;
  const isRestricted = access !== null;
  const closed = closedAsked(query, resolved.query, { closes, isRestricted, today, calendar });
  if (closed.diagnostics.length > 0)
    return { compiled: null, closed: null, definitions: [], diagnostics: [...found, ...closed.diagnostics] };
  const read = access?.readable ?? model;
  const { compiled, diagnostics } = compile({ query: resolved.query, model: read, facts, today, access });
  return {
    compiled,
    closed: closed.asked,
    definitions: resolved.query.metrics.map((metric) => definitionOf(metric, names)),
    diagnostics: [...found, ...covered(diagnostics, access, value).map((one) => placeInQuery(one, query))],
  };
}

export function explanationOf(
  compiled: CompiledQuery,
  of: { readonly model: Model; readonly facts: Facts },
): Explanation {
  const { sql, passes, rollups } = explain(compiled, of);
  return { plan: passes.at(-1)?.plan ?? '', passes, sql, rollups };
}

function definitionOf(metric: Metric, model: Model): AnswerDefinition {
  const { name, label, formula, basis } = metric;
  return { name, label, formula, readable: readableFormula(metric, model), basis };
}
