import type { Diagnostic } from '@plumbline/diagnostics';
import type { Access, Model, PlainMap, TextSpan } from '@plumbline/model';
import { unknownInMetric } from './unknown-in-metric.ts';
import { unknownInTerm } from './unknown-in-term.ts';

/** Something that the text of a definition names, and a model does not have. */
export interface UnknownName {
  readonly diagnostic: Diagnostic;
  /** Where, and in which part of a formula; null: another key names it. */
  readonly at: { readonly path: readonly (string | number)[]; readonly span: TextSpan | null } | null;
}

interface Reading {
  /** What is wrong with the text for somebody who knows no more than this model: what is hidden from them is unknown. */
  readonly unknown: (body: PlainMap, model: Model) => readonly UnknownName[];
  /** Whether it is among what they see. */
  readonly isSeen: (name: string, model: Model, access: Pick<Access, 'opaque'> | null) => boolean;
}

/** Kinds of which people who see a part of the definitions may read some. Of others nobody can say what their text gives away. */
const READINGS = {
  metric: {
    unknown: unknownInMetric,
    isSeen: (name, { metrics }, access) => metrics.has(name) && access?.opaque.has(name) !== true,
  },
  term: { unknown: unknownInTerm, isSeen: (name, { glossary }) => glossary.has(name) },
} as const satisfies Readonly<Record<string, Reading>>;

/** Null: only who sees everything reads definitions of this kind. */
export function readingOf(kind: string): Reading | null {
  return Object.hasOwn(READINGS, kind) ? READINGS[kind as keyof typeof READINGS] : null;
}
