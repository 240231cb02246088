import { SCHEMAS, type SchemaName, type Wire } from '@plumbline/client';
import { type Diagnostic, didYouMean, type Place, PlumblineError, report } from '@plumbline/diagnostics';

/** The body as its schema reads it. Throws PlumblineError with every finding, each at its place. */
export function checkShape<N extends SchemaName>(name: N, value: unknown): Wire<N> {
  const schema = SCHEMAS[name];
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data as Wire<N>;
  const known = 'shape' in schema ? Object.keys(schema.shape) : [];
  throw new PlumblineError(parsed.error.issues.flatMap((issue) => findings(issue, value, known)));
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

function findings(issue: Issue, value: unknown, known: readonly string[]): readonly Diagnostic[] {
  const place = placeOf(issue.path);
  if (issue.keys !== undefined)
    return issue.keys.map((key) =>
      report('server/unknown-key', { key, known }, { ...place, hints: didYouMean(key, known, 1) }),
    );
  const key = issue.path.at(-1);
  if (issue.path.length === 1 && typeof key === 'string' && isAbsent(value, key))
    return [report('server/missing-key', { key })];
  return [report('server/wrong-value', { problem: issue.message }, place)];
}

function isAbsent(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Reflect.get(value, key) === undefined;
}

function placeOf(path: readonly PropertyKey[]): { readonly at?: Place } {
  if (path.length === 0) return {};
  const text = path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`))
    .join('');
  return { at: { kind: 'query', path: text } };
}
