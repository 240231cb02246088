import type { ExpectedSyntax, FormulaParams, UnitOperation, WantedValue } from '../../codes/formula.ts';
import type { Catalog } from '../catalog.ts';

const EXPECTED: { readonly [E in ExpectedSyntax]: string } = {
  expression: '名称、数字或左括号',
  operator: '运算符，或公式到此结束',
  name: '名称',
  'two-part-name': '名称到此结束：名称至多两段，如 dataset.field',
  number: '数字',
  type: '类型名',
  period: '时期，如 2011-01',
  'open-bracket': '(',
  'close-bracket': ')',
  'comma-or-close': '逗号或 )',
  'in-between-like': 'in、between 或 like',
  and: 'and',
  null: '表示空值的词，如 x is not null',
  when: 'when',
  then: 'then',
  end: 'when、else 或 end',
};
const HIERARCHY_FIELDS: { readonly [W in FormulaParams['model/hierarchy-field']['wanted']]: string } = {
  'primary-key': '是其数据集唯一的主键字段（数据集有 history 时是它的 key）',
  'text-or-whole': '为文本或整数',
  'type-of-key': '与键的类型一致',
  number: '为数字',
  text: '为文本：+、- 或 ~',
};
const LEDGER_FIELDS: { readonly [W in FormulaParams['model/ledger-field']['wanted']]: string } = {
  text: '文本：科目编码不是数字',
  number: '数字',
  tree: '上下级层级，不能是按层列出的层级',
};

const RATE_FIELDS: { readonly [W in FormulaParams['model/rate-field']['wanted']]: string } = {
  text: "文本：存放币种代码的字段，或加引号的一个代码，如 'USD'",
  date: '日期',
  number: '数字',
};
const WANTED: { readonly [W in WantedValue]: string } = {
  number: '数字',
  'whole-number': '整数',
  text: '文本',
  boolean: '条件',
  date: '日期',
  timestamp: '时间戳',
  value: '值',
};
const OPERATIONS: { readonly [O in UnitOperation]: string } = {
  add: '相加减',
  multiply: '相乘',
  divide: '相除',
  compare: '比较',
  choose: '作为同一个值的两种取法',
};
const KINDS = { metric: '指标', dataset: '数据集', dimension: '维度', field: '字段' } as const;

