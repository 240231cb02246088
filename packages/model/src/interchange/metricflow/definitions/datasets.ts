import { report } from '@plumbline/diagnostics';
import { plainOperand } from '../../sql/formula-operand.ts';
import { parseSql } from '../../sql/parse-sql.ts';
import { toFormula } from '../../sql/to-formula.ts';
import { datasetOf, fieldOf, type Graph, isClockGrain } from '../graph/graph.ts';
import { dayField, partitionsOf } from '../graph/link-models.ts';
import { isColumn, plainName } from '../graph/name-objects.ts';
import type { Dimension, SemanticModel, Table } from '../manifest/manifest.ts';

/** A dataset as it will be written. */
export interface DatasetDraft {
  readonly name: string;
  readonly label: string | null;
  readonly description: string | null;
  readonly table: Table;
  readonly primaryKey: readonly string[];
  readonly keyOf: string | null;
  readonly valid: { readonly from: string; readonly to: string } | null;
  readonly time: string | null;
  readonly fields: readonly FieldDraft[];
}

export interface FieldDraft {
  readonly name: string;
  readonly label: string | null;
  readonly description: string | null;
  readonly column: string | null;
  readonly expression: string | null;
  readonly type: string | null;
}

export function toDataset(graph: Graph, model: SemanticModel): DatasetDraft {
  const field = (element: string) => fieldOf(graph, model.name, element);
  const key = model.entities.find(({ type }) => type === 'primary');
  const natural = model.entities.find(({ type }) => type === 'natural');
  const [from, to] = (['start', 'end'] as const).map((end) =>
    model.dimensions.find(({ validity }) => validity === end),
  );
  const time = model.aggTime === null ? null : field(model.aggTime);
  return {
    name: datasetOf(graph, model.name),
    label: model.label,
    description: model.description === model.name ? null : model.description,
    table: model.table,
    primaryKey:
      key === undefined
        ? numberOf(model.table)
        : [key.name, ...partitionsOf(model).map(({ name }) => name)].map(field),
    keyOf: natural === undefined ? null : field(natural.name),
    valid: from === undefined || to === undefined ? null : { from: field(from.name), to: field(to.name) },
    time,
    fields: [
      ...model.entities.flatMap((entity) =>
        plainField(graph, model, { ...entity, label: null, description: null }),
      ),
      ...model.dimensions.flatMap((dimension) =>
        dimension.grain === null ? plainField(graph, model, dimension) : timeFields(graph, model, dimension),
      ),
      ...(graph.derived.get(model.name) ?? []).map(({ name, expression }) => ({
        name,
        expression,
        label: null,
        description: null,
        column: null,
        type: null,
      })),
    ],
  };
}

const numberOf = ({ numbered }: Table): readonly string[] => (numbered === undefined ? [] : [numbered]);

type Element = Pick<Dimension, 'name' | 'expr' | 'label' | 'description'>;

function plainField(graph: Graph, model: SemanticModel, element: Element): readonly FieldDraft[] {
  const name = fieldOf(graph, model.name, element.name);
  const { label, description, expr } = element;
  const words = { name, label, description };
  const first = graph.columns.get(model.name)?.get(expr);
  if (isColumn(expr) && (first === undefined || first === name)) {
    const isPlain = expr === name && label === null && description === null;
    return isPlain ? [] : [{ ...words, column: expr === name ? null : expr, expression: null, type: null }];
  }
  const expression = isColumn(expr) ? (first ?? plainName(expr)) : rowFormula(graph, model, expr);
  if (expression === null) {
    const params = { name: `${model.name}.${element.name}`, text: expr };
    graph.diagnostics.push(
      report('interchange/sql-not-carried', params, { at: model.at, severity: 'warning' }),
    );
    return [];
  }
  return [{ ...words, column: null, expression, type: null }];
}

/** Times of a day or longer are dates, whatever the column is; shorter ones keep their clock. */
function timeFields(graph: Graph, model: SemanticModel, dimension: Dimension): readonly FieldDraft[] {
  const name = fieldOf(graph, model.name, dimension.name);
  const { label, description, expr, grain, later } = dimension;
  const value = isColumn(expr) ? columnName(graph, model, expr) : rowFormula(graph, model, expr);
  if (value === null) return plainField(graph, model, dimension);
  const words = { name, label, description, column: null, type: null };
  if (grain === null || !isClockGrain(grain))
    return [{ ...words, expression: movedBy(later, `cast(${value} as date)`) }];
  const clock = { ...words, expression: movedBy(later, `cast(${value} as timestamp)`) };
  const day = {
    ...words,
    label: null,
    description: null,
    name: dayField(dimension, name),
    expression: `cast(${clock.expression} as date)`,
  };
  return graph.custom.size === 0 ? [clock] : [clock, day];
}

const movedBy = (later: Dimension['later'], value: string): string =>
  later.reduce((moved, { text }) => `date_add(${moved}, ${text})`, value);

function columnName(graph: Graph, model: SemanticModel, column: string): string {
  return graph.columns.get(model.name)?.get(column) ?? plainName(column);
}

function rowFormula(graph: Graph, model: SemanticModel, sql: string): string | null {
  const node = parseSql(sql);
  if (node === null) return null;
  return toFormula(node, {
    nameOf: (name) => plainOperand(columnName(graph, model, name)),
    slotOf: () => null,
  });
}
