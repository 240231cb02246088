import type { FormulaOperand } from '../../../sql/formula-operand.ts';
import { plainOperand } from '../../../sql/formula-operand.ts';
import { toFormula } from '../../../sql/to-formula.ts';
import { nameOf, QUERY_GRAINS } from '../../formulas/condition.ts';
import { partOf, partText } from '../../formulas/date-part.ts';
import { type Graph, isClockGrain } from '../../graph/graph.ts';
import type { ItemRef } from '../../manifest/read-object.ts';
import { readTemplate, type Template } from '../../manifest/read-template.ts';
import type {
  MetricFlowRequest,
  TranslatedKey,
  TranslatedRequest,
  Translation,
  TranslationOptions,
} from '../request.ts';
import { isMetricTimeName } from '../request-keys.ts';
import { periodOf } from '../request-period.ts';
import type { JoinedColumn, JoinedColumns } from './joined-columns.ts';
import { joinedRows } from './joined-rows.ts';

const feature = (text: string): Translation => ({ refused: { why: 'feature', feature: text } });

/** Members without a metric where several tables have them; null where one dataset has all. */
export function membersRequest(
  graph: Graph,
  request: MetricFlowRequest,
  { relationOf, prefix }: TranslationOptions,
): Translation | null {
  const custom = new Set(graph.custom.keys());
  const templates = request.where.map((text) => readTemplate(text, custom));
  if (relationOf === undefined || !templates.every((one): one is Template => one !== null)) return null;
  const refs = templates.flatMap((one) => one.refs);
  const asked = refs.filter((ref) => ref.kind === 'item');
  const items = [...request.groupBy, ...asked];
  const isSpine = !request.minMaxOnly && request.where.length === 0 && items.every(isSpineMember);
  if (isSpine || asked.length < refs.length || (request.days !== null && !items.some(isMetricTimeName)))
    return null;
  const rows = joinedRows(graph, items, { relationOf, name: `${prefix}rows` });
  if (rows === null) return null;
  const { columns, text: definitions } = rows;
  const conditions = templates.map((one) => conditionText(one, columns));
  const days = daysText(request, columns);
  const where = days === null ? conditions : [...conditions, days];
  if (!where.every((one) => one !== null)) return feature('dimensions of several tables without a metric');
  const shared = {
    ...(where.length === 0 ? {} : { where: where.map((one) => `(${one})`).join(' and ') }),
    ...(request.limit === null ? {} : { limit: request.limit }),
  };
  const keys: TranslatedKey[] = [];
  for (const [i, item] of request.groupBy.entries()) {
    const key = keyOf(columns.of(item), item, `key_${i + 1}`);
    if (key === null) return feature(nameOf(item));
    keys.push(key);
  }
  if (request.minMaxOnly) {
    const ends = endsOf(request, columns, prefix);
    return ends === null
      ? feature('min_max_only')
      : { query: { ...ends.query, ...shared }, metrics: ends.metrics, definitions };
  }
  const order = request.orderBy.flatMap(({ item, descending }) => {
    const at = request.groupBy.findIndex((key) => typeof item !== 'string' && isSame(key, item));
    return at < 0 ? [] : [{ by: `key_${at + 1}`, desc: descending }];
  });
  const query = { metrics: [], by: keys, ...shared, ...(order.length === 0 ? {} : { order }) };
  return { query, metrics: [], definitions };
}

/** A member of the table of days, which is a dataset of its own. */
const isSpineMember = (item: ItemRef): boolean =>
  isMetricTimeName(item) && !isClockGrain(item.grain ?? 'day');

/** The least and the greatest value of the one dimension. */
function endsOf({ groupBy }: MetricFlowRequest, columns: JoinedColumns, prefix: string): Ends | null {
  const [item, ...more] = groupBy;
  const value = item === undefined || more.length > 0 ? null : operand(columns.of(item), item);
  if (value === null) return null;
  const metrics = (['min', 'max'] as const).map((fn) => ({
    name: `${prefix}${fn}`,
    label: null,
    description: null,
    formula: `${fn}(${value.text})`,
    time: null,
  }));
  return { query: { metrics: metrics.map(({ name }) => name), by: [] }, metrics };
}

type Ends = Pick<TranslatedRequest, 'query' | 'metrics'>;

function isSame(a: ItemRef, b: ItemRef): boolean {
  return (
    a.element === b.element && a.path.join() === b.path.join() && (b.grain === null || a.grain === b.grain)
  );
}

function keyOf(
  column: JoinedColumn | null,
  { grain: asked, part }: ItemRef,
  as: string,
): TranslatedKey | null {
  if (column === null) return null;
  const { text: field, grain: base, custom } = column;
  if (base === null) return { field, as };
  const word = part === null ? null : partOf(part);
  if (part !== null) return word === null ? null : { field, part: word, as };
  const grain = asked ?? base;
  const own = custom.get(grain);
  if (own !== undefined) return { field: own, as };
  if (grain === base && isClockGrain(grain)) return { field, as };
  return QUERY_GRAINS.includes(grain) ? { field, grain, as } : null;
}

function conditionText({ node, refs }: Template, columns: JoinedColumns): string | null {
  const operandOf = (ref: Template['refs'][number] | undefined): FormulaOperand | null =>
    ref?.kind === 'item' ? operand(columns.of(ref), ref) : null;
  return toFormula(node, { slotOf: (slot) => operandOf(refs[slot]), nameOf: () => null });
}

function operand(column: JoinedColumn | null, { grain: asked, part }: ItemRef): FormulaOperand | null {
  if (column === null) return null;
  const { text, grain: base, custom } = column;
  if (base === null) return plainOperand(text);
  const ofPart = part === null ? null : partText(part, text);
  if (part !== null) return ofPart === null ? null : plainOperand(ofPart);
  const grain = asked ?? base;
  const own = custom.get(grain);
  if (own !== undefined) return plainOperand(own);
  if (grain === base) return plainOperand(text, isClockGrain(base) ? 'instant' : 'day');
  if (grain === 'day') return plainOperand(isClockGrain(base) ? `${text}_day` : text, 'day');
  if (!QUERY_GRAINS.includes(grain)) return null;
  return plainOperand(`date_trunc(${grain}, ${text})`, isClockGrain(grain) ? 'instant' : 'day');
}

function daysText({ days, groupBy }: MetricFlowRequest, columns: JoinedColumns): string | null {
  const item = groupBy.find(isMetricTimeName);
  const time = item === undefined ? null : columns.of(item);
  const [from, to] = periodOf(days, item?.grain ?? 'day')?.split('..') ?? [];
  return time === null || from === undefined ? null : `${time.text} between date '${from}' and date '${to}'`;
}
