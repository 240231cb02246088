import { formatDay, grainName, parseDay, parsePeriod, startOf } from '@plumbline/calendar';
import { type Diagnostic, type Place, report } from '@plumbline/diagnostics';
import type { Model } from '@plumbline/model';
import { type ByItem, type CompareItem, matchedPlan, matchedTo, type PlanKind } from '../metric-query.ts';
import type { Cell } from '../metric-result.ts';
import { formatPath } from '../query-path.ts';
import type { ResolvedBy } from '../resolved-query.ts';
import type { ResolvedRows } from '../resolved-rows.ts';
import type { RowsQuery } from '../rows-query.ts';
import { fiscalFirst } from './fiscal/fiscal-calendar.ts';
import { resolveQuery } from './resolve-query.ts';

const LISTED = 100;

/**
 * Names → objects. The names in `at` that no key of `by` has are keys too. Collects every diagnostic; `rows` is null
 * when one is an error.
 */
export function resolveRows(
  asked: RowsQuery,
  model: Model,
): { readonly rows: ResolvedRows | null; readonly diagnostics: readonly Diagnostic[] } {
  const given = asked.by ?? [];
  const own = Object.keys(asked.at ?? {}).filter((name) => !given.some((item) => columnOf(item) === name));
  const { metric, period, where, params, partial, as_of, restated, peers, alignment } = asked;
  const compare = comparesOf(asked);
  const { query, diagnostics } = resolveQuery(
    {
      metrics: [metric],
      by: [...given, ...own],
      period,
      where,
      params,
      partial,
      as_of,
      restated,
      peers,
      alignment,
      ...(compare.length === 0 ? {} : { compare }),
    },
    model,
  );
  const found = diagnostics.map((one) => placedIn(one, { given: given.length, own, asked }));
  if (query === null) return { rows: null, diagnostics: found };
  const members = query.by.map((key, i) => {
    const written = own[i - given.length] ?? columnOf(given[i] ?? key.name);
    return memberOf(key, written, asked.at?.[written], (member) =>
      readMember(key, member, query.fiscal !== null, model),
    );
  });
  const problems = members.flatMap((member) => ('problem' in member ? [member.problem] : []));
  if (problems.length > 0) return { rows: null, diagnostics: [...found, ...problems] };
  const at = new Map(members.flatMap((member) => ('name' in member ? [[member.name, member.value]] : [])));
  const { measure = 0, columns = null, limit = LISTED, offset = 0 } = asked;
  const base = asked.compare === undefined ? null : (query.compare[0] ?? null);
  return { rows: { query, base, at, measure, columns, limit, offset }, diagnostics: found };
}

/** The comparison whose base is asked for, then the plans that are matched in every column of the answer. */
function comparesOf({ compare, matched = [] }: RowsQuery): readonly CompareItem[] {
  const isOwn = (plan: PlanKind) =>
    typeof compare === 'object' && 'matched' in compare && matchedPlan(compare) === plan;
  const others = matched.filter((plan) => !isOwn(plan)).map(matchedTo);
  return compare === undefined ? others : [compare, ...others];
}

/** What `at` calls a key of `by`: its column, where it says so, else its name. */
function columnOf(item: ByItem): string {
  if (typeof item === 'string') return item;
  return item.as ?? [item.field, item.grain, item.part].filter((part) => part !== undefined).join('_');
}

type Member =
  | { readonly name: string; readonly value: Cell }
  | { readonly problem: Diagnostic }
  | { readonly isLeftOut: true };

function memberOf(
  key: ResolvedBy,
  written: string,
  value: Cell | undefined,
  readAs: (value: Cell) => Cell | undefined,
): Member {
  if (value === undefined) return { isLeftOut: true };
  const read = readAs(value);
  if (read !== undefined) return { name: key.name, value: read };
  const kind = key.kind === 'time' ? grainName(key.grain) : key.type.kind;
  const params = { key: written, value: String(value), kind };
  return { problem: report('query/not-a-member', params, { at: placeAt(written) }) };
}

/** Fiscal members of an entity are known by their labels. */
function readMember(key: ResolvedBy, value: Cell, isFiscal: boolean, model: Model): Cell | undefined {
  if (key.kind !== 'time') return readValue(key, value);
  return isFiscal ? fiscalFirst(key.grain, String(value)) : readTime(key, value, model);
}

/** The first day of a member: as an answer writes it, or as a period is written. */
function readTime(
  { grain }: Extract<ResolvedBy, { kind: 'time' }>,
  value: Cell,
  { workspace: { calendar } }: Model,
): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  const day = parseDay(text);
  if (day !== null) {
    const shown = grain === 'week_year' ? 'year' : grain;
    return startOf(shown, day, calendar) === day ? text : undefined;
  }
  const parsed = parsePeriod(text, calendar);
  if ('problem' in parsed || parsed.period.kind !== 'member') return undefined;
  const isOf = parsed.period.grain === (grain === 'week_year' ? 'year' : grain);
  return isOf ? formatDay(parsed.period.first) : undefined;
}

const NUMBER = /^-?\d+(\.\d+)?$/;

/** The value as the type of the key has it; undefined where it has no such value. */
function readValue({ type }: Extract<ResolvedBy, { kind: 'dimension' }>, value: Cell): Cell | undefined {
  if (value === null) return null;
  const text = String(value);
  switch (type.kind) {
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : undefined;
    case 'date':
      return parseDay(text) === null ? undefined : text;
    case 'timestamp':
      return parseDay(text.slice(0, 10)) === null ? undefined : text.replace(' ', 'T');
    case 'integer':
    case 'bigint':
    case 'decimal':
      return NUMBER.test(text) ? text : undefined;
    case 'double':
      return Number.isFinite(Number(text)) && text.trim() !== '' ? text : undefined;
    default:
      return text;
  }
}

/** A finding in the question is shown where the request for rows says it. */
function placedIn(one: Diagnostic, { given, own, asked }: Asked): Diagnostic {
  if (one.at?.kind !== 'query') return one;
  const key = /^by\[(\d+)\]$/.exec(one.at.path)?.[1];
  const name = key === undefined ? undefined : own[Number(key) - given];
  if (name !== undefined) return { ...one, at: placeAt(name) };
  if (one.at.path === 'metrics[0]') return { ...one, at: { ...one.at, path: 'metric' } };
  const compared = /^compare\[(\d+)\]$/.exec(one.at.path)?.[1];
  if (compared === undefined) return one;
  const isBase = compared === '0' && asked.compare !== undefined;
  return { ...one, at: { ...one.at, path: isBase ? 'compare' : 'matched' } };
}

interface Asked {
  /** Keys that `by` gives; those after them are of `at`. */
  readonly given: number;
  readonly own: readonly string[];
  readonly asked: RowsQuery;
}

function placeAt(name: string): Place {
  return { kind: 'query', path: formatPath(['at', name]) };
}
