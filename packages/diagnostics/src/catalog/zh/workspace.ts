import type { WorkspaceParams } from '../../codes/workspace.ts';
import type { Catalog } from '../catalog.ts';
import { kinds } from './object-kinds.ts';

const KEPT = { view: '视图', dashboard: '看板', follow: '关注列表' } as const;

const COMPANY: { readonly [P in WorkspaceParams['model/company-form']['problem']]: string } = {
  time: '必须按明细自己的时间读取，不能写 time:',
  dataset: '明细须来自文件或表，有自己的时间字段，不能有版本、区间、情景或专用日历',
  condition: '它只汇总部分明细，与另一个数相减就得出其余部分',
  aggregate: '只有 sum(…) 和 count(数据集) 能按成员相加',
  argument: '被汇总的只能是自身明细里数值列的乘除',
  form: '只有合计、计数、closing(…) 以及它们之间的运算不会泄露局部',
};

const PROBLEMS: { readonly [P in WorkspaceParams['workspace/yaml-syntax']['problem']]: string } = {
  tab: '缩进只能用空格，不能用制表符',
  indent: '缩进与上文不符，或有括号没有闭合',
  'missing-character': '缺少引号、括号、逗号或冒号',
  unexpected: '这里不应出现这个字符',
  'nested-map': '同一行出现了第二个“键: 值”；文本里含冒号加空格时请加引号',
  escape: '双引号里的 \\ 转义无法识别；单引号会原样保留文本',
  'reserved-character': '以 @、` 或 % 开头的文本必须加引号',
  alias: '引用 *名称 没有对应的锚点 &名称',
  'several-documents': '一个文件只能有一份文档：请去掉 --- 这一行',
  key: '键必须写在一行内，且不能过长',
  other: '这不是有效的 YAML',
};

const SHAPES = { text: '文本', list: '列表', map: '映射（键: 值）', nothing: '空' };

const EXPECTED: { readonly [E in WorkspaceParams['workspace/bad-value']['expected']]: string } = {
  name: '名称：小写字母 a–z、数字和下划线，以字母开头',
  something: '非空的文本',
  'dataset-field': '数据集.字段',
  label: 'zh 与 en 至少写一种的标签',
  boolean: 'true 或 false',
  number: '数字',
  date: '日期，例如 2026-11-20',
  period: '时期，例如 2013-Q3、FY2013 或 2013-01-01..2013-06-30',
  interval: '一段时间，例如 7 days',
  'short-while': '一天以内的分钟或小时数，例如 10 minutes',
  share: '数字或百分比，例如 0.5%',
  money: '金额，例如 120000 USD',
  change: '变动幅度，例如 +8%',
  bound: '界限，例如 ">= 0.40" 或 "0.3 .. 0.5"',
  currency: '币种代码，例如 USD',
  timezone: '时区，例如 Asia/Shanghai',
  'year-end': '规则，例如 last saturday of january',
  type: 'text、boolean、date、timestamp、timestamptz、integer、bigint、double、decimal 或 decimal(18,4)',
  unit: 'money、count、count(实体)、percent、ratio、days、number、date、timestamp 或 text',
  through: '日期、today、yesterday、month_end 或 none',
  variable: '环境变量的名称',
  'one-of-sources': 'files、table、sql、distinct、union 五者恰好一个（connection 只与 table、sql 同用）',
  connection: 'table 旁边的 connection',
  'file-options': '文件的选项（format、delimiter、header、sheet、quote、decimal 等）只能与 files 同用',
  'row-number': '从 1 起的行号',
  character: '一个可见的 ASCII 字符',
  'line-count': '行数',
  'csv-marks': '与 delimiter、quote、comment、decimal、thousands 互不相同的字符',
  'cell-range': '单元格区域，例如 B3:H120、B3:H 或 B:H',
  'one-field-source': 'column、expression、formula 至多一个',
  'hierarchy-shape': 'dataset、key、parent 三者，或者 levels',
  'rate-shape': 'average 与 closing 至少一个',
  'calendar-shape': 'start 与 end，或日历所属的 entity',
  'pattern-shape': '整周模式与 year_end 同时写；若写 fiscal_year_start 与 week_start，须与年末的次日一致',
  weight: '当且仅当 allocate 为 weight 时写出权重字段',
  columns: 'from_columns 与 to_columns 同时写出（或只写 as_of）',
  line: 'node 与 formula 恰好一个',
  ledger:
    '科目余额表有 result_accounts 时写明 closed（true 或 false）；closed_to 与 voucher 一同写，且只用于凭证',
  'account-range': '科目编码，或以 .. 相连的两个：6001..6051',
  'nodes-of': '报表写明 hierarchy 与 amount（按节点取数的行要用）',
  constant: "常量，例如 'Internet' 或 1",
};

