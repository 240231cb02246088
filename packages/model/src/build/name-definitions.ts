import { GRAINS } from '@plumbline/calendar';
import { type Diagnostic, report } from '@plumbline/diagnostics';
import { isReservedWord } from '../formula/read/token.ts';
import { addLabel, type Labels } from '../graph/add-label.ts';
import type { Text } from '../model.ts';
import { type Defined, type Definitions, type Origin, type Path, placeOf } from '../workspace/definitions.ts';
import { DEFINITION_LISTS, type DefinitionOf, type ListKey } from '../workspace/schema/definition-lists.ts';
import { LIST_KINDS } from '../workspace/schema/list-kinds.ts';
import type { Building, ObjectKind } from './building.ts';
import { duplicateName } from './duplicate-name.ts';

/** These four share one space of names, so that a formula can name any of them. */
const SHARED: ReadonlySet<ListKey> = new Set(['metrics', 'datasets', 'dimensions', 'calendars']);
const LIST_KEYS = Object.keys(DEFINITION_LISTS) as ListKey[];

/** Definitions by name; the second of two with one name is reported and left out. */
export function nameDefinitions(definitions: Definitions, diagnostics: Diagnostic[]): Building['named'] {
  const shared = new Map<string, ObjectKind>();
  const named = {} as { [K in ListKey]: ReadonlyMap<string, Defined<unknown>> };
  for (const key of LIST_KEYS) {
    const space = SHARED.has(key) ? shared : new Map<string, ObjectKind>();
    named[key] = nameList(key, definitions, { space, diagnostics });
  }
  return named as Building['named'];
}

interface Naming {
  readonly space: Map<string, ObjectKind>;
  readonly diagnostics: Diagnostic[];
}

function nameList(key: ListKey, definitions: Definitions, { space, diagnostics }: Naming) {
  const byName = new Map<string, Defined<unknown>>();
  for (const defined of definitions.lists[key]) {
    const { name, path } = nameOf(defined.value);
    if (isReserved(key, name)) {
      diagnostics.push(report('model/reserved-name', { name }, { at: placeOf(defined.origin, path) }));
    }
    const other = space.get(name);
    if (other === undefined) {
      space.set(name, LIST_KINDS[key]);
      byName.set(name, defined);
    } else
      diagnostics.push(
        duplicateName({ origin: defined.origin, path }, name, { kind: LIST_KINDS[key], other }),
      );
  }
  return byName;
}

/** A link is called after the two that it joins: between these there is one in each direction. */
function nameOf(value: DefinitionOf<ListKey>): { readonly name: string; readonly path: Path } {
  if ('name' in value) return { name: value.name, path: ['name'] };
  return { name: `${value.from}->${value.to}`, path: ['from'] };
}

/** Words that a formula reads as something else: its own, and for what stands beside grains the grains. */
function isReserved(key: ListKey, name: string): boolean {
  if (isReservedWord(name)) return SHARED.has(key) || key === 'relationships';
  return SHARED.has(key) && BESIDE_GRAINS.includes(name);
}

/** Keys that questions have whatever is defined. */
export const BESIDE_GRAINS: readonly string[] = [...GRAINS, 'cohort', 'age'];

/** Codes and labels of metrics must tell them apart. */
export function checkCodesAndLabels(named: Building['named'], diagnostics: Diagnostic[]): void {
  const codes = new Map<string, string>();
  const labels = new Map<string, string>();
  for (const { value, origin } of named.metrics.values()) {
    const metric = value.name;
    const codeOwner = value.code === undefined ? undefined : codes.get(value.code);
    if (value.code !== undefined && codeOwner !== undefined) {
      const at = placeOf(origin, ['code']);
      diagnostics.push(
        report('model/duplicate-code', { code: value.code, metric, other: codeOwner }, { at }),
      );
    } else if (value.code !== undefined) codes.set(value.code, metric);
    for (const label of value.label === undefined ? [] : textsOf(value.label)) {
      const other = labels.get(label);
      if (other === undefined) labels.set(label, metric);
      else
        diagnostics.push(
          report(
            'model/duplicate-label',
            { label, metric, other },
            { at: labelPlace(origin, label, value.label) },
          ),
        );
    }
  }
}

function labelPlace(origin: Origin, text: string, label: Text | undefined) {
  return placeOf(origin, ['label', label?.zh.trim() === text ? 'zh' : 'en']);
}

function textsOf(label: Text): ReadonlySet<string> {
  return new Set([label.zh.trim(), label.en.trim()]);
}

/** Labels of metrics, datasets and dimensions; the name where none is declared. Fields are added once they are known. */
export function collectLabels(named: Building['named']): Labels {
  const labels: Labels = new Map();
  for (const kind of ['metric', 'dimension', 'dataset'] as const) {
    for (const { value } of named[`${kind}s`].values()) {
      addLabel(labels, value.label ?? { zh: value.name, en: value.name }, { kind, name: value.name });
    }
  }
  return labels;
}
