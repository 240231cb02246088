import { parsePeriod } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import { resolveDimension } from '../../formula/resolve-dimension.ts';
import { typeRowExpression } from '../../formula/type-row-expression.ts';
import type { Model } from '../../model.ts';
import type { Origin } from '../../workspace/definitions.ts';
import { LIST_KINDS } from '../../workspace/schema/list-kinds.ts';
import {
  addProblems,
  type Building,
  findField,
  type Mention,
  type ObjectKind,
  placeOfMention,
  refuseUnknown,
} from '../building.ts';
import { emptyScope } from '../empty-scope.ts';
import { splitReference } from '../fields/draft-fields.ts';
import { checkConditionReach, checkDimensionReach, type Reach } from '../metrics/check-reach.ts';
import { type LaterList, type TextUse, USES, type Use } from './uses.ts';

interface Checking {
  readonly building: Building;
  readonly model: Model;
  readonly reach: Reach;
  /** Names by kind. */
  readonly known: ReadonlyMap<ObjectKind, { has(name: string): boolean; keys(): Iterable<string> }>;
}

/** Names in definitions that nothing in this version computes must stand for something all the same. */
export function checkReferences(building: Building, model: Model, reach: Reach): void {
  const checking: Checking = { building, model, reach, known: knownNames(building, model) };
  for (const key of Object.keys(USES) as LaterList[]) {
    for (const { value, origin } of building.definitions.lists[key]) {
      for (const use of USES[key](value as never)) check(checking, use, origin);
    }
  }
  checkWorkspace(checking);
  checkDatasets(checking);
  checkRates(checking);
}

function knownNames({ named }: Building, model: Model): Checking['known'] {
  const known = new Map<ObjectKind, ReadonlyMap<string, unknown>>();
  for (const [key, kind] of Object.entries(LIST_KINDS))
    known.set(kind, named[key as keyof typeof LIST_KINDS]);
  return known.set('dataset', model.datasets).set('metric', model.metrics).set('dimension', model.dimensions);
}

function check(checking: Checking, use: Use, origin: Origin): void {
  const mention = { origin, path: use.path };
  if (use.use === 'name') checkName(checking, mention, use.kind, use.name);
  else if (use.use === 'field') checkField(checking, mention, use);
  else checkText(checking, mention, use);
}

function checkName(
  { building, known }: Checking,
  mention: Mention,
  kind: ObjectKind,
  name: string | undefined,
): void {
  const names = known.get(kind);
  if (name === undefined || names === undefined || names.has(name)) return;
  refuseUnknown(building, mention, { kind, name }, names.keys());
}

function checkField(checking: Checking, mention: Mention, use: Extract<Use, { use: 'field' }>): void {
  const { building, model } = checking;
  if (use.dataset === undefined || use.field === undefined) return;
  const owner = model.datasets.get(use.dataset);
  if (owner !== undefined) findField(building, owner, use.field, mention);
  else if (typeof use.path.at(-1) === 'number') checkName(checking, mention, 'dataset', use.dataset);
}

function checkText(checking: Checking, mention: Mention, use: Extract<Use, { text: unknown }>): void {
  if (use.text !== undefined) TEXTS[use.use](checking, mention, { text: use.text, over: use.over });
}

const TEXTS: {
  readonly [U in TextUse]: (
    checking: Checking,
    mention: Mention,
    use: { readonly text: string; readonly over: readonly string[] },
  ) => void;
} = {
  period: ({ building, model }, mention, { text }) => {
    if ('period' in parsePeriod(text, model.workspace.calendar)) return;
    const at = placeOfMention(mention);
    building.diagnostics.push(report('workspace/bad-value', { value: text, expected: 'period' }, { at }));
  },
  dimension: ({ building, model, reach }, mention, { text, over }) => {
    const found = resolveDimension(text, emptyScope(building, model));
    if ('diagnostic' in found) addProblems(building, mention, [found]);
    else for (const metric of over) checkDimensionReach(reach, metric, found.ref, mention);
  },
  condition: ({ building, model, reach }, mention, { text, over }) => {
    const { expr, problems } = typeRowExpression(text, emptyScope(building, model), true);
    if (!addProblems(building, mention, problems) || expr === null) return;
    for (const metric of over) checkConditionReach(reach, metric, expr, mention);
  },
};

function checkWorkspace(checking: Checking): void {
  const workspace = checking.building.definitions.workspace;
  if (workspace === null) return;
  const mention = { origin: workspace.origin, path: ['organisation'] };
  checkName(checking, mention, 'hierarchy', workspace.value.organisation);
}

function checkDatasets(checking: Checking): void {
  for (const { value, origin } of checking.building.definitions.lists.datasets) {
    checkName(checking, { origin, path: ['calendar'] }, 'calendar', value.calendar);
    const field = value.scenarios?.field;
    if (field === undefined) continue;
    const { dataset, field: name } = field.includes('.')
      ? splitReference(field)
      : { dataset: value.name, field };
    const path = ['scenarios', 'field'];
    checkName(checking, { origin, path }, 'dataset', dataset);
    checkField(checking, { origin, path }, { use: 'field', dataset, field: name, path });
  }
}

/** `from` and `to` may be quoted constants. */
function checkRates(checking: Checking): void {
  const rates = checking.building.definitions.currencyRates;
  if (rates === null) return;
  const { value, origin } = rates;
  checkName(checking, { origin, path: ['dataset'] }, 'dataset', value.dataset);
  for (const key of ['from', 'to', 'date', 'average', 'closing'] as const) {
    const text = value[key];
    if (text === undefined || text.startsWith("'")) continue;
    checkField(
      checking,
      { origin, path: [key] },
      { use: 'field', dataset: value.dataset, field: text, path: [key] },
    );
  }
}
