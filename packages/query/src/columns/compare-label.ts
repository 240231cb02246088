import type { Text } from '@plumbline/model';
import type { ResolvedCompare } from '../resolved-query.ts';
import type { CompareMeasure } from './compare-column.ts';

type Words = { readonly [M in CompareMeasure]: Text };

const PREVIOUS: Words = {
  base: { zh: '上期', en: 'previous' },
  change: { zh: '环比增减', en: 'change on previous' },
  pct: { zh: '环比', en: '% on previous' },
  attainment: { zh: '完成率', en: 'attainment' },
  fx: { zh: '汇率影响', en: 'effect of exchange rates' },
};
const YEAR_AGO: Words = {
  base: { zh: '去年同期', en: 'year ago' },
  change: { zh: '同比增减', en: 'change on year ago' },
  pct: { zh: '同比', en: '% on year ago' },
  attainment: { zh: '完成率', en: 'attainment' },
  fx: { zh: '汇率影响', en: 'effect of exchange rates' },
};

const PLANS = {
  target: { zh: '目标', en: 'target' },
  budget: { zh: '预算', en: 'budget' },
  forecast: { zh: '预计', en: 'forecast' },
} as const satisfies Record<string, Text>;

type Wording = {
  readonly [K in ResolvedCompare['kind']]: (compare: Extract<ResolvedCompare, { kind: K }>) => Words;
};

const WORDINGS: Wording = {
  previous: () => PREVIOUS,
  year_ago: () => YEAR_AGO,
  fixed: ({ name }) => against(fixedText(name)),
  plan: ({ name, isMatched }) => against(isMatched ? matched(PLANS[name]) : PLANS[name]),
};

/** `收入 同比` / `Revenue, % on year ago`. */
export function compareLabel(metric: Text, compare: ResolvedCompare, measure: CompareMeasure): Text {
  const words = (WORDINGS[compare.kind] as (compare: ResolvedCompare) => Words)(compare)[measure];
  return { zh: `${metric.zh} ${words.zh}`, en: `${metric.en}, ${words.en}` };
}

function against(base: Text): Words {
  return {
    base,
    change: { zh: `较${base.zh}增减`, en: `change on ${base.en}` },
    pct: { zh: `较${base.zh}增减率`, en: `% on ${base.en}` },
    attainment: { zh: `${base.zh}完成率`, en: `${base.en} attainment` },
    fx: { zh: `较${base.zh}的汇率影响`, en: `effect of exchange rates on ${base.en}` },
  };
}

function matched({ zh, en }: Text): Text {
  return { zh: `${zh}（双方都有的时点）`, en: `${en} (snapshot days of both)` };
}

/** `fixed_2011_01` → `2011-01`. */
function fixedText(name: string): Text {
  const period = name
    .replace(/^fixed_/, '')
    .replaceAll('_to_', '…')
    .replaceAll('_', '-')
    .toUpperCase();
  return { zh: period, en: period };
}
