import { report } from '@plumbline/diagnostics';
import type { MetricExpr } from '../../formula/expression.ts';
import type { FormulaScope } from '../../formula/formula-scope.ts';
import { namesIn } from '../../formula/names-in.ts';
import { typeMetricFormula } from '../../formula/type-metric-formula.ts';
import { unitOf } from '../../formula/unit-of.ts';
import { formatType, isNumeric } from '../../formula/value/type-kinds.ts';
import type { Metric, Model } from '../../model.ts';
import type { Defined } from '../../workspace/definitions.ts';
import type { DefinitionOf } from '../../workspace/schema/definition-lists.ts';
import { brokenNeed, noteBrokenNeed } from '../broken-need.ts';
import { addProblems, type Building, type Mention, placeOfMention } from '../building.ts';
import { dependencyOrder } from '../dependency-order.ts';
import { duplicateName } from '../duplicate-name.ts';
import { emptyScope } from '../empty-scope.ts';
import { checkMetricReach, type Reach } from '../metrics/check-reach.ts';

type StatementDefinition = DefinitionOf<'statements'>;
type Line = StatementDefinition['lines'][number];

interface Checking {
  readonly building: Building;
  readonly statement: Defined<StatementDefinition>;
  /** Metrics, and over them the lines that were typed so far. */
  readonly metrics: Map<string, Metric>;
  readonly scope: FormulaScope;
  readonly reach: Reach;
  readonly lines: ReadonlyMap<string, { readonly line: Line; readonly mention: Mention }>;
  /** Names and labels of lines, with the line. */
  readonly named: ReadonlyMap<string, string>;
  readonly refused: Set<string>;
}

/** Amounts of statements and formulas of their lines: numbers over metrics and over each other. */
export function checkStatements(building: Building, model: Model, reach: Reach): void {
  for (const statement of building.named.statements.values()) {
    const checking = startChecking({ building, model, reach }, statement);
    const { order, cycles } = dependencyOrder(checking.lines.keys(), (name) => neededLines(checking, name));
    for (const cycle of cycles) reportCycle(checking, cycle);
    const amount = typeNumber(checking, AMOUNT, statement.value.amount, {
      origin: statement.origin,
      path: ['amount'],
    });
    for (const name of order) checkLine(checking, name, amount);
  }
}

/** As it is written; no line can be called so. */
const AMOUNT = 'amount:';

function startChecking(
  { building, model, reach }: { building: Building; model: Model; reach: Reach },
  statement: Defined<StatementDefinition>,
): Checking {
  const lines = new Map<string, { line: Line; mention: Mention }>();
  const named = new Map<string, string>();
  const scope = emptyScope(building, model);
  const labels = new Map(scope.labels);
  for (const [i, line] of statement.value.lines.entries()) {
    const at = (key: string): Mention => ({ origin: statement.origin, path: ['lines', i, key] });
    if (lines.has(line.name)) {
      const kinds = { kind: 'line', other: 'line' } as const;
      building.diagnostics.push(duplicateName(at('name'), line.name, kinds));
      continue;
    }
    lines.set(line.name, { line, mention: at('formula') });
    for (const text of [line.name, line.label?.zh.trim(), line.label?.en.trim()]) {
      if (text === undefined) continue;
      named.set(text, line.name);
      labels.set(text, [{ kind: 'metric', name: line.name }]);
    }
  }
  const metrics = new Map(model.metrics);
  return {
    building,
    statement,
    metrics,
    scope: { ...scope, metrics, labels },
    reach: { ...reach, measures: new Map(reach.measures) },
    lines,
    named,
    refused: new Set(),
  };
}

/** A line may be named after the metric it shows: in its own formula the name is the metric's. */
function neededLines({ building, lines, named }: Checking, name: string): readonly string[] {
  const mentioned = namesIn(lines.get(name)?.line.formula ?? '').flatMap(({ text }) => named.get(text) ?? []);
  return mentioned.filter((needed) => needed !== name || !building.named.metrics.has(name));
}

function reportCycle({ building, lines, refused }: Checking, cycle: readonly string[]): void {
  for (const name of cycle) refused.add(name);
  const mention = lines.get(cycle[0] ?? '')?.mention;
  if (mention === undefined) return;
  const at = placeOfMention(mention);
  building.diagnostics.push(report('model/definition-cycle', { path: cycle }, { at }));
}

function checkLine(checking: Checking, name: string, amount: MetricExpr | null): void {
  const found = checking.lines.get(name);
  if (found === undefined) return;
  const { line, mention } = found;
  const expr = line.formula === undefined ? amount : typeFormula(checking, name, line.formula, mention);
  if (expr === null) {
    checking.refused.add(name);
    return;
  }
  if (line.formula === undefined) copyMeasures(checking, name);
  checking.metrics.set(name, asMetric(line, expr));
}

function copyMeasures({ reach }: Checking, name: string): void {
  reach.measures.set(name, reach.measures.get(AMOUNT) ?? new Set());
}

function typeFormula(checking: Checking, name: string, text: string, mention: Mention): MetricExpr | null {
  const refused = neededLines(checking, name).find((needed) => checking.refused.has(needed));
  if (refused === undefined) return typeNumber(checking, name, text, mention);
  noteBrokenNeed(checking.building, mention, name, refused);
  return null;
}

function typeNumber(checking: Checking, name: string, text: string, mention: Mention): MetricExpr | null {
  const { building, scope, reach, named } = checking;
  const hidden = new Set(named.keys());
  if (building.named.metrics.has(name)) hidden.delete(name);
  const broken = brokenNeed(building, text, { hidden });
  if (broken !== null) {
    noteBrokenNeed(building, mention, name, broken);
    return null;
  }
  const { expr, problems } = typeMetricFormula(text, scope);
  if (!addProblems(building, mention, problems) || expr === null) return null;
  if (!isNumeric(expr.type) && expr.type.kind !== 'null') {
    const params = { name, wanted: 'number', found: formatType(expr.type) } as const;
    building.diagnostics.push(report('model/wrong-argument', params, { at: placeOfMention(mention) }));
    return null;
  }
  return checkMetricReach(reach, name, expr, mention) ? expr : null;
}

/** A line as other lines name it. */
function asMetric({ name, label, formula }: Line, expr: MetricExpr): Metric {
  return {
    name,
    label: label ?? { zh: name, en: name },
    description: null,
    synonyms: [],
    formula: formula ?? '',
    expr,
    type: expr.type,
    unit: unitOf(expr),
    empty: null,
    direction: 'none',
    kind: 'other',
    additive: 'never',
    plans: {},
    time: null,
    basis: null,
    isVersioned: false,
    attributes: new Map(),
  };
}