export const formula: Catalog<FormulaParams> = {
  'model/formula-syntax': (p) =>
    `这里应为${EXPECTED[p.expected]}，却${p.found === null ? '已到公式末尾' : `是 ${p.found}`}`,
  'model/empty-formula': () => '公式是空的',
  'model/formula-too-long': (p) => `公式有 ${p.bytes} 字节，超过上限 ${p.limit}`,
  'model/formula-too-deep': (p) => `公式嵌套超过 ${p.limit} 层`,
  'model/formula-too-large': (p) => `between 层层相套，展开后超过 ${p.limit} 步`,
  'model/unclosed': (p) => (p.what === 'text' ? '这段文本缺少右引号' : '这个标签缺少 ]'),
  'model/empty-label': () => '方括号里没有名称',
  'model/unexpected-character': (p) => `${p.character} 在公式里没有含义`,
  'model/full-width': (p) => `${p.written} 按 ${p.meant} 理解`,
  'model/double-quotes': (p) => `文本用单引号：${p.text}`,
  'model/foreign-sign': (p) => `这里不写 ${p.sign}`,
  'model/no-comments': (p) => `${p.sign} 在别处表示注释；公式里没有注释`,
  'model/number-too-long': (p) => `这个数字有 ${p.digits} 位，超过上限 ${p.limit}`,
  'model/chained-comparison': () => '比较不能连写',
  'model/ambiguous-where': () => 'where 既可能管最后一项，也可能管全部；请用括号写明',
  'model/second-where': () => '条件里不能再有 where',
  'model/where-without-subject': (p) => `where 左边应为指标、函数或括号，而不是 ${p.text}`,
  'model/where-in-row': () => '这里逐行计算，没有可以用 where 筛选的东西',
  'model/where-inside-aggregate': (p) => `where 写在 ${p.name} 的括号之后，不写在里面`,
  'model/where-on-value': () => 'where 用来筛选指标；这里是一个固定的值',

  'model/unknown-metric': (p) => `没有名为 ${p.name} 的指标`,
  'model/unknown-dimension': (p) => `没有名为 ${p.name} 的字段、维度或时间粒度`,
  'model/unknown-dataset': (p) => `没有名为 ${p.name} 的数据集或关联`,
  'model/masked-field': (p) => `${p.field} 对您脱敏：明细中只显示遮盖后的内容，不能按它筛选、分组或排序`,
  'model/unknown-field': (p) => `数据集 ${p.dataset} 没有名为 ${p.field} 的字段`,
  'model/unknown-label': (p) => `没有标签为 [${p.label}] 的对象`,
  'model/ambiguous-label': (p) => `标签 [${p.label}] 可能指 ${p.names.join('、')}；请直接写名称`,
  'model/label-of-other-kind': (p) => `[${p.label}] 是${KINDS[p.kind]}（${p.name}），不能用在这里`,
  'model/unknown-function': (p) => `没有名为 ${p.name} 的函数`,
  'model/unknown-parameter': (p) => `没有给出参数 ${p.name}`,
  'model/unknown-hierarchy': (p) => (p.found === null ? '这里应为层级的名称' : `没有名为 ${p.found} 的层级`),
  'model/hierarchy-field': (p) => `层级 ${p.hierarchy}：${p.field} 应${HIERARCHY_FIELDS[p.wanted]}`,
  'model/rate-field': (p) => `currency_rates：${p.field} 应为${RATE_FIELDS[p.wanted]}`,
  'model/unknown-statement': (p) => `没有名为 ${p.name} 的报表`,
  'model/account-range': (p) => `'${p.text}' 不是科目编码，也不是科目区间`,
  'model/which-ledger': (p) =>
    p.ledgers.length === 0
      ? '没有数据集声明为总账（ledger），无科目可取'
      : `有多个总账，或没有这个名称：请写 ledger: ${p.ledgers.join(' 或 ')}`,
  'model/accounts-of-two-sides': (p) => `${p.range} 里既有借方科目也有贷方科目，请写明按哪一方取净额`,
  'model/accounts-of-two-kinds': (p) =>
    `${p.range} 里既有损益科目也有其他科目；只有损益科目要剔除结转分录，请分开取数`,
  'model/ledger-field': (p) => `ledger：${p.field} 应为${LEDGER_FIELDS[p.wanted]}`,
  'model/unknown-line': (p) => `报表 ${p.statement} 没有名为 ${p.line} 的行`,
  'model/unknown-word': (p) => (p.found === null ? '这里只能写几个固定的词之一' : `这里不能写 ${p.found}`),
  'model/unreachable-field': (p) => `从 ${p.dataset} 沿关联到不了 ${p.field}`,

  'model/metric-in-row': (p) => `${p.metric} 是指标；这里逐行计算，只能写字段`,
  'model/metric-is-no-dimension': (p) => `${p.metric} 是指标，不是维度`,
  'model/aggregate-in-row': (p) => `${p.name}(…) 汇总多行；这里逐行计算`,
  'model/aggregate-in-aggregate': (p) => `聚合里不能直接再写聚合；请写明 ${p.name}(…) 先按什么成员计算`,
  'model/form-in-row': (p) => `${p.name}(…) 用于指标；这里逐行计算`,
  'model/row-form-in-metric': (p) => `${p.name}(…) 是对行的条件，写在 where 之后`,
  'model/field-needs-aggregate': (p) => `${p.field} 每行一个值；请写明多行怎样合成一个数`,
  'model/dataset-is-no-metric': (p) => `${p.dataset} 是数据集，不是指标`,
  'model/dataset-is-no-dimension': (p) => `${p.dataset} 是数据集；请写它的某个字段`,
  'model/dataset-without-single-key': (p) =>
    `数据集 ${p.dataset} ${p.fields === 0 ? '没有主键' : `的主键有 ${p.fields} 个字段`}，请用字段指明成员`,
  'model/aggregate-without-field': (p) => `${p.name}(…) 没有写任何数据集的字段，不知道汇总哪些行`,
  'model/ambiguous-dataset': (p) =>
    `${p.name}(…) 可能汇总 ${p.datasets.join(' 或 ')} 的行；请写明其中一个的字段`,
  'model/no-common-dataset': (p) => `没有一个数据集能到达这里的全部字段：${p.fields.join('、')}`,
  'model/aggregate-wanted': (p) => `${p.name} 读取某一天的行，因此需要一个聚合`,
  'model/dimension-wanted': () => '这里应为维度：名称或 dataset.field',
  'model/per-outside-aggregate': () => 'per 写在聚合的括号里',
  'model/members-in-field': () => '哪些成员符合取决于查询，所以只能作条件，不能作字段',
  'model/members-in-metric': () => '成员条件是对行的条件，写在 where 之后',
  'model/members-of-what': () => 'in (… per …) 左边应为字段或维度',
  'model/not-a-value': () => '这里需要一个值，不能这样写',

  'model/unknown-argument': (p) => `${p.name} 没有名为 ${p.argument} 的参数`,
  'model/argument-twice': (p) => `${p.name} 的参数 ${p.argument} 写了两次`,
  'model/missing-argument': (p) => `${p.name} 缺少参数 ${p.argument}`,
  'model/too-many-arguments': (p) => `${p.name} 至多 ${p.most} 个参数，这里有 ${p.count} 个`,
  'model/wrong-argument': (p) => `${p.name} 这里需要${WANTED[p.wanted]}，而不是 ${p.found}`,
  'model/literal-wanted': (p) =>
    p.wanted === 'text' ? `${p.name} 这里需要引号里的文本` : `${p.name} 这里需要直接写出的数字`,
  'model/number-out-of-range': (p) => `${p.name} 这里需要 ${p.least} 到 ${p.most} 之间的数`,
  'model/too-many-options': (p) => `有 ${p.count} 个选项，超过上限 ${p.limit}`,
  'model/list-outside-in': (p) => `${p.name} 是列表；列表只能写在 in (…) 里`,

  'model/condition-wanted': (p) => `这里需要条件，而不是 ${p.found}`,
  'model/not-numbers': (p) => `${p.operator} 需要数字，而不是 ${p.left} 与 ${p.right}`,
  'model/date-arithmetic': (p) => `日期不能直接用 ${p.operator}`,
  'model/not-comparable': (p) => `${p.left} 与 ${p.right} 不能比较`,
  'model/compared-with-null': () => '空值不等于任何值，也不等于另一个空值',
  'model/no-order': () => '条件只有真与假，没有大小',
  'model/branches-differ': (p) => `几种取法的类型不同：${p.left} 与 ${p.right}`,
  'model/cannot-aggregate': (p) => `对 ${p.found} 求 ${p.name} 没有意义`,
  'model/bad-cast': (p) => `${p.from} 不能转换为 ${p.to}`,
  'model/cast-without-type': () => 'cast 需要写明转换成什么类型',
  'model/bad-type-size': (p) => `${p.type} 后面的位数不成立`,
  'model/bad-date': (p) => `'${p.text}' 不是日历上的日期`,
  'model/bad-date-pattern': (p) => `'${p.pattern}' 不是日期格式：yyyy、MM、dd 表示年、月、日`,
  'model/bad-regex': (p) => `'${p.pattern}' 用了前后查看或反向引用，RE2 不支持`,
  'model/bad-currency': (p) => `'${p.text}' 不是三个字母的币种代码`,
  'model/bands-not-ascending': () => '分段的界限必须由小到大',
  'model/not-an-interval': () => '这里应为一段时长：数字加单位',
  'model/not-a-fixed-period': (p) => `${p.text} 不是固定的时期`,
  'model/conversion-steps': () => 'conversion 从一个指标到另一个指标',
  'model/entity-argument': (p) =>
    `${p.name} 逐行查看数据，其中的指标须由明细行的合计或计数构成，不能含 ${p.form}`,
  'model/entity-two-datasets': (p) =>
    `${p.name} 要找出第一行，而其中的指标来自 ${p.datasets.join('、')} 等多个数据集`,
  'model/entity-two-times': (p) => `${p.name} 里的度量按不同的时间看 ${p.dataset}，无法判断哪一行最早`,
  'model/cohort-only-in-by': (p) =>
    `${p.name} 只能用来分组，且查询里须有 cohort(…) 指标；明细行不能按它筛选，结果可以用 having 筛选`,
  'model/conversion-measure': (p) => `conversion 的两端各是一个计数，${p.text} 不是`,
  'model/total-without-time': (p) => `这里的 ${p.form} 覆盖整个时期，${p.name} 没有可以往回看的最后一天`,
  'model/total-not-sum': () => '这里逐格取值，合计也重新取值，因此合计不等于各成员之和',
  'model/stock-summed-over-time': (p) => `时点指标不能按 ${p.grain} 相加`,
  'model/no-holidays': () => '工作区没有说明采用哪里的法定工作日',
  'model/stock-annualized': (p) => `${p.text} 是存量，期末是多少就是多少，不能年化`,
  'model/stock-per-time-field': (p) => `${p.field} 就是余额的时间；要逐日看余额，请按 day 而不是按字段`,

  'model/unit-mismatch': (p) => `${p.left} 与 ${p.right} 不能${OPERATIONS[p.operation]}`,
  'model/mixed-currency': (p) => `${p.left} 与 ${p.right} 的金额不能放在一起计算`,
  'model/mixed-tax': () => '含税与不含税的金额不能放在一起计算',
  'model/convert-twice': () => '括号里的金额已经折算过：只折算一次，用一种汇率',
  'model/money-wanted': (p) => `${p.name} 需要金额，而不是 ${p.found}`,
  'model/no-tax-to-take-off': (p) => (p.basis === 'excluded' ? '这个金额已经不含税' : '这个金额没有税'),
};
