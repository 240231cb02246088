import { report } from '@plumbline/diagnostics';
import type { Dataset, DatasetTest, Source } from '../../dataset.ts';
import type { DimensionRef } from '../../formula/expression.ts';
import type { RowExpr } from '../../formula/row-expression.ts';
import { typeRowExpression } from '../../formula/type-row-expression.ts';
import type { Defined } from '../../workspace/definitions.ts';
import type { DatasetDefinition, TestDefinition } from '../../workspace/schema/dataset.ts';
import {
  addProblems,
  type Building,
  type Draft,
  findDataset,
  findField,
  type Mention,
  placeOfMention,
} from '../building.ts';
import { emptyScope } from '../empty-scope.ts';
import { distinctKey, splitReference } from '../fields/draft-fields.ts';
import { typeConstant } from '../fields/type-constant.ts';
import { settleLedger } from './settle-ledger.ts';
import { settleScenarios } from './settle-scenarios.ts';
import { settleVersions } from './settle-versions.ts';

interface Settling {
  readonly building: Building;
  readonly draft: Draft;
  readonly dataset: Dataset;
  readonly definition: DatasetDefinition;
  readonly origin: Mention['origin'];
}

/** Key, time, snapshots, tests and constants of a dataset whose fields are typed; null when it cannot be used. */
export function settleDataset(
  building: Building,
  draft: Draft,
  defined: Defined<DatasetDefinition>,
): Dataset | null {
  const dataset = draft.datasets.get(defined.value.name);
  if (dataset === undefined) return null;
  const settling = { building, draft, dataset, definition: defined.value, origin: defined.origin };
  const snapshots = settleSnapshots(settling);
  const source = settleSource(settling);
  const versions = settleVersions(building, dataset, defined);
  const ledger = settleLedger(building, dataset, defined);
  const scenarios = settleScenarios(building, draft, defined);
  if (
    snapshots === undefined ||
    source === null ||
    versions === null ||
    ledger === null ||
    scenarios === null
  )
    return null;
  return {
    ...dataset,
    source,
    snapshots,
    primaryKey: primaryKey(settling),
    time: time(settling),
    tests: tests(settling),
    ...versions,
    ...ledger,
    ...scenarios,
  };
}

function own(settling: Settling, name: string, path: Mention['path']): string | null {
  return (
    findField(settling.building, settling.dataset, name, { origin: settling.origin, path })?.name ?? null
  );
}

function primaryKey(settling: Settling): readonly string[] {
  const { definition } = settling;
  if (definition.source.distinct !== undefined) return [distinctKey(definition)];
  const names = (definition.primary_key ?? []).map((name, i) => own(settling, name, ['primary_key', i]));
  const found = names.filter((name) => name !== null);
  return found.length === names.length ? found : [];
}

/** An own field or one of a to-one related dataset; it must hold dates. */
function time(settling: Settling): DimensionRef | null {
  const { building, draft, definition, origin } = settling;
  if (definition.time === undefined) return null;
  const mention = { origin, path: ['time'] };
  const isOwn = !definition.time.includes('.');
  const reference = isOwn
    ? { dataset: settling.dataset.name, field: definition.time }
    : splitReference(definition.time);
  const role = draft.datasets.has(reference.dataset)
    ? null
    : (draft.relationships.find((one) => one.name === reference.dataset) ?? null);
  const owner = findDataset(building, draft, role?.to ?? reference.dataset, mention);
  if (owner === null) return null;
  const field = findField(building, owner, reference.field, mention);
  if (field === null) return null;
  if (field.type.kind !== 'date' && field.type.kind !== 'timestamp') {
    const params = { name: `${owner.name}.${field.name}`, declared: 'date', found: field.type.kind };
    building.diagnostics.push(report('model/declared-type', params, { at: placeOfMention(mention) }));
    return null;
  }
  return { kind: 'field', dataset: owner.name, field: field.name, relationship: role?.name ?? null };
}

/** Undefined when its condition is wrong: which day a balance is read from would then be a guess. */
function settleSnapshots(settling: Settling): Dataset['snapshots'] | undefined {
  const { building, draft, definition, origin } = settling;
  const { snapshots } = definition;
  if (snapshots === undefined || snapshots === false) return null;
  const text = snapshots === true ? undefined : snapshots.when;
  if (text === undefined) return { when: null };
  const scope = { ...emptyScope(building, draft), dataset: settling.dataset };
  const { expr, problems } = typeRowExpression(text, scope, true);
  const isSound = addProblems(building, { origin, path: ['snapshots', 'when'] }, problems);
  return expr === null || !isSound ? undefined : { when: expr };
}

/** Null when a `set:` is no constant. */
function settleSource(settling: Settling): Source | null {
  const { building, draft, dataset, definition, origin } = settling;
  if (dataset.source.kind !== 'union') return dataset.source;
  let isSound = true;
  const members = (definition.source.union ?? []).map((member, i) => {
    const set = new Map<string, RowExpr>();
    for (const [name, text] of Object.entries(member.set ?? {})) {
      const mention = { origin, path: ['source', 'union', i, 'set', name] };
      const { expr, problems } = typeConstant(building, draft, text);
      if (addProblems(building, mention, problems) && expr === null) {
        const at = placeOfMention(mention);
        building.diagnostics.push(
          report('workspace/bad-value', { value: text, expected: 'constant' }, { at }),
        );
      }
      if (expr === null) isSound = false;
      else set.set(name, expr);
    }
    return { dataset: member.dataset, set };
  });
  return isSound ? { kind: 'union', members } : null;
}

function tests(settling: Settling): readonly DatasetTest[] {
  return (settling.definition.tests ?? []).flatMap((test, i) => toTest(settling, test, ['tests', i]) ?? []);
}

function toTest(settling: Settling, test: TestDefinition, path: Mention['path']): DatasetTest | null {
  if ('fresh_within' in test) return { kind: 'fresh_within', interval: test.fresh_within };
  if ('accepted_range' in test) {
    const { field, min = null, max = null } = test.accepted_range;
    const found = own(settling, field, [...path, 'accepted_range', 'field']);
    return found === null ? null : { kind: 'accepted_range', field: found, min, max };
  }
  const kind = 'unique' in test ? 'unique' : 'not_null';
  const names = 'unique' in test ? test.unique : test.not_null;
  const fields = names.flatMap((name, i) => own(settling, name, [...path, kind, i]) ?? []);
  return fields.length === names.length ? { kind, fields } : null;
}
