import { type Diagnostic, didYouMean, type Params, type Place, report } from '@plumbline/diagnostics';
import type { Dataset, Field } from '../dataset.ts';
import type { FormulaProblem } from '../formula/problem.ts';
import type { Labels } from '../graph/add-label.ts';
import type {
  ConformedDimension,
  Metric,
  Model,
  Policy,
  Reconciliation,
  Rollup,
  Statement,
  Term,
} from '../model.ts';
import {
  type Defined,
  type Definitions,
  type Origin,
  type Path,
  placeInText,
  placeOf,
} from '../workspace/definitions.ts';
import type { DefinitionOf, ListKey } from '../workspace/schema/definition-lists.ts';
import type { InspectedColumn } from './inspected-column.ts';

export type ObjectKind = Params['model/unknown-reference']['kind'];

/** The model while it is being built: its maps are filled in dependency order. */
export interface Draft extends Model {
  readonly datasets: Map<string, Dataset>;
  readonly dimensions: Map<string, ConformedDimension>;
  readonly metrics: Map<string, Metric>;
  readonly glossary: Map<string, Term>;
  readonly statements: Map<string, Statement>;
  readonly rollups: Map<string, Rollup>;
  readonly reconciliations: Map<string, Reconciliation>;
  readonly policies: Policy[];
}

/** What is known while a model is built. */
export interface Building {
  readonly definitions: Definitions;
  readonly inspected: ReadonlyMap<string, readonly InspectedColumn[]>;
  /** Definitions with a name of their own, by name. */
  readonly named: { readonly [K in ListKey]: ReadonlyMap<string, Defined<DefinitionOf<K>>> };
  readonly labels: Labels;
  readonly diagnostics: Diagnostic[];
  /** `metric name`, `dataset name`, `field dataset.field`: left out of the model after an error was reported. */
  readonly broken: Set<string>;
  /** `dataset.field` of declared fields whose type nobody knows. */
  readonly untyped: Set<string>;
}

/** Where something is named: a path inside a definition. */
export interface Mention {
  readonly origin: Origin;
  readonly path: Path;
}

export function placeOfMention({ origin, path }: Mention): Place {
  return placeOf(origin, path);
}

/** True for what was refused earlier, or may stand in a file that could not be read: not to be reported again. */
export function isBroken(building: Building, kind: ObjectKind, name: string): boolean {
  return building.broken.has(`${kind} ${name}`) || !building.definitions.isComplete;
}

export function markBroken(building: Building, kind: ObjectKind, name: string): void {
  building.broken.add(`${kind} ${name}`);
}

/** Reports a name that stands for nothing, unless its definition was refused. Gives null. */
export function refuseUnknown(
  building: Building,
  mention: Mention,
  wanted: { readonly kind: ObjectKind; readonly name: string },
  candidates: Iterable<string>,
): null {
  if (!isBroken(building, wanted.kind, wanted.name)) {
    const hints = didYouMean(wanted.name, candidates);
    building.diagnostics.push(
      report('model/unknown-reference', wanted, { at: placeOfMention(mention), hints }),
    );
  }
  return null;
}

/** The dataset whose field is named; one that is missing is reported. */
export function findDataset(
  building: Building,
  draft: Draft,
  name: string,
  mention: Mention,
): Dataset | null {
  const found = draft.datasets.get(name);
  return found ?? refuseUnknown(building, mention, { kind: 'dataset', name }, draft.datasets.keys());
}

/** The field of a dataset under its name or the raw name of its column; what is missing is reported. */
export function findField(
  building: Building,
  dataset: Dataset,
  name: string,
  mention: Mention,
): Field | null {
  const field = dataset.fields.get(name) ?? [...dataset.fields.values()].find((one) => one.column === name);
  if (field !== undefined) return field;
  if (building.untyped.has(`${dataset.name}.${name}`)) {
    const params = { dataset: dataset.name, field: name };
    building.diagnostics.push(report('model/unknown-type', params, { at: placeOfMention(mention) }));
    return null;
  }
  if (building.broken.has(`field ${dataset.name}.${name}`)) return null;
  const candidates = [...dataset.fields.keys()];
  const wanted = { kind: 'field', name: `${dataset.name}.${name}` } as const;
  const hints = didYouMean(name, candidates);
  if (!isBroken(building, 'dataset', dataset.name)) {
    building.diagnostics.push(
      report('model/unknown-reference', wanted, { at: placeOfMention(mention), hints }),
    );
  }
  return null;
}

/** Gives the problems of a text their places. True when none is an error. */
export function addProblems(
  building: Building,
  mention: Mention,
  problems: readonly FormulaProblem[],
): boolean {
  for (const problem of problems) {
    const { diagnostic } = problem;
    if (!building.definitions.isComplete && diagnostic.code.startsWith('model/unknown-')) continue;
    const at = placeInText(mention.origin, mention.path, problem);
    building.diagnostics.push({ ...knownUntyped(building, diagnostic), at });
  }
  return problems.every((problem) => problem.diagnostic.severity !== 'error');
}

/** A declared field without a known type is not an unknown field. */
function knownUntyped(building: Building, diagnostic: Diagnostic): Diagnostic {
  const { dataset, field } = diagnostic.params as { readonly dataset?: unknown; readonly field?: unknown };
  if (typeof dataset !== 'string' || typeof field !== 'string') return diagnostic;
  if (!building.untyped.has(`${dataset}.${field}`)) return diagnostic;
  return report('model/unknown-type', { dataset, field });
}
