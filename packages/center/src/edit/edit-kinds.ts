import type { LIST_KINDS, Model, PlainMap } from '@plumbline/model';
import { madeOf } from '../audit/note-reads.ts';

interface Rules {
  /** The list that it stands in, in files. */
  readonly list: keyof typeof LIST_KINDS;
  /** The part that is a text of many lines, and stands first where places in it are told; null: none. */
  readonly formula: string | null;
  /** Whether something is served under that name that people may edit. */
  readonly state: (model: Model, name: string) => 'editable' | 'fixed' | 'none';
  /** It says itself from which day it holds. */
  readonly isDated: boolean;
  /** Only who sees everything edits one. */
  readonly isForWholeSight: boolean;
  /** It decides who sees what. */
  readonly isOfSight: boolean;
  /** The metrics that its figures are made of. */
  readonly madeOf: (name: string, model: Model) => ReadonlySet<string>;
}

const NO_FIGURES = () => new Set<string>();

/** Kinds of definitions that are edited one by one, and in what they differ. */
const EDIT_KINDS = {
  metric: {
    list: 'metrics',
    formula: 'formula',
    state: ({ metrics }, name) => {
      const metric = metrics.get(name);
      if (metric === undefined) return 'none';
      return metric.statement === null ? 'editable' : 'fixed';
    },
    isDated: true,
    isForWholeSight: false,
    isOfSight: false,
    madeOf,
  },
  term: {
    list: 'glossary',
    formula: null,
    state: ({ glossary }, name) => (glossary.has(name) ? 'editable' : 'none'),
    isDated: false,
    isForWholeSight: false,
    isOfSight: false,
    madeOf: NO_FIGURES,
  },
  policy: {
    list: 'policies',
    formula: null,
    state: ({ policies }, name) => (policies.some((one) => one.name === name) ? 'editable' : 'none'),
    isDated: false,
    isForWholeSight: true,
    isOfSight: true,
    madeOf: NO_FIGURES,
  },
} as const satisfies Readonly<Record<string, Rules>>;

export type EditKind = keyof typeof EDIT_KINDS;

export function isEditKind(kind: string): kind is EditKind {
  return Object.hasOwn(EDIT_KINDS, kind);
}

export function rulesOf(kind: EditKind): Rules {
  return EDIT_KINDS[kind];
}

/** What is told of it where two wrote at once. */
export function mainTextOf(kind: EditKind, body: PlainMap | null, write: (body: PlainMap) => string): string {
  if (body === null) return '';
  const { formula } = rulesOf(kind);
  if (formula === null) return write(body);
  const text = body[formula];
  return typeof text === 'string' ? text : '';
}
