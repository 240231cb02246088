import type { PeriodReason, QueryParams } from '../../codes/query.ts';
import type { Catalog } from '../catalog.ts';

const PERIOD_REASONS: { readonly [R in PeriodReason]: (part: string) => string } = {
  empty: () => '内容为空',
  'unknown-form': (part) =>
    `“${part}”不是可用的写法;可写 2013、2013-Q3、2013-07、2013-W07、2013-07-15、FY2013、FY2013-Q1、a..b、last 12 months [to date]、this quarter、mtd、qtd、ytd`,
  'expected-unit': () => '末尾缺少单位:day、week、month、quarter、year、fiscal_quarter 或 fiscal_year',
  'unknown-unit': (part) =>
    `“${part}”不是时间单位;可用的单位有 day、week、month、quarter、year、fiscal_quarter、fiscal_year`,
  'count-out-of-range': (part) => `数量至少为 1,且最多回溯 1000 年,不能是 ${part}`,
  'unexpected-text': (part) => `时期已经完整,后面多出了“${part}”`,
  'no-such-month': (part) => `${part} 不是有效的月份,月份为 01 至 12`,
  'no-such-quarter': (part) => `${part} 不是有效的季度,季度为 Q1 至 Q4`,
  'no-such-week': (part) => `该年没有 ${part} 这一周`,
  'no-such-day': (part) => `日历上没有 ${part} 这一天`,
  'out-of-range': (part) => `${part} 超出了公元 0001 年至 9999 年的范围`,
  'relative-end': (part) => `区间的两端必须是固定日期,而“${part}”会随今天变动`,
  'range-without-ends': () => '区间至少要写出一端',
  'too-many-ends': () => '区间只有两端,这里“..”出现了不止一次',
  'range-reversed': () => '区间的结束早于开始',
};

export const query: Catalog<QueryParams> = {
  'query/unknown-metric': (p) => `没有名为 ${p.name} 的指标`,
  'query/bad-period': (p) => `无法理解时期“${p.text}”:${PERIOD_REASONS[p.reason](p.part)}`,
};
