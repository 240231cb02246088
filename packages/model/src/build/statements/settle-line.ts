import { report } from '@plumbline/diagnostics';
import { additivity } from '../../formula/additivity.ts';
import { quoteText } from '../../formula/format-formula.ts';
import type { FormulaScope, LabelTarget } from '../../formula/formula-scope.ts';
import type { MetricExpr } from '../../formula/metric-expression.ts';
import { metricKind } from '../../formula/metric-kind.ts';
import { namesIn } from '../../formula/names-in.ts';
import { typeMetricFormula } from '../../formula/type-metric-formula.ts';
import { unitOf } from '../../formula/unit-of.ts';
import { formatType, isNumeric } from '../../formula/value/type-kinds.ts';
import type { Metric } from '../../model.ts';
import { brokenNeed, noteBrokenNeed } from '../broken-need.ts';
import { addProblems, type Building, type Draft, placeOfMention } from '../building.ts';
import { noteLaterForms } from '../later/note-later.ts';
import { checkMetricReach, type Reach } from '../metrics/check-reach.ts';
import { brokenLineCalled, type LineDefinition, type NamedLine } from './name-lines.ts';

export interface SettlingLine {
  readonly building: Building;
  readonly draft: Draft;
  readonly scope: FormulaScope;
  readonly reach: Reach;
}

/** The metric that a line is, or the amount that its nodes add up; null after reporting. What it names comes first. */
export function settleLine(settling: SettlingLine, key: string, named: NamedLine): Metric | null {
  const { building, draft, reach } = settling;
  const { line, statement, mention } = named;
  const formula = formulaOf(named);
  const shown = line?.name ?? key;
  const broken =
    brokenLine(settling, named) ??
    brokenNeed(building, formula, { hidden: hiddenBy(named) }) ??
    brokenLineCalled(building, formula, draft);
  if (broken !== null) {
    if (line?.node === undefined) noteBrokenNeed(building, mention, shown, broken);
    return null;
  }
  const { expr, problems } = typeMetricFormula(formula, scopeOfLine(settling, named));
  const isNode = line?.node !== undefined;
  const found = isNode ? problems.map((problem) => ({ ...problem, ...WHOLE })) : problems;
  if (!addProblems(building, mention, found) || expr === null) return null;
  if (!isNumeric(expr.type) && expr.type.kind !== 'null') {
    const params = { name: shown, wanted: 'number', found: formatType(expr.type) } as const;
    building.diagnostics.push(report('model/wrong-argument', params, { at: placeOfMention(mention) }));
    return null;
  }
  if (!checkMetricReach(reach, key, expr, mention)) return null;
  noteLaterForms(building, expr, mention);
  return toMetric({ key, line, statement: statement.value }, { formula, expr }, draft.metrics);
}

const WHOLE = { start: 0, end: 0 };

/** What a line computes: the amount at its node, or its formula. */
function formulaOf({ line, statement }: NamedLine): string {
  const { amount = '', hierarchy = '' } = statement.value;
  if (line === null) return amount;
  return line.node === undefined
    ? (line.formula ?? '')
    : `rollup(${amount}, along: ${hierarchy}, node: ${quoteText(line.node)})`;
}

function brokenLine({ building }: SettlingLine, { line, statement, named }: NamedLine): string | null {
  const { name, hierarchy = '' } = statement.value;
  if (line?.node !== undefined) {
    if (building.broken.has(`metric ${name}.amount:`)) return name;
    return building.named.hierarchies.has(hierarchy) ? null : hierarchy;
  }
  const isBroken = (text: string) => building.broken.has(`metric ${name}.${named.get(text)}`);
  return [...named.keys()].find((text) => isBroken(text) && mentions(line, text)) ?? null;
}

function mentions(line: LineDefinition | null, text: string): boolean {
  return namesIn(line?.formula ?? '').some((one) => one.text === text);
}

function hiddenBy({ named }: NamedLine): ReadonlySet<string> {
  return new Set(named.keys());
}

/** Lines of the statement stand for metrics of the same names. */
function scopeOfLine({ scope, draft }: SettlingLine, { statement, named }: NamedLine): FormulaScope {
  const metrics = new Map(draft.metrics);
  const labels = new Map(scope.labels);
  for (const [text, name] of named) {
    const line = draft.metrics.get(`${statement.value.name}.${name}`);
    if (line !== undefined) metrics.set(name, line);
    const target: LabelTarget = { kind: 'metric', name };
    labels.set(text, [target]);
  }
  return { ...scope, metrics, labels };
}

interface Written {
  readonly key: string;
  readonly line: LineDefinition | null;
  readonly statement: NamedLine['statement']['value'];
}

function toMetric(
  { key, line, statement }: Written,
  { formula, expr }: { readonly formula: string; readonly expr: MetricExpr },
  metrics: ReadonlyMap<string, Metric>,
): Metric {
  return {
    name: key,
    label: line?.label ?? { zh: line?.name ?? key, en: line?.name ?? key },
    description: line?.description ?? null,
    synonyms: [],
    formula,
    expr,
    type: expr.type,
    unit: unitOf(expr),
    empty: line?.empty ?? statement.empty ?? null,
    direction: 'none',
    kind: metricKind(expr, metrics),
    additive: additivity(expr, metrics),
    plans: {},
    time: null,
    basis: null,
    statement: statement.name,
    attributes: new Map(),
  };
}