const LIMITS = {
  characters: '个字符（单个文件）',
  depth: '层嵌套',
  values: '个值（单个文件）',
  aliases: '处引用（单个文件）',
};

export const workspace: Catalog<WorkspaceParams> = {
  'workspace/missing-root': () => '工作区根目录下没有 plumbline.yaml',
  'workspace/yaml-syntax': (p) => PROBLEMS[p.problem],
  'workspace/limit': (p) => `超过了 ${p.max} ${LIMITS[p.limit]}`,
  'workspace/duplicate-key': (p) => `键 ${p.key} 在这里重复出现`,
  'workspace/bad-key': () => '键必须是文本',
  'workspace/merge-key': () => '不支持合并键 <<：请把各键逐一写出',
  'workspace/tag': (p) => `不支持 ${p.tag} 这样的 YAML 标记`,
  'workspace/unknown-key': (p) => `未知的键 ${p.key}`,
  'workspace/misplaced-key': (p) => `${p.key} 应写在 plumbline.yaml 里`,
  'workspace/missing-key': (p) => `缺少键 ${p.key}`,
  'workspace/wrong-shape': (p) =>
    `这里应为${p.expected.map((s) => SHAPES[s]).join('或')}，却是${SHAPES[p.found]}`,
  'workspace/unknown-word': (p) => `${p.word} 不在可选值之中：${p.words.join('、')}`,
  'workspace/bad-value': (p) =>
    p.value === ''
      ? `这里应为：${EXPECTED[p.expected]}`
      : `${p.value} 不符合要求，这里应为：${EXPECTED[p.expected]}`,
  'workspace/variable-not-listed': (p) => `变量 ${p.name} 没有列在 plumbline.yaml 的 env: 之下`,
  'workspace/variable-without-value': (p) => `变量 ${p.name} 没有值，也没有缺省值`,
  'workspace/variable-place': (p) => `\${${p.name}} 只能用在数据源文件和连接里`,
  'workspace/secret-place': (p) => `\${${p.name}} 像是密钥：密钥只能用在连接里`,
  'workspace/secret-in-file': () => `文件里直接写了密钥：请放进环境变量，这里写 \${NAME}`,
  'model/not-available-yet': (p) => `${p.feature} 已能书写与检查，但尚不能计算`,
  'model/reserved-name': (p) => `${p.name} 是公式语言的保留词：请换一个名称`,
  'model/duplicate-name': (p) =>
    p.kind === p.other
      ? `有两个${kinds[p.kind]}都叫 ${p.name}`
      : `${p.name} 既是${kinds[p.other]}的名称，又是${kinds[p.kind]}的名称`,
  'model/duplicate-code': (p) => `指标 ${p.other} 与 ${p.metric} 的编码相同：${p.code}`,
  'model/duplicate-label': (p) => `指标 ${p.other} 与 ${p.metric} 的标签相同：${p.label}`,
  'model/duplicate-term': (p) => `术语 ${p.other} 与 ${p.term} 都叫“${p.text}”：同一个词只能有一个意思`,
  'model/term-in-one-language': (p) =>
    `术语 ${p.term} 的释义没有${p.language === 'zh' ? '中文' : '英文'}：该语言的读者看到的是另一种语言的文字`,
  'model/unknown-reference': (p) => `没有名为 ${p.name} 的${kinds[p.kind]}`,
  'model/unknown-column': (p) => `${p.dataset} 的数据源里没有列 ${p.column}`,
  'model/unknown-type': (p) => `${p.dataset}.${p.field} 的类型未知：请写明 type:`,
  'model/column-count': (p) => `两边的列数不同：${p.from} 与 ${p.to}`,
  'model/types-differ': (p) => `${p.left} 是 ${p.leftType}，${p.right} 是 ${p.rightType}，无法比较`,
  'model/units-differ': (p) => `${p.left} 是 ${p.leftUnit}，${p.right} 是 ${p.rightUnit}，不能合在一起`,
  'model/declared-type': (p) => `${p.name} 声明为 ${p.declared}，但表达式得出 ${p.found}`,
  'model/declared-unit': (p) => `${p.name} 声明为 ${p.declared}，但公式得出 ${p.found}`,
  'model/version-order': (p) =>
    p.effective === null
      ? `${p.metric} 列出了较早的版本，却没有说明现行公式从何日生效：请声明 effective:`
      : `${p.metric}：${p.effective} 的版本没有早于其后一个版本生效`,
  'model/version-unit': (p) =>
    `${p.name} 较早的版本得出 ${p.found}，现行公式得出 ${p.declared}：同一个数只能有一种单位`,
  'model/company-form': (p) =>
    `${p.metric} 不能作为全公司的数显示给只能看到部分明细的人：${COMPANY[p.problem]}`,
  'model/company-inside': (p) =>
    `${p.metric} 引用了全公司口径的 ${p.inside}：请在这里也写 scope: company，或不引用它`,
  'model/replacement-cycle': (p) => `替代指标绕成一圈：${p.path.join(' → ')}`,
  'model/retired-replacement': (p) => `${p.metric} 的替代指标 ${p.replacement} 自身已停用`,
  'model/replacement-unit': (p) =>
    `${p.metric} 的单位是 ${p.unit}，替代指标 ${p.replacement} 的单位是 ${p.other}，不能替代`,
  'model/names-ended-metric': (p) =>
    `${kinds[p.kind]} ${p.name} 仍引用已弃用的指标 ${p.metric}${p.retired === null ? (p.sunset === null ? '' : `（用到 ${p.sunset} 为止）`) : `（${p.retired} 起停用）`}${p.replacement === null ? '' : `；请改用 ${p.replacement}`}`,
  'model/kept-ended-metric': (p) =>
    `${KEPT[p.kind]} ${p.id} 仍引用已弃用的指标 ${p.metric}${p.replacement === null ? '' : `；请改用 ${p.replacement}`}`,
  'model/same-formula': (p) =>
    `${p.count} 个指标的结果永远相同：${p.metrics.join('、')}${p.count > p.metrics.length ? '等' : ''}`,
  'model/definition-cycle': (p) => `定义互相引用成环：${p.path.join(' → ')}`,
  'model/bridge-side': (p) =>
    p.relationships.length === 0
      ? `桥接 ${p.bridge}：没有从 ${p.through} 到 ${p.dataset} 的关系`
      : `桥接 ${p.bridge}：从 ${p.through} 到 ${p.dataset} 有几条关系，无法判断用哪一条`,
  'model/unreachable-dimension': (p) => `度量 ${p.measure} 到不了维度 ${p.dimension}`,
  'model/ambiguous-path': (p) =>
    `从 ${p.measure} 到 ${p.dimension} 有几条同样短的路径：${p.paths.join('；')}`,
  'model/bad-snap': (p) => `snap: ${p.snap} 不是可用的天数，可写 1 day 至 ${p.most} days`,
  'model/calendar-without-entity': (p) =>
    `${p.dataset} 使用日历 ${p.calendar}，按 ${p.entity} 各有其期间，但它没有字段 ${p.entity}，也没有唯一的关系把某个字段对应到它`,
  'model/metric-too-deep': (p) => `${p.metric} 之下的指标超过了 ${p.max} 层`,
  'model/depends-on-broken': (p) => `${p.name} 未纳入模型，因为 ${p.broken} 有错误`,
};
