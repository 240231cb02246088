import {
  formatDimension,
  formulaOn,
  isReservedWord,
  type Metric,
  type Model,
  resolveDimension,
  scopeOf,
  type Text,
  type TextSpan,
  walkExpression,
} from '@plumbline/model';
import { readableFormula } from '../answer/readable-formula.ts';
import { readableFieldFormula } from './field-formula.ts';

/** A piece of a formula as written. All pieces joined are the formula. */
export interface FormulaPart {
  readonly text: string;
  readonly kind: 'metric' | 'field' | 'dataset' | 'function' | 'plain' | 'number' | 'text';
  readonly ref: string | null;
  readonly label: Text | null;
  /** What it is, in words or as a formula people can read. */
  readonly hint: Text | null;
}

type Meaning = Omit<FormulaPart, 'text'>;
type Named = TextSpan & Meaning;

const PLAIN: Meaning = { kind: 'plain', ref: null, label: null, hint: null };

/** Names where the formula's tree says they stand; what is between them is told apart by its first character. */
export function formulaParts(
  { formula, expr }: Pick<Metric, 'formula' | 'expr'>,
  model: Model,
): readonly FormulaPart[] {
  // Of a metric with several formulas, `formula` is the newest.
  const written = formulaOn(expr, Number.POSITIVE_INFINITY);
  const named = namesOf(written, model).toSorted((a, b) => a.start - b.start);
  const parts: FormulaPart[] = [];
  let at = 0;
  for (const { start, end, ...meaning } of named) {
    if (start < at) continue;
    parts.push(...between(formula, { start: at, end: start }, model));
    parts.push({ text: formula.slice(start, end), ...meaning });
    at = end;
  }
  parts.push(...between(formula, { start: at, end: formula.length }, model));
  return joined(parts);
}

function namesOf(expr: Metric['expr'], model: Model): readonly Named[] {
  const found: Named[] = [];
  walkExpression({ level: 'metric', expr }, ({ expr: node }) => {
    if (node.kind === 'metric') found.push({ ...node.span, ...ofMetric(node.name, model) });
    if (node.kind === 'field') found.push({ ...node.span, ...ofDimension(node.ref, model) });
    return true;
  });
  return found;
}

function ofMetric(name: string, model: Model): Meaning {
  const metric = model.metrics.get(name);
  if (metric === undefined) return PLAIN;
  return { kind: 'metric', ref: name, label: metric.label, hint: readableFormula(metric, model) };
}

type Ref = Parameters<typeof formatDimension>[0];

function ofDimension(ref: Ref, model: Model): Meaning {
  const { datasets, dimensions } = model;
  if (ref.kind === 'grain' || ref.kind === 'cohort') return PLAIN;
  const text = formatDimension(ref);
  if (ref.kind === 'conformed')
    return { kind: 'field', ref: text, label: dimensions.get(ref.name)?.label ?? null, hint: null };
  const dataset = datasets.get(ref.dataset);
  const field = dataset?.fields.get(ref.field);
  if (dataset === undefined || field === undefined) return PLAIN;
  const { label, description } = field;
  const home = { zh: `${dataset.label.zh} · ${label.zh}`, en: `${dataset.label.en} · ${label.en}` };
  const hint = description ?? readableFieldFormula(field, model) ?? home;
  return { kind: 'field', ref: text, label, hint };
}

function ofDataset(name: string, { datasets }: Model): Meaning {
  const dataset = datasets.get(name);
  if (dataset === undefined) return PLAIN;
  return { kind: 'dataset', ref: name, label: dataset.label, hint: dataset.description };
}

/** Texts in quotes, numbers, names with what follows a point; the signs around them are plain. */
const WORDS =
  /(?<text>'(?:[^']|'')*')|(?<number>\d+(?:\.\d+)?%?)|(?<name>[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)?)/gu;

function between(formula: string, { start, end }: TextSpan, model: Model): readonly FormulaPart[] {
  const parts: FormulaPart[] = [];
  let at = start;
  const piece = formula.slice(start, end);
  for (const match of piece.matchAll(WORDS)) {
    const from = start + match.index;
    const [text] = match;
    parts.push({ text: formula.slice(at, from), ...PLAIN });
    at = from + text.length;
    parts.push({ text, ...meaningOf(match.groups ?? {}, formula.slice(at), model) });
  }
  parts.push({ text: formula.slice(at, end), ...PLAIN });
  return parts.filter(({ text }) => text !== '');
}

function meaningOf(groups: Readonly<Record<string, string>>, after: string, model: Model): Meaning {
  if (groups.text !== undefined) return { ...PLAIN, kind: 'text' };
  if (groups.number !== undefined) return { ...PLAIN, kind: 'number' };
  const { name = '' } = groups;
  if (isReservedWord(name)) return PLAIN;
  if (/^\s*[(（]/.test(after)) return { ...PLAIN, kind: 'function', ref: name };
  if (model.datasets.has(name)) return ofDataset(name, model);
  const found = resolveDimension(name, scopeOf(model));
  return 'ref' in found ? ofDimension(found.ref, model) : PLAIN;
}

/** Neighbours that are plain are one part. */
function joined(parts: readonly FormulaPart[]): readonly FormulaPart[] {
  const result: FormulaPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last?.kind === 'plain' && part.kind === 'plain')
      result[result.length - 1] = { ...last, text: last.text + part.text };
    else result.push(part);
  }
  return result;
}
