import type { BindingParams } from '../../codes/binding.ts';
import type { Catalog } from '../catalog.ts';

export const binding: Catalog<BindingParams> = {
  'query/unreachable-dimension': (p) => `度量 ${p.measure} 到不了维度 ${p.dimension}`,
  'query/ambiguous-dimension': (p) =>
    `度量 ${p.measure} 有几条同样短的路径到 ${p.dimension}：${p.paths.join('；')}`,
  'query/no-time': (p) => `数据集 ${p.dataset} 没有时间字段，不能按时期或时间粒度查询`,
  'query/versions-need-time': (p) =>
    `${p.relationship} 取的是明细行发生时有效的那个版本，而 ${p.dataset} 的行没有时间`,
  'query/not-additive': (p) =>
    `${p.metric}：不同的 ${p.dataset}.${p.field} 之间做 ${p.fn} 没有意义；请按它分组，或把它固定为一个值`,
  'query/bridge-weight': (p) => `${p.metric}：${p.fn} 不能按桥接 ${p.bridge} 的权重分摊；小数的合计可以`,
  'query/bridge-condition': (p) =>
    `一个条件把桥接 ${p.bridge} 另一端的字段与行上的其他字段相比，无法判断它说的是哪个成员`,
  'query/bridge-others': (p) => `一行在桥接 ${p.bridge} 的另一端有几个成员，未列出的成员不能相加为“其他”`,
  'query/plan-withheld': () => '查询计划和 SQL 会写出数据权限的条件，只向能看到全部数据的人显示',
  'query/broken-definitions': () =>
    '这个工作区的定义有错误，改好之前不做计算；能看到全部定义的人会看到具体是哪些',
  'query/closed-data': () => '回答这个问题要用到没有对您开放的数据；需要时请找管理员开通',
  'query/company-divided': (p) =>
    `您只能看到部分明细，而 ${p.metric} 是全公司的数：只按整月显示，不能与 ${p.option} 一起使用`,
  'query/not-loaded': (p) => `数据集 ${p.dataset} 尚未加载`,
  'query/bad-periods': (p) =>
    ({
      'shares-days': `日历 ${p.calendar}：期间 ${p.other} 与 ${p.period} 有重叠的日子，同一行会属于两个 ${p.grain}`,
      'ends-before-start': `日历 ${p.calendar}：期间 ${p.period} 的末日早于首日`,
      'no-days': `日历 ${p.calendar}：期间 ${p.period} 没有首日或末日`,
    })[p.reason],
  'query/unlisted-period': (p) =>
    ({
      'no-current': `今天（${p.day}）不在任何 ${p.grain} 之内，没有当前的一期`,
      'list-ended': `${p.grain} 只列到 ${p.day}，早于今天，无从知道最近几期是哪几期`,
      'too-few': `到 ${p.day} 为止已结束的 ${p.grain} 只列出 ${p.listed} 期，不足所问的期数`,
      'days-between': `自 ${p.day} 起有日子落在两个 ${p.grain} 之间：不计这些天请按 ${p.grain} 分组，要计入请写明起止日期`,
    })[p.reason],
  'query/field-not-loaded': (p) => `${p.dataset} 没有载入字段 ${p.field}：它的成员要读另一个数据集才能算出`,
  'query/too-many-members': (p) => `该时期的 ${p.grain} 超过 ${p.limit} 个`,
  'query/too-large': (p) =>
    `这个查询的时间窗口重叠太多，约要读 ${p.rows} 行，超过 ${p.limit} 行的上限；请改用更粗的粒度或更短的时期`,
  'query/total-in-window': (p) => `${p.metric}：整个时期的合计不能放在 to_date 或 trailing 之内`,
  'query/rollup-condition': (p) =>
    `一个条件里既有 ${p.hierarchy} 的成员字段又有其他字段，无法判断它选的是成员还是明细行`,
  'query/entity-in-rollup': (p) =>
    `${p.form} 按每个实体的一行归属，这一行只属于 ${p.hierarchy} 的一个成员，不能逐级汇总`,
  'query/retention-needs-age': (p) =>
    `${p.metric} 没有说明隔多久：请按同期群的 age 分组，或在公式里写 after:`,
  'query/retention-by-time': (p) => `${p.metric} 按同期群的第几期计算，时间已经确定：by 中不要再放时间粒度`,
  'query/retention-other-entity': (p) => `${p.metric} 跟踪的是 ${p.entity}，而本查询的同期群属于 ${p.cohort}`,
  'query/cohort-others': (p) => `${p.name} 的成员是时期，其余时期不能合成一组`,
  'query/first-needs-key': (p) =>
    `${p.metric} 的维度和条件取自每个实体的一行；${p.dataset} 没有主键，同一时间的几行分不出先后`,
  'query/union-hides-rule': (p) => {
    if (p.rule === 'ends')
      return `${p.union} 相加的是期间合计，${p.dataset} 却没有期间起止的字段：它的行不会进入任何合计；请在 set: 里写明起止两端各是什么（起点写 null 表示这些行是余额，由 closing 读取），或给 ${p.dataset} 加上这些字段`;
    const why = {
      history: '其中一些行是另一些行的早先记录，会全部相加',
      span: '它的行是互相包含的期间合计，会重复相加',
      scenarios: '计划数会与实际数相加',
      additive: '不同项目的金额会相加，没有意义',
    } as const;
    const what = {
      history: `请在 ${p.union} 上写同样的 history，其 key 含同样的字段，成员不止一个时再加一个能区分成员的字段`,
      span: `请在 ${p.union} 上写同样的 span，其 key 含同样的字段，成员不止一个时再加一个能区分成员的字段`,
      scenarios: `请在 ${p.union} 上写同样的 scenarios:`,
      additive: `请在 ${p.union} 上写同样的 additive:`,
    } as const;
    return `${p.union} 收进了 ${p.dataset} 的行，却没有它的 ${p.rule}：${why[p.rule]}；${what[p.rule]}`;
  },
  'query/festival-part': () =>
    '与另一年春节对齐的区间按天移动，在那里不是任何一个月的一部分：请直接查询整月，或去掉月内占比；alignment: weekday 或 calendar 按整个区间移动',
  'query/festival-weeks': (p) =>
    `春节前后按天移动，而 ${p.pattern} 日历的期由整周组成：这样移动后起于另一个星期几，不再是一期。请按同一周次比较（alignment: fiscal），或相隔 52 周比较（weekday）；要对齐春节，请用 fixed 指定去年的日子`,
  'query/in-force-per': (p) =>
    `${p.dataset} 每一天都说明谁有效，所有账户的最后一天都是区间的最后一天：请去掉 per；要看区间内某天的最多数，请用 max(… per day)`,
  'query/versions-by-instant': (p) =>
    `${p.relationship}：${p.dataset} 的版本从某时区的一个时刻起有效，而数据行只有日期或不带时区的时间，无法判断先后；请用日期标注版本，或让数据行带 timestamptz`,
  'query/span-rate': (p) =>
    `${p.metric}：${p.dataset} 的一行是一段期间的合计，没有哪一天的汇率属于它；可折算的是合计，按期间平均汇率、期末汇率或固定汇率`,
  'query/entity-over-spans': (p) =>
    `${p.metric}：${p.dataset} 的每一行是一段期间的合计，期间互相包含，没有哪一行是谁的第一次行为：请改用每个事件一行的数据集`,
  'query/related-by-other-key': (p) =>
    `${p.relationship} 按 ${p.columns} 指向 ${p.dataset}，而后者的各版本以 ${p.key} 区分，会有多行相符：请让关系按 ${p.key} 关联`,
  'query/time-of-versions': (p) =>
    `${p.dataset} 的时间在 ${p.relationship} 之后，随所读的版本而变，无法判断数据完整到哪一天：请把日期放在 ${p.dataset} 自己的列中，或为指标指定自己行上的时间`,
  'query/entity-scenario': (p) =>
    `${p.metric} 由 ${p.dataset} 同一场景中的一行确定每个实体归在哪里，而查询按场景分组或在外面固定了场景：请把场景条件写进该形式的括号里`,
  'query/rollup-not-additive': (p) =>
    `${p.metric}：${p.hierarchy} 的成员带有运算符或权重，${p.fn} 不能沿它上卷`,
  'query/rollup-others': (p) => `${p.hierarchy} 的成员层层包含，未列出的成员不能相加为“其他”`,
  'query/missing-balance': (p) => `${p.metric}：${p.dataset} 在该时期内没有 ${p.accounts} 的记录`,
  'query/stale-balance': (p) => `${p.metric}：${p.dataset} 最近的快照是 ${p.day}，不是 ${p.expected}`,
  'query/mixed-currency': (p) =>
    `${p.metric} 会把不同币种的金额相加：请按 ${p.field} 分组、把它固定为一个值，或指定一种币种查询`,
  'query/no-rates': (p) => `${p.from} 的金额不能折算为 ${p.to}：工作区没有声明 currency_rates`,
  'query/no-rate-column': (p) =>
    `currency_rates 没有指明${p.column === 'average' ? '平均汇率' : '期末汇率'}的字段`,
  'query/missing-rate': (p) =>
    p.from === null
      ? `有 ${p.amount} 的金额未注明币种，无法折算为 ${p.to}`
      : p.day === null
        ? `${p.amount} ${p.from}：没有可取 ${p.to} 汇率的日期`
        : `${p.day} 及之前不久没有 ${p.from} 对 ${p.to} 的汇率，涉及金额 ${p.amount} ${p.from}`,
  'query/ambiguous-rate': (p) => `${p.day} 有几个不同的 ${p.from} 与 ${p.to} 之间的汇率`,
  'query/converted-elsewhere': (p) => `${p.metric} 的公式已折算为 ${p.to}，不能同时以 ${p.currency} 显示`,
  'query/money-literal': (p) =>
    `${p.metric} 把金额与一个没有币种的数字放在一起计算，无法折算为 ${p.currency}`,
  'query/cannot-convert': (p) =>
    `${p.metric}：金额的 ${p.fn} 不能按这种汇率折算；可折算的是合计、平均、最小和最大值`,
  'query/nothing-to-hold-constant': () =>
    'constant_currency 使汇率保持不变，而这个查询没有折算任何金额；请指定 currency',
  'query/constant-parts': (p) =>
    `${p.metric}：不变汇率下，基期内每月（季、日）的余额各取本期哪一天的期末汇率没有规定；请改问期末余额、期初期末平均，或各时点平均`,
  'query/no-shift': (p) => `${p.metric}：对比基数与本期之间没有确定的时间距离，无法使汇率保持不变`,
  'query/entity-calendar': (p) =>
    `${p.dataset} 使用日历 ${p.calendar}，每个 ${p.entity} 各有自己的财务期间：请按 ${p.entity} 分组，或固定为其中一个`,
  'query/mixed-calendars': (p) =>
    `${p.left} 与 ${p.right} 的财务期间不同：请分成两个问题，或改用工作区日历的粒度`,
  'query/two-balances': (p) =>
    `${p.dataset}：${p.entity} 在 ${p.days} 都有余额，均靠近同一期末而无一正在期末，无法确定以哪一天为期末余额`,
  'query/two-years-of-one-name': (p) =>
    `${p.calendar}：${p.entity} 有两个财年都在 ${p.year} 年结束，无法确定用哪一个与其他公司的 ${p.year} 年相比；请不问这家公司，或按财年名称对齐（peers: label）`,
  'query/open-year-of-peers': (p) =>
    `${p.calendar}：${p.entity} 的 ${p.year} 财年只列出了前几个季度，按 52 周或 53 周算会在不同的年份结束；请在各季之外列出全年，或给财年表加上 snap: 7 days`,
  'query/quarters-of-peers': () =>
    'peers: calendar 按财年在哪一年结束来对齐；各公司的季度是自己财年的季度，起止月份不同，不能并列：请按 fiscal_year 提问',
  'query/tied-versions': (p) =>
    `${p.dataset} 的 ${p.key} 有几个同时记录而不相同的版本；请用 prefer 说明以哪个为准`,
  'query/span-not-additive': (p) =>
    `指标 ${p.metric} 的 ${p.fn}：${p.dataset} 的每一行是一段时期的合计，时期互相重叠，只能用 sum、count、min、max`,
  'query/no-common-dataset': () => '没有一个数据集同时具有所问的全部维度与条件',
};
