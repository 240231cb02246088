import { type Diagnostic, didYouMean, type Hint, type Params, report } from '@plumbline/diagnostics';
import type { z } from 'zod';
import { type Origin, type Path, placeOf, placeOfKey, writtenAt } from './definitions.ts';
import { coverAll } from './yaml/cover-secrets.ts';
import type { Written } from './yaml/written.ts';

type Shape = Params['workspace/wrong-shape']['found'];
type Expected = Params['workspace/bad-value']['expected'];
type Issue = z.core.$ZodIssue;

/** One diagnostic or more for an issue of the schema, at the exact key or value. */
export function explainIssue(issue: Issue, origin: Origin, base: Path = []): readonly Diagnostic[] {
  const path = [...base, ...issue.path.filter((step) => typeof step !== 'symbol')];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, issue.message.split(' '), { origin, path }));
    case 'invalid_union':
      return explainUnion(issue.errors, origin, path);
    case 'invalid_value':
      return [unknownWord(origin, path, issue.values.map(String))];
    case 'invalid_type':
      return [wrongShape(origin, path, [SHAPES[issue.expected] ?? 'text'])];
    case 'custom':
      return [badValue(origin, path, (issue.params?.expected as Expected | undefined) ?? 'something')];
    default:
      return [badValue(origin, path, 'something')];
  }
}

const SHAPES: { readonly [expected: string]: Shape } = {
  string: 'text',
  object: 'map',
  record: 'map',
  array: 'list',
};

function shapeOf(written: Written | null | undefined): Shape {
  return written === null || written === undefined ? 'nothing' : written.kind;
}

/** True when the value at `path` itself is written, not only something around it. */
function isWritten(origin: Origin, path: Path): boolean {
  const last = path.at(-1);
  if (last === undefined) return true;
  const around = writtenAt(origin, path.slice(0, -1));
  if (around.kind === 'map') return around.entries.has(String(last));
  return around.kind === 'list' && Number(last) < around.items.length;
}

function wrongShape(origin: Origin, path: Path, expected: readonly Shape[]): Diagnostic {
  if (!isWritten(origin, path)) return missingKey(origin, path);
  const written = writtenAt(origin, path);
  const found: Shape = written.kind === 'text' && written.value === '' ? 'nothing' : shapeOf(written);
  return report('workspace/wrong-shape', { expected, found }, { at: placeOf(origin, path) });
}

function missingKey(origin: Origin, path: Path): Diagnostic {
  const at = placeOf(origin, path.slice(0, -1));
  return report('workspace/missing-key', { key: String(path.at(-1)) }, { at });
}

function badValue(origin: Origin, path: Path, expected: Expected): Diagnostic {
  const written = writtenAt(origin, path);
  if (written.kind === 'text' && written.value === '' && isWritten(origin, path)) {
    return report(
      'workspace/wrong-shape',
      { expected: ['text'], found: 'nothing' },
      { at: placeOfKey(origin, path) },
    );
  }
  const value = written.kind === 'text' ? written.value : '';
  return report('workspace/bad-value', { value, expected }, { at: placeOf(origin, path) });
}

function unknownWord(origin: Origin, path: Path, words: readonly string[]): Diagnostic {
  if (!isWritten(origin, path)) return missingKey(origin, path);
  const written = writtenAt(origin, path);
  if (written.kind !== 'text') return wrongShape(origin, path, ['text']);
  if (written.value === '') return badValue(origin, path, 'something');
  const hints = didYouMean(written.value, words, 1);
  return report(
    'workspace/unknown-word',
    { word: written.value, words },
    { at: placeOf(origin, path), hints },
  );
}

/** `known` in the order of the schema. */
export function unknownKey(
  key: string,
  known: readonly string[],
  at: { origin: Origin; path: Path },
): Diagnostic {
  const around = writtenAt(at.origin, at.path);
  const entry = around.kind === 'map' ? around.entries.get(key) : undefined;
  const madeByComma = around.kind === 'map' && around.flow && entry?.value === null;
  const hints = madeByComma ? [QUOTE_THE_TEXT] : didYouMean(key, known, 1);
  // What a comma has cut off behind a password may be the rest of it.
  const isSecret = madeByComma && ['password', 'token'].some((secret) => around.entries.has(secret));
  const told = isSecret ? coverAll(key) : key;
  return report(
    'workspace/unknown-key',
    { key: told },
    { at: placeOfKey(at.origin, [...at.path, key]), hints },
  );
}

const QUOTE_THE_TEXT: Hint = {
  text: {
    zh: '花括号里的逗号会切断文本：请给整段文本加上引号',
    en: 'a comma inside {} ends the text: quote the whole text',
  },
};

/** The alternative that fits the shape of what is written; the shapes of all of them when none does. */
function explainUnion(
  errors: readonly (readonly Issue[])[],
  origin: Origin,
  path: Path,
): readonly Diagnostic[] {
  const isOfShape = (issues: readonly Issue[]) =>
    !issues.some((i) => i.code === 'invalid_type' && i.path.length === 0);
  const fitting = errors.filter(isOfShape).flatMap((issues) => flattened(issues));
  const written = writtenAt(origin, path);
  if (fitting.length === 0 || !isWritten(origin, path)) {
    const shapes = errors
      .flat()
      .map((i) => (i.code === 'invalid_type' ? (SHAPES[i.expected] ?? 'text') : 'text'));
    return [wrongShape(origin, path, [...new Set(shapes)])];
  }
  const best = bestAlternative(errors.filter(isOfShape), written);
  return best.flatMap((issue) => explainIssue(issue, origin, path));
}

function flattened(issues: readonly Issue[]): readonly Issue[] {
  return issues.flatMap((issue) => (issue.code === 'invalid_union' ? issue.errors.flat() : [issue]));
}

/** Of several maps, the one that knows most of the keys written. */
function bestAlternative(alternatives: readonly (readonly Issue[])[], written: Written): readonly Issue[] {
  const strange = (issues: readonly Issue[]) =>
    issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0), 0);
  const missing = (issues: readonly Issue[]) => issues.length;
  if (written.kind !== 'map') return alternatives[0] ?? [];
  return [...alternatives].sort((a, b) => strange(a) - strange(b) || missing(a) - missing(b))[0] ?? [];
}
