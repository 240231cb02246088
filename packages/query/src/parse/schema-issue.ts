import {
  type Diagnostic,
  didYouMean,
  type Hint,
  meant,
  type Params,
  type Place,
  report,
} from '@plumbline/diagnostics';
import type { z } from 'zod';
import { formatPath, type QueryPath, valueAt } from '../query-path.ts';

type Issue = z.core.$ZodIssue;
type Code = Issue['code'];
type ValueKind = Params['query/wrong-type']['found'];

/** Keys of a shape, and of the objects inside it by the key they stand under. */
export type ObjectKeys = ReadonlyMap<string, readonly string[]>;

/** An issue with its whole path: zod counts the paths inside a union from the union. */
interface Found<I extends Issue = Issue> {
  readonly issue: I;
  readonly path: QueryPath;
  readonly value: unknown;
  readonly keys: ObjectKeys;
}

/** What other tools call these keys. */
const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['metric', 'metrics'],
  ['measures', 'metrics'],
  ['dimensions', 'by'],
  ['group_by', 'by'],
  ['filter', 'where'],
  ['filters', 'where'],
  ['time', 'period'],
  ['date_range', 'period'],
  ['order_by', 'order'],
  ['sort', 'order'],
  ['top', 'limit'],
  ['comparison', 'compare'],
  ['direction', 'desc'],
  ['name', 'as'],
]);

/** The diagnostics of one schema issue in `value`. */
export function diagnosticsOf(issue: Issue, value: unknown, keys: ObjectKeys): readonly Diagnostic[] {
  return translate({ issue, path: issue.path, value: valueAt(value, issue.path), keys });
}

type Translators = {
  readonly [C in Code]?: (found: Found<Extract<Issue, { code: C }>>) => readonly Diagnostic[];
};

const TRANSLATORS: Translators = {
  invalid_type: ({ issue, path, value }) => wrongType([kindOfSchema(issue.expected)], path, value),
  invalid_value: ({ issue, path, value }) => {
    if (typeof value !== 'string') return wrongType(['text'], path, value);
    const allowed = issue.values.map(String);
    return [
      report(
        'query/unknown-word',
        { word: value, allowed },
        { at: at(path), hints: didYouMean(value, allowed) },
      ),
    ];
  },
  unrecognized_keys: ({ issue, path, keys }) => issue.keys.map((key) => unknownKey(key, path, keys)),
  too_big: ({ issue, path, value }) => tooBig(Number(issue.maximum), path, value),
  too_small: ({ issue, path, value }) => {
    if (typeof value === 'string') return [report('query/empty-text', {}, { at: at(path) })];
    return [
      report(
        'query/number-too-small',
        { least: Number(issue.minimum), found: Number(value) },
        { at: at(path) },
      ),
    ];
  },
  invalid_union: (found) => ofUnion(found.issue.errors, found),
  invalid_key: ({ path }) => [report('query/empty-text', {}, { at: at(path) })],
};

function translate(found: Found): readonly Diagnostic[] {
  const translator = TRANSLATORS[found.issue.code] as ((found: Found) => readonly Diagnostic[]) | undefined;
  return translator?.(found) ?? wrongType([], found.path, found.value);
}

/** The findings of the alternative that takes this kind of value; else every kind that some alternative takes. */
function ofUnion(
  alternatives: readonly (readonly Issue[])[],
  { path, value, keys }: Found,
): readonly Diagnostic[] {
  const isOfOtherKind = (issue: Issue) =>
    issue.path.length === 0 &&
    (issue.code === 'invalid_type' || (issue.code === 'invalid_value' && typeof value !== 'string'));
  const ofItsKind = alternatives.filter((issues) => !issues.some(isOfOtherKind));
  const hasOwnKeys = (issues: readonly Issue[]) => issues.every(({ code }) => code !== 'unrecognized_keys');
  const meant = ofItsKind.find(hasOwnKeys) ?? ofItsKind[0];
  if (meant !== undefined) {
    return meant.flatMap((issue) =>
      translate({ issue, path: [...path, ...issue.path], value: valueAt(value, issue.path), keys }),
    );
  }
  const kinds = alternatives.flatMap((issues) =>
    issues.map((issue) => (issue.code === 'invalid_type' ? kindOfSchema(issue.expected) : 'text')),
  );
  return wrongType([...new Set(kinds)], path, value);
}

function wrongType(expected: readonly ValueKind[], path: QueryPath, value: unknown): readonly Diagnostic[] {
  const last = path.at(-1);
  if (value === undefined && typeof last === 'string') {
    return [report('query/missing-key', { key: last }, { at: at(path.slice(0, -1)) })];
  }
  return [report('query/wrong-type', { expected, found: kindOf(value) }, { at: at(path) })];
}

function unknownKey(key: string, path: QueryPath, keys: ObjectKeys): Diagnostic {
  const known = keys.get(String(path[0] ?? '')) ?? [];
  const other = OTHER_WORDS.get(key);
  const hints: readonly Hint[] =
    other !== undefined && known.includes(other) ? [meant(other)] : didYouMean(key, known);
  return report('query/unknown-key', { key, known }, { at: at([...path, key]), hints });
}

function tooBig(most: number, path: QueryPath, value: unknown): readonly Diagnostic[] {
  if (typeof value === 'string') {
    return [report('query/text-too-long', { most, found: value.length }, { at: at(path) })];
  }
  if (Array.isArray(value)) {
    return [report('query/list-too-long', { most, found: value.length }, { at: at(path) })];
  }
  return [report('query/number-too-big', { most, found: Number(value) }, { at: at(path) })];
}

function at(path: QueryPath): Place | undefined {
  return path.length === 0 ? undefined : { kind: 'query', path: formatPath(path) };
}

const SCHEMA_KINDS: Readonly<Record<string, ValueKind>> = {
  string: 'text',
  number: 'number',
  int: 'whole-number',
  boolean: 'boolean',
  null: 'null',
  array: 'list',
  object: 'object',
  record: 'object',
};

function kindOfSchema(expected: string): ValueKind {
  return SCHEMA_KINDS[expected] ?? 'other';
}

function kindOf(value: unknown): ValueKind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isFinite(value) ? 'number' : 'other';
  const kinds: Readonly<Record<string, ValueKind>> = { string: 'text', boolean: 'boolean', object: 'object' };
  return kinds[typeof value] ?? 'other';
}
