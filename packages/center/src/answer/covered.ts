import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { Access, Model } from '@plumbline/model';

const known = new WeakMap<Model, ReadonlySet<string>>();
const WORD = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)?/gu;

/**
 * Findings about a question that its asker may read: one that names something hidden says only that there is something.
 * Words that the asker wrote may be repeated: whether they name anything must make no difference.
 */
export function covered(
  diagnostics: readonly Diagnostic[],
  access: Access | null,
  written: unknown,
): readonly Diagnostic[] {
  if (access === null || diagnostics.length === 0) return diagnostics;
  const all = hiddenNames(access);
  const said = new Set(JSON.stringify(written)?.match(WORD) ?? []);
  const hidden = new Set([...all].filter((name) => !said.has(name)));
  return diagnostics.map(withoutStatement).map((one) => {
    const { code, params, hints, related } = one;
    if (!names([params, related], hidden)) {
      const shown = hints.filter((hint) => !names(hint, hidden));
      return shown.length === hints.length ? one : { ...one, hints: shown };
    }
    const at = one.at === undefined ? {} : { at: one.at };
    return code === 'query/closed-data'
      ? one
      : report('query/closed-data', {}, { ...at, severity: one.severity });
  });
}

/** What an engine says of a failure may quote rows, and the statement conditions. */
function withoutStatement(one: Diagnostic): Diagnostic {
  if (one.code !== 'engine/rejected' && one.code !== 'engine/out-of-memory') return one;
  const { engine } = one.params as { readonly engine: string };
  return one.code === 'engine/rejected'
    ? { ...one, params: { engine, cause: '', sql: '' }, hints: [] }
    : { ...one, params: { engine, cause: '' }, hints: [] };
}

/** Names of the model that the visible part has in no place; fields also with their dataset. */
function hiddenNames({ whole, visible }: Pick<Access, 'whole' | 'visible'>): ReadonlySet<string> {
  const found = known.get(visible);
  if (found !== undefined) return found;
  const seen = namesOf(visible);
  const hidden = new Set([...namesOf(whole)].filter((name) => !seen.has(name)));
  known.set(visible, hidden);
  return hidden;
}

const MAPS = ['metrics', 'glossary', 'dimensions', 'hierarchies', 'bridges', 'statements'] as const;

function namesOf(model: Model): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name, fields } of model.datasets.values()) {
    names.add(name);
    for (const field of fields.keys()) names.add(field).add(`${name}.${field}`);
  }
  for (const { name } of model.relationships) names.add(name);
  for (const map of MAPS) for (const name of model[map].keys()) names.add(name);
  return names;
}

/** Whether a text inside says one of the names. */
function names(value: unknown, hidden: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return (value.match(WORD) ?? []).some((word) => saysName(word, hidden));
  if (Array.isArray(value)) return value.some((part) => names(part, hidden));
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((part) => names(part, hidden));
}

function saysName(word: string, hidden: ReadonlySet<string>): boolean {
  if (hidden.has(word)) return true;
  return word.includes('.') && word.split('.').some((part) => hidden.has(part));
}
