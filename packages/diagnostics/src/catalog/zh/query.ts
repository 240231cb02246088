import type { ClockReason, PeriodReason, QueryParams, QueryValueKind } from '../../codes/query.ts';
import type { Catalog } from '../catalog.ts';

const PERIOD_REASONS: { readonly [R in PeriodReason]: (part: string) => string } = {
  empty: () => '内容为空',
  'unknown-form': (part) =>
    `“${part}”不是可用的写法；可写 2013、2013-Q3、2013-07、2013-W07、2013-07-15、FY2013、FY2013-Q1、a..b、last 12 months [to date]、this quarter、mtd、qtd、ytd`,
  'expected-unit': () => '末尾缺少单位：day、week、month、quarter、year、fiscal_quarter 或 fiscal_year',
  'unknown-unit': (part) =>
    `“${part}”不是时间单位；可用的单位有 day、week、month、quarter、year、fiscal_quarter、fiscal_year`,
  'count-out-of-range': (part) => `数量至少为 1，且最多回溯 1000 年，不能是 ${part}`,
  'unexpected-text': (part) => `时期已经完整，后面多出了“${part}”`,
  'no-such-month': (part) => `${part} 不是有效的月份，月份为 01 至 12`,
  'no-such-quarter': (part) => `${part} 不是有效的季度，季度为 Q1 至 Q4`,
  'no-such-week': (part) => `该年没有 ${part} 这一周`,
  'month-of-pattern': (part) => `${part} 读作自然月，而本工作区的月是整周组成的期间，按年内序号写`,
  'no-such-day': (part) => `日历上没有 ${part} 这一天`,
  'out-of-range': (part) => `${part} 超出了公元 0001 年至 9999 年的范围`,
  'relative-end': (part) => `区间的两端必须是固定日期，而“${part}”会随今天变动`,
  'range-without-ends': () => '区间至少要写出一端',
  'too-many-ends': () => '区间只有两端，这里“..”出现了不止一次',
  'range-reversed': () => '区间的结束早于开始',
};

const CLOCK_REASONS: { readonly [R in ClockReason]: string } = {
  'ends-inside-a-day': '区间会止于该小时，而指标读取的区间由整天组成；请按天提问',
  'days-alone': '这是整天的数，一小时没有；请按天提问',
  'balance-of-a-day': '余额是某一天的余额，当天带有该小时的行并不是该小时末的余额；请按天提问',
  'no-days-beside':
    '与自定义期间、各主体自己的会计期间或分群并列时，时段不依附于可以移动的某一天；请只按天与小时提问',
  'part-before': '前一时段可能落在前一天，而汇率与首次日期都按整天确定，因此没有数；请去掉 compare: previous',
  unpaired: '两个时期的天数不同，或时期有一端未定，两边的小时无法逐一对应；请使两边天数相同',
};

const KINDS: { readonly [K in QueryValueKind]: string } = {
  text: '文本',
  number: '数字',
  'whole-number': '整数',
  boolean: 'true 或 false',
  list: '列表',
  object: '对象',
  null: 'null',
  other: 'JSON 中没有的值',
};

