import {
  formatDimension,
  formatMetric,
  formatRow,
  formatUnit,
  formulaOn,
  type Metric,
  type MetricEnding,
  type MetricExpr,
  type Model,
  type Text,
} from '@plumbline/model';
import { readableText } from '../definition/readable-text.ts';
import { ATTRIBUTES, CHOICES } from '../dictionary/attribute-words.ts';

/** One thing that a metric says, in the reader's words and in a form in which equal things are equal. */
export interface Aspect {
  readonly label: Text;
  readonly value: Text;
  /** Equal where the meaning is. */
  readonly canonical: string;
  /** Words for people: no figure depends on it. */
  readonly isWords: boolean;
}

type Teller = (metric: Metric, model: Model) => Text | string | null;

interface Told {
  readonly label: Text;
  readonly tell: Teller;
  readonly isWords?: true;
}

const KINDS: { readonly [K in Metric['kind']]: Text } = {
  flow: { zh: '时期指标', en: 'flow' },
  stock: { zh: '时点指标', en: 'stock' },
  ratio: { zh: '比率', en: 'ratio' },
  other: { zh: '其他', en: 'other' },
};
const ADDITIVE: { readonly [A in Metric['additive']]: Text } = {
  always: { zh: '可加', en: 'adds up' },
  not_over_time: { zh: '时间上不可加', en: 'does not add up over time' },
  never: { zh: '不可加', en: 'does not add up' },
};
const EMPTY = { zero: { zh: '计为 0', en: 'counts as 0' }, null: { zh: '缺失', en: 'missing' } } as const;

/** What is told of a metric, in the order in which a reader wants it. The texts of formulas are those that mean the same. */
const ASPECTS: Readonly<Record<string, Told>> = {
  formula: { label: { zh: '公式', en: 'Formula' }, tell: ({ expr }, model) => said(newest(expr), model) },
  numerator: { label: { zh: '分子', en: 'Numerator' }, tell: ({ expr }, model) => ofRatio(expr, 0, model) },
  denominator: {
    label: { zh: '分母', en: 'Denominator' },
    tell: ({ expr }, model) => ofRatio(expr, 1, model),
  },
  condition: { label: { zh: '条件', en: 'Condition' }, tell: ({ expr }) => conditionOf(newest(expr)) },
  unit: { label: { zh: '单位', en: 'Unit' }, tell: ({ unit }) => formatUnit(unit) },
  kind: { label: { zh: '时期或时点', en: 'Flow or stock' }, tell: ({ kind }) => KINDS[kind] },
  additive: { label: { zh: '可加性', en: 'Additivity' }, tell: ({ additive }) => ADDITIVE[additive] },
  time: {
    label: { zh: '取数时点', en: 'Date' },
    tell: ({ time }) => (time === null ? null : formatDimension(time)),
  },
  empty: {
    label: { zh: '无数据时', en: 'Without rows' },
    tell: ({ empty }) => (empty === null ? null : EMPTY[empty]),
  },
  direction: {
    label: { zh: '方向', en: 'Direction' },
    tell: ({ direction }) => CHOICES.direction[direction],
  },
  plans: {
    label: { zh: '计划', en: 'Plans' },
    tell: ({ plans }) =>
      Object.entries(plans)
        .map(([role, name]) => `${role}: ${name}`)
        .join(', ') || null,
  },
  sensitive: {
    label: { zh: '敏感', en: 'Sensitive' },
    tell: ({ isSensitive }) =>
      isSensitive === true ? { zh: '是：每次读取计入审计', en: 'yes: each reading is audited' } : null,
  },
  ending: {
    label: { zh: '停用安排', en: 'End of use' },
    tell: ({ ending }) => (ending === undefined ? null : endingText(ending)),
    isWords: true,
  },
  label: { label: { zh: '名称', en: 'Name' }, tell: ({ label }) => label, isWords: true },
  description: {
    label: { zh: '说明', en: 'Description' },
    tell: ({ description }) => description,
    isWords: true,
  },
  synonyms: {
    label: { zh: '别名', en: 'Synonyms' },
    tell: ({ synonyms }) => synonyms.join(', ') || null,
    isWords: true,
  },
  basis: { label: { zh: '口径', en: 'Basis' }, tell: ({ basis }) => basis, isWords: true },
};

/** Everything a metric says, by aspect. */
export function metricAspects(metric: Metric, model: Model): ReadonlyMap<string, Aspect> {
  const found = new Map<string, Aspect>();
  const add = (name: string, label: Text, told: Text | string | null, isWords: boolean) => {
    if (told === null) return;
    const value = typeof told === 'string' ? { zh: told, en: told } : told;
    found.set(name, { label, value, canonical: JSON.stringify([value.zh, value.en]), isWords });
  };
  for (const [name, { label, tell, isWords = false }] of Object.entries(ASPECTS))
    add(name, label, tell(metric, model), isWords);
  for (const [name, value] of metric.attributes)
    if (name !== 'effective') add(name, ATTRIBUTES.get(name) ?? { zh: name, en: name }, value, true);
  return found;
}

function endingText({ replacement, sunset, retired }: MetricEnding): Text {
  const parts: readonly Text[] = [
    sunset === null
      ? { zh: '已弃用', en: 'deprecated' }
      : { zh: `已弃用，用到 ${sunset}`, en: `deprecated, answers until ${sunset}` },
    ...(retired === null ? [] : [{ zh: `${retired} 起停用`, en: `retired from ${retired} on` }]),
    ...(replacement === null ? [] : [{ zh: `由 ${replacement} 替代`, en: `replaced by ${replacement}` }]),
  ];
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
}

function newest(expr: MetricExpr): MetricExpr {
  return formulaOn(expr, Number.POSITIVE_INFINITY);
}

/** Names are written as labels only after the meaning was put in one form. */
function said(expr: MetricExpr, model: Model): Text {
  return readableText(formatMetric(expr), model);
}

function ofRatio(expr: MetricExpr, side: 0 | 1, model: Model): Text | null {
  const ratio = newest(expr);
  if (ratio.kind !== 'call' || ratio.fn !== 'divide') return null;
  const part = ratio.args[side];
  return part === undefined ? null : said(part, model);
}

function conditionOf(expr: MetricExpr): string | null {
  if (expr.kind === 'where') return formatRow(expr.condition);
  return expr.kind === 'aggregate' && expr.where !== null ? formatRow(expr.where) : null;
}
