import { type Diagnostic, type Place, report } from '@plumbline/diagnostics';
import { LIST_KINDS } from '../../workspace/schema/list-kinds.ts';
import type { DefinitionKind, Plain, PlainMap, WrittenObject } from '../../workspace/written-objects.ts';
import { type Entry, entriesUnder, readDocuments, type WrittenDocument } from '../read-documents.ts';
import { formulaToSql, type SqlNames } from '../sql/formula-to-sql.ts';
import { type Carrier, carryBack, extrasOf, otherVendors } from './carrier.ts';
import { ansiOf, datasetCarriers, formulaCarrier, METRIC, RELATIONSHIP } from './carriers.ts';
import { fieldBack, keptField } from './fields.ts';
import { isList, isMap, mapsIn, textIn } from './ossie-value.ts';
import { sqlNames } from './sql-names.ts';

export interface OssieSettings {
  /** The `source:` of a table that is named as Ossie names it. */
  readonly sourceOf: (table: string) => Plain;
}

export interface ImportedOssie {
  readonly objects: readonly WrittenObject[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Importing {
  readonly settings: OssieSettings;
  readonly diagnostics: Diagnostic[];
  readonly at: Place;
}

/** The semantic models of Ossie documents as objects of a workspace. */
export function importOssie(files: ReadonlyMap<string, string>, settings: OssieSettings): ImportedOssie {
  const { documents, diagnostics: read } = readDocuments(files);
  const diagnostics: Diagnostic[] = [...read];
  const models = documents.flatMap(modelsIn);
  if (models.length === 0) diagnostics.push(report('interchange/nothing-found', { format: 'Ossie' }));
  const objects = models.flatMap(({ value, at }) =>
    modelBack(value as PlainMap, { settings, diagnostics, at }),
  );
  const [first, ...more] = objects.filter(({ kind }) => kind === 'workspace');
  return { objects: objects.filter((one) => one === first || !more.includes(one)), diagnostics };
}

/** Under `semantic_model:`, or the document itself. */
function modelsIn(document: WrittenDocument): readonly Entry[] {
  const listed = entriesUnder(document, 'semantic_model');
  if (listed.length > 0) return listed;
  const whole = entriesUnder(
    {
      ...document,
      root: {
        kind: 'map',
        entries: new Map([['it', { keyStart: 0, keyEnd: 0, value: document.root }]]),
        flow: false,
        start: 0,
        end: 0,
      },
    },
    'it',
  );
  return whole.filter(({ value }) => Array.isArray(value.datasets));
}

function modelBack(model: PlainMap, importing: Importing): readonly WrittenObject[] {
  const extras = extrasOf(model);
  const workspace = isMap(extras.workspace) ? extras.workspace : {};
  const description = textIn(model, 'description');
  const body = {
    workspace: nameOf(textIn(model, 'name') ?? 'workspace'),
    ...workspace,
    ...(description === null ? {} : { description }),
  };
  tellOthers(model, textIn(model, 'name') ?? '', importing);
  const datasets = mapsIn(model, 'datasets').map((one) => datasetBack(one, importing));
  const metrics = mapsIn(model, 'metrics').map((object) => ({ object, body: writtenMetric(object) }));
  const kept = mapsIn(extras, 'objects').flatMap(keptBack);
  const written = metrics.map(({ object, body }) => ({
    kind: 'metric' as const,
    id: textIn(object, 'name') ?? '',
    body,
  }));
  const names = sqlNames([...datasets, ...written, ...kept]);
  return [
    { kind: 'workspace', id: 'workspace', body },
    ...datasets,
    ...mapsIn(model, 'relationships').map((one) => objectBack('relationship', one, RELATIONSHIP, importing)),
    ...metrics.flatMap((one) => metricBack(one, names, importing)),
    ...kept,
  ];
}

function datasetBack(object: PlainMap, importing: Importing): WrittenObject {
  const { fields: order, ...extras } = extrasOf(object);
  const said = mapsIn(object, 'fields');
  const written = [...said.map(keptField), ...(isList(order) ? order.filter(isMap) : [])];
  const back = said.flatMap((field) => {
    const found = fieldBack(field, written);
    if (found !== null) return [found];
    const name = `${textIn(object, 'name') ?? ''}.${textIn(field, 'name') ?? ''}`;
    const params = { name, text: ansiOf(field.expression) ?? '' };
    importing.diagnostics.push(
      report('interchange/sql-not-carried', params, { at: importing.at, severity: 'warning' }),
    );
    return [];
  });
  const fields = isList(order) ? inOrder(order, back) : back;
  const carriers = datasetCarriers((table) => importing.settings.sourceOf(table));
  const kept = { ...object, custom_extensions: [{ vendor_name: 'PLUMBLINE', data: JSON.stringify(extras) }] };
  const body = carryBack(kept, carriers);
  const times = said.filter((field) => isMap(field.dimension) && field.dimension.is_time === 'true');
  const isForeign = Object.keys(extrasOf(object)).length === 0;
  const time = isForeign && times.length === 1 ? textIn(times[0] ?? {}, 'name') : null;
  const whole = {
    ...body,
    ...(fields.length === 0 && !isList(order) ? {} : { fields }),
    ...(time === null || body.time !== undefined ? {} : { time }),
  };
  tellOthers(object, textIn(object, 'name') ?? '', importing);
  return { kind: 'dataset', id: textIn(object, 'name') ?? '', body: whole };
}

/** Fields that SQL could not say stand where they stood; new ones come last. */
function inOrder(order: readonly Plain[], said: readonly PlainMap[]): readonly PlainMap[] {
  const known = order.flatMap((one) =>
    isMap(one) ? [one] : said.filter((field) => textIn(field, 'name') === one),
  );
  return [...known, ...said.filter((field) => !known.includes(field))];
}

const NO_NAMES: SqlNames = { formulaOf: () => null, keyOf: () => null };

/** With the formula that we wrote it from, where there is one. */
function writtenMetric(object: PlainMap): PlainMap {
  const body = carryBack(object, METRIC);
  const formula = formulaCarrier(NO_NAMES).back(object.expression ?? '');
  return formula === undefined || body.formula !== undefined ? body : { ...body, formula };
}

interface OfMetric {
  readonly object: PlainMap;
  readonly body: PlainMap;
}

/** The formula that we wrote counts while the expression still is what it becomes in SQL. */
function metricBack(
  { object, body }: OfMetric,
  names: SqlNames,
  importing: Importing,
): readonly WrittenObject[] {
  const name = textIn(object, 'name') ?? '';
  const sql = ansiOf(object.expression) ?? '';
  const formula = textIn(body, 'formula');
  tellOthers(object, name, importing);
  const isOurs = textIn(extrasOf(object), 'formula') !== null;
  const isChanged = isOurs && formula !== null && formulaToSql(formula, names) !== sql;
  const said = isChanged ? formulaCarrier(NO_NAMES).back(object.expression ?? '') : (formula ?? undefined);
  if (said !== undefined) return [{ kind: 'metric', id: name, body: { ...body, formula: said } }];
  importing.diagnostics.push(
    report('interchange/sql-not-carried', { name, text: sql }, { at: importing.at, severity: 'warning' }),
  );
  return [];
}

function objectBack(
  kind: DefinitionKind,
  object: PlainMap,
  carriers: readonly Carrier[],
  importing: Importing,
): WrittenObject {
  const id = textIn(object, 'name') ?? '';
  tellOthers(object, id, importing);
  return { kind, id, body: carryBack(object, carriers) };
}

const KINDS: readonly string[] = [...Object.values(LIST_KINDS), 'currency_rates'];

/** Objects that Ossie has no place for, as we wrote them. */
function keptBack(kept: PlainMap): readonly WrittenObject[] {
  const kind = textIn(kept, 'kind');
  const id = textIn(kept, 'id');
  const isKnown = kind !== null && KINDS.includes(kind);
  return isKnown && id !== null && isMap(kept.body)
    ? [{ kind: kind as DefinitionKind, id, body: kept.body }]
    : [];
}

function tellOthers(object: PlainMap, name: string, { diagnostics, at }: Importing): void {
  for (const vendor of otherVendors(object)) {
    const params = { name, feature: `custom_extensions of ${vendor}` };
    diagnostics.push(report('interchange/part-not-carried', params, { at, severity: 'warning' }));
  }
}

function nameOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '_')
    .replace(/^[^a-z]+/, '');
  return plain === '' ? 'workspace' : plain;
}