export const query: Catalog<QueryParams> = {
  'query/unknown-key': (p) => `这里不能写“${p.key}”；可写的键有 ${p.known.join('、')}`,
  'query/missing-key': (p) => `缺少“${p.key}”`,
  'query/wrong-type': (p) =>
    p.expected.length === 0
      ? `这里不能是${KINDS[p.found]}`
      : `这里应为${p.expected.map((kind) => KINDS[kind]).join('或')}，却是${KINDS[p.found]}`,
  'query/unknown-word': (p) => `没有“${p.word}”这个选项，只能是 ${p.allowed.join('、')} 之一`,
  'query/empty-text': () => '内容为空',
  'query/text-too-long': (p) => `文本有 ${p.found} 个字符，最多 ${p.most} 个`,
  'query/list-too-long': (p) => `列表有 ${p.found} 项，最多 ${p.most} 项`,
  'query/number-too-big': (p) => `${p.found} 太大，最大为 ${p.most}`,
  'query/number-too-small': (p) => `${p.found} 太小，最小为 ${p.least}`,
  'query/nothing-asked': () => '查询既没有指标，也没有维度',
  'query/retired-metric': (p) =>
    `指标 ${p.metric} 已停用${p.last === null ? '' : `，最后可用日为 ${p.last}`}${p.replacement === null ? '' : `；请改用 ${p.replacement}`}`,
  'query/deprecated-metric': (p) =>
    `指标 ${p.metric} 已弃用${p.sunset === null ? '' : `，用到 ${p.sunset} 为止`}${p.replacement === null ? '' : `；请改用 ${p.replacement}`}`,
  'query/unknown-metric': (p) => `没有名为 ${p.name} 的指标`,
  'query/ambiguous-label': (p) => `有多个指标的标签是 [${p.label}]：${p.names.join('、')}；请写指标名`,
  'query/duplicate-metric': (p) => `指标 ${p.name} 重复出现`,
  'query/duplicate-key': (p) => `${p.name} 在这里重复出现`,
  'query/duplicate-compare': (p) => `对比 ${p.name} 重复出现`,
  'query/duplicate-column': (p) => `结果中会有两列都叫 ${p.name}；请用 as 给其中一个改名`,
  'query/bad-column-name': (p) =>
    `“${p.name}”不能作列名：只能用字母、数字和下划线，不以数字开头，也不能是公式的保留字`,
  'query/grain-of-grain': (p) =>
    `${p.grain} 本身就是时间粒度，不能再写 grain；只有 day 可以写 part（日期的部分）`,
  'query/grain-and-part': (p) =>
    `${p.field} 可按粒度（${p.grain}）或按日期部分（${p.part}）分组，不能两者同时`,
  'query/not-a-time-field': (p) => `${p.field} 的类型是 ${p.type}；只有日期和时间戳才有粒度和日期部分`,
  'query/part-needs-timestamp': (p) => `${p.field} 是日期，没有 ${p.part}`,
  'query/grains-do-not-nest': (p) =>
    `${p.fine} 与 ${p.coarse} 不能同时使用：一个 ${p.fine} 可能跨越两个 ${p.coarse}`,
  'query/week-with-year': (p) =>
    `week 与 ${p.grain} 不能同时使用：一周可能跨两个 ${p.grain}；week 可以与 year 一起使用，此时 year 指该周所属的年份`,
  'query/bad-period': (p) => `无法理解时期“${p.text}”：${PERIOD_REASONS[p.reason](p.part)}`,
  'query/year-not-published': (p) =>
    `${p.year} 年的${p.table === 'spring_festival' ? '春节日期' : '放假调休安排'}不在内置的年份（${p.first}–${p.last}）之内，不作推算`,
  'query/bad-as-of': (p) => `as_of 要写成 2014-02-01 这样的日期，“${p.text}”不是日期`,
  'query/open-fixed-period': (p) => `与固定时期比较需要起止两端，“${p.period}”只有一端`,
  'query/clock-range': (p) => `按 ${p.grain} 的 ${p.form}：${CLOCK_REASONS[p.why]}`,
  'query/clock-members': (p) =>
    `${p.form}：谁是成员是按整天一次找出的，而与不由天组成的期间并列时，小时不是时间成员；请改用天，或按时间戳的部分分组（{field, part: hour}）`,
  'query/needs-period': (p) =>
    `${p.metric === null ? '' : `指标 ${p.metric} 中的 `}${p.form} 需要时间范围：请给出 period，或在 by 中加入时间粒度`,
  'query/period-and-time-condition': (p) =>
    `时期“${p.period}”随今天变动，不能再用 where 中的时间条件截取；请把完整的范围写在 period 里`,
  'query/empty-period': () => '没有任何一天同时满足 period 与 where 中的时间条件',
  'query/having-not-condition': (p) => `having 必须是结果为真或假的条件，这里的类型是 ${p.type}`,
  'query/order-not-a-name': (p) => `不能按“${p.text}”排序：order 只接受结果列、分组键或指标的名称`,
  'query/scenario-fixed': (p) => `${p.plan}：${p.dataset} 的场景已被条件固定或用来分组，没有可比的另一场景`,
  'query/nothing-to-match': (p) =>
    p.form === null
      ? `matched: snapshots 要求指标 ${p.metric} 的 ${p.plan} 就在它自己数据集的行里（数据集写有 scenarios: 并有时间字段）；请只写 "${p.plan}" 来对比`
      : `matched: snapshots：指标 ${p.metric} 中的 ${p.form} 所算的不只是本期各日的行；请只写 "${p.plan}" 来对比`,
  'query/no-plan': (p) => `指标 ${p.metric} 没有可供对比的 ${p.plan}`,
  'query/compare-needs-number': (p) => `指标 ${p.metric} 的类型是 ${p.type}；只有数值才能对比`,
  'query/needs-metric': (p) => `没有指标时，${p.option} 没有意义`,
  'query/fill-needs-time': () =>
    'fill 用来补齐缺少的时间成员或同期群的各期，而 by 中没有时间粒度，也没有同时写 cohort 和 age',
  'query/no-cohort': (p) => `只有查询里有 cohort(…) 指标时才有 ${p.name}，这里一个也没有`,
  'query/two-cohorts': (p) => `所选指标有两个不同的同期群：${p.first} 与 ${p.second}`,
  'query/grain-of-cohort': (p) => `${p.name} 的粒度由它的指标决定，不能另外指定`,
  'query/others-needs-limit': () => 'others 需要 limit：它汇总的是 limit 之外的成员',
  'query/others-needs-dimension': () => 'others 需要 by 中有一个非时间的维度',
  'query/share-of-what': () =>
    'share 要写明占什么：within（留下哪些分组键，[] 为占总计）与 parent（沿哪些键占上一级）写且只写一个',
  'query/share-not-asked': (p) =>
    `share 里的指标 ${p.metric} 不在本查询的指标之中；指标有 ${p.metrics.join('、')}`,
  'query/share-not-additive': (p) =>
    p.over === null
      ? `指标 ${p.metric} 的各项相加不等于合计，没有占比`
      : `指标 ${p.metric} 在时间上不能相加，不能算一个 ${p.over} 在更长时间里的占比`,
  'query/unknown-key-column': (p) =>
    p.keys.length === 0
      ? `${p.name} 不是本查询的分组键，本查询没有分组键`
      : `${p.name} 不是本查询的分组键；分组键有 ${p.keys.join('、')}`,
  'query/too-many-branches': (p) =>
    `指标 × 对比 × 合计共有 ${p.branches} 个分支，超过上限 ${p.most} 个；请减少${p.totals > 1 ? '合计或' : ''}指标、对比的数量`,
  'query/not-a-member': (p) => `“${p.value}”不是 ${p.key} 的成员：这里应为一个 ${p.kind} 值`,
  'query/unknown-measure': (p) =>
    p.count === 0
      ? `指标 ${p.metric} 不聚合任何数据行`
      : `指标 ${p.metric} 只有 ${p.count} 个度量，从 0 编号，没有 ${p.measure} 号`,
  'query/unknown-row-column': (p) => `${p.dataset} 的数据行没有 ${p.name} 这一列`,
  'query/no-plain-rows': (p) =>
    `指标 ${p.metric} 中的 ${p.form} 不是由一组数据行直接聚合而成，无法列出它的数据行`,
};
