import { type Diagnostic, report } from '@plumbline/diagnostics';
import { stringify } from 'yaml';
import type { PlainMap, WrittenObject } from '../../workspace/written-objects.ts';
import type { SqlNames } from '../sql/formula-to-sql.ts';
import { carryOut, extrasOf, withExtras } from './carrier.ts';
import { datasetCarriers, formulaCarrier, METRIC, RELATIONSHIP } from './carriers.ts';
import { fieldsOut } from './fields.ts';
import { isList, isMap, OSSIE_VERSION, type OssieMap, textIn, textsIn } from './ossie-value.ts';
import { sqlNames } from './sql-names.ts';

export interface ExportedOssie {
  readonly text: string;
  /** What other tools will not see: it travels in our extension. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The objects of a workspace as one Ossie document. */
export function exportOssie(objects: readonly WrittenObject[]): ExportedOssie {
  const bodies = (kind: WrittenObject['kind']) =>
    objects.filter((one) => one.kind === kind).map(({ body }) => body);
  const names = sqlNames(objects);
  const [workspace = {}] = bodies('workspace');
  const said = {
    datasets: bodies('dataset').map(datasetOut),
    relationships: bodies('relationship').flatMap((body) =>
      isJoin(body) ? [carryOut(body, RELATIONSHIP)] : [],
    ),
    metrics: bodies('metric').flatMap((body) =>
      isSql(body, names) ? [carryOut(body, [...METRIC, formulaCarrier(names)])] : [],
    ),
  };
  const others = objects.filter(({ kind, body }) => {
    if (kind === 'relationship') return !isJoin(body);
    if (kind === 'metric') return !isSql(body, names);
    return kind !== 'dataset' && kind !== 'workspace';
  });
  const model = withExtras(
    { name: textIn(workspace, 'workspace') ?? 'workspace', ...descriptionOf(workspace), ...said },
    extrasOfModel(workspace, others),
  );
  const diagnostics: Diagnostic[] = others.map(({ kind, id }) =>
    report('interchange/only-for-us', { kind, name: id }, { severity: 'note' }),
  );
  if (said.datasets.length === 0) diagnostics.push(report('interchange/nothing-found', { format: 'Ossie' }));
  const document = { version: OSSIE_VERSION, semantic_model: [model] };
  return { text: stringify(document, { lineWidth: 0, aliasDuplicateObjects: false }), diagnostics };
}

function datasetOut(body: PlainMap): OssieMap {
  const { fields: _, ...rest } = body;
  const all = isList(body.fields) ? body.fields.filter(isMap) : [];
  const fields = fieldsOut(body);
  const said = carryOut(
    rest,
    datasetCarriers((text) => text),
  );
  const { custom_extensions: __, ...plain } = said;
  const hasAll = !fields.includes(null) && (fields.length > 0 || body.fields === undefined);
  const kept = fields.flatMap((field, i) => (field === null ? [] : [textIn(all[i] ?? {}, 'name') ?? '']));
  const order = all.map((field) =>
    kept.includes(textIn(field, 'name') ?? '') ? (textIn(field, 'name') ?? '') : field,
  );
  const extras = { ...extrasOf(said as PlainMap), ...(hasAll ? {} : { fields: order }) };
  const shown = fields.filter((field) => field !== null);
  return withExtras(shown.length === 0 ? plain : { ...plain, fields: shown }, extras);
}

/** A relationship by columns; one by time alone has no counterpart. */
function isJoin(body: PlainMap): boolean {
  return textsIn(body.from_columns).length > 0 && textsIn(body.to_columns).length > 0;
}

function isSql(body: PlainMap, names: SqlNames): boolean {
  return formulaCarrier(names).out(body.formula ?? '', body) !== undefined;
}

function descriptionOf(workspace: PlainMap): OssieMap {
  const { description } = workspace;
  return typeof description === 'string' ? { description } : {};
}

function extrasOfModel(workspace: PlainMap, others: readonly WrittenObject[]): PlainMap {
  const { workspace: _, ...rest } = workspace;
  return {
    ...(Object.keys(rest).length === 0 ? {} : { workspace: rest }),
    ...(others.length === 0 ? {} : { objects: others.map(({ kind, id, body }) => ({ kind, id, body })) }),
  };
}
