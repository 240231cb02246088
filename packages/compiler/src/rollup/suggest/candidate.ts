import type { Model, Rollup } from '@plumbline/model';
import type { AddedUp, DatasetFacts, Facts } from '@plumbline/query';
import { matchPart } from '../match-part.ts';
import { rollupParts } from '../parts-of.ts';
import type { RollupPart } from '../rollup-part.ts';
import { type RollupTable, rollupTables } from '../rollup-tables.ts';
import type { Serving } from './asked-question.ts';
import type { RowsRead } from './rows-read.ts';

/** A rollup that nobody has declared. */
export interface Candidate {
  readonly metrics: readonly string[];
  readonly by: readonly string[];
  readonly parts: readonly RollupPart[];
}

/** A table in place of the rows of a dataset. */
export interface TableRead {
  readonly table: string;
  readonly rows: number;
}

const NAME = 'candidate';

export function candidateOf(
  { metrics, by }: Pick<Candidate, 'metrics' | 'by'>,
  { model, facts }: Pick<Serving, 'model' | 'facts'>,
): Candidate {
  return { metrics, by, parts: rollupParts(alone({ metrics, by }, model), facts).parts };
}

/** How the tables of a candidate would be made, in the order of its parts. */
export function tablesOf(
  candidate: Candidate,
  { model, facts }: Pick<Serving, 'model' | 'facts'>,
): readonly RollupTable[] {
  return rollupTables(alone(candidate, model), facts);
}

function alone({ metrics, by }: Pick<Candidate, 'metrics' | 'by'>, model: Model): Model {
  const rollup: Rollup = { name: NAME, label: { zh: NAME, en: NAME }, metrics, by };
  return { ...model, rollups: new Map([[NAME, rollup]]) };
}

/** The facts as they would be with the tables of a candidate loaded. */
export function factsWith(parts: readonly RollupPart[], rows: readonly number[], facts: Facts): Facts {
  const made = parts.map((part, i): readonly [string, DatasetFacts] => {
    const versions = new Map(part.inputs.map((name) => [name, facts.datasets.get(name)?.version ?? '']));
    const addedUp: AddedUp = { definition: part.definition, versions };
    const nothing = { first: null, last: null, lastInstant: null, columns: new Set<string>() };
    const own = { version: '', table: part.name, rows: rows[i] ?? 0, distinct: new Map(), addedUp };
    return [part.name, { ...own, ...nothing }];
  });
  return { ...facts, datasets: new Map([...facts.datasets, ...made]) };
}

/** The smallest of these tables that tells the same as the rows, by the proof that answers go by. */
export function tableFor(
  { dataset, form }: RowsRead,
  parts: readonly RollupPart[],
  { model, facts }: Pick<Serving, 'model' | 'facts'>,
): TableRead | null {
  if (form === null) return null;
  const { calendar } = model.workspace;
  let best: TableRead | null = null;
  for (const part of parts) {
    if (part.dataset !== dataset) continue;
    const match = matchPart(form, part, { facts, calendar });
    if (match.kind === 'answers' && (best === null || match.rows < best.rows))
      best = { table: part.name, rows: match.rows };
  }
  return best;
}
