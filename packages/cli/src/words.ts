import type { NoteCode, RateUsed, RollupChoice, WarningCode } from '@plumbline/center';

import { ROLLUP_WORDS, rollupText } from './print/rollup-text.ts';

/** Words the command line prints around answers; diagnostics have their own catalogs. */
export interface Words {
  readonly locale: 'zh' | 'en';
  readonly colon: string;
  readonly comma: string;
  readonly semicolon: string;
  readonly total: string;
  readonly others: string;
  readonly none: string;
  /** A period by its name and its first day, where another has the same name. */
  readonly namesake: (name: string, first: string) => string;
  readonly noRows: string;
  readonly rowsOf: (p: { first: number; last: number; total: number }) => string;
  readonly statementHeadings: readonly [string, string, string, string];
  readonly noStatements: string;
  readonly noReconciliations: string;
  readonly reconciled: (p: {
    cells: number;
    differing: number;
    agrees: boolean;
    tolerance: string | null;
  }) => string;
  readonly yes: string;
  readonly no: string;
  readonly points: string;
  readonly basis: (text: string) => string;
  readonly partial: string;
  readonly rates: Readonly<Record<RateUsed['rate'] | RateUsed['way'], string>>;
  readonly notes: Readonly<Record<Exclude<NoteCode, 'span/left-out'>, string>>;
  /** Of figures that series are not in: `4/5`, how many of how many. */
  readonly leftOut: (parts: readonly string[]) => string;
  /** Of an answer over the rows that somebody may see. */
  readonly partOfRows: string;
  /** Of a figure in it that is not. */
  readonly ofCompany: string;
  readonly warnings: Readonly<Record<WarningCode, (params: Readonly<Record<string, unknown>>) => string>>;
  readonly more: (count: number) => string;
  readonly plan: string;
  readonly placement: string;
  readonly rollup: (choice: RollupChoice) => string;
  readonly after: (pass: string) => string;
  readonly checked: (counts: { datasets: number; metrics: number }) => string;
  readonly found: (counts: { errors: number; warnings: number }) => string;
  readonly loadHeadings: readonly [string, string, string, string, string];
  readonly loadStates: Readonly<Record<'loaded' | 'unchanged', string>>;
  readonly rejects: (p: { dataset: string; rows: number; file: string }) => string;
  readonly demoMaking: string;
  readonly demoMade: (p: { files: number; seconds: string; dir: string }) => string;
  readonly demoThere: (dir: string) => string;
  readonly demoKept: (files: readonly string[]) => string;
  readonly demoLoading: string;
  readonly demoLoaded: (p: { datasets: number; rows: string; seconds: string }) => string;
  readonly demoUnchanged: (p: { datasets: number; rows: string }) => string;
  readonly demoSame: string;
  readonly demoMore: string;
  readonly usage: string;
  readonly commands: string;
  readonly options: string;
  readonly tagline: string;
  readonly moreHelp: string;
}

export const WORDS: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    locale: 'zh',
    colon: '：',
    comma: '、',
    semicolon: '；',
    total: '合计',
    others: '其他',
    none: '未指定',
    namesake: (name, first) => `${name}（${first}）`,
    noRows: '（没有数据）',
    rowsOf: (p) => `第 ${p.first}–${p.last} 行，共 ${p.total} 行`,
    statementHeadings: ['项目', '查询时写作', '单位', '公式'],
    noStatements: '（没有报表）',
    noReconciliations: '（没有对账）',
    reconciled: (p) => {
      const within = p.tolerance === null ? '' : `（容差 ${p.tolerance}）`;
      if (p.agrees) return `${p.cells} 格全部一致${within}`;
      return p.differing === 0
        ? `${p.cells} 格一致，合计不一致${within}`
        : `${p.cells} 格中 ${p.differing} 格不一致${within}`;
    },
    yes: '是',
    no: '否',
    points: '个百分点',
    basis: (text) => `（口径：${text}）`,
    partial: '本期未完，数据截至',
    rates: {
      average: '平均汇率',
      closing: '期末汇率',
      direct: '直接汇率',
      inverted: '反向汇率的倒数',
      crossed: '经本位币套算',
    },
    notes: {
      'base-missing': '没有百分比：基数缺失',
      'no-percent-of-ratio': '比率只看百分点之差，不再求百分比',
      'base-not-positive': '没有百分比：基数为零或为负',
      'plan-not-positive': '没有完成率：计划缺失、为零或为负',
      'no-attainment': '没有完成率：该指标以落在区间内为好',
      'company-withheld': '全公司的数：会泄露您看不到的部分，或没有数据，因此不显示',
      'not-finite': '结果不是有限的数',
      'span/no-chain': '没有首尾相接的报告期，无法得出',
      'span/reported': '由报告直接给出',
      'span/derived': '由其他报告期推算',
      'span/chains-differ': '另一种推算得出不同的数',
      'version/restated-base': '对比期或滚动区间早于现口径生效日，已按现口径重述',
    },
    leftOut: (parts) =>
      `${parts.map((part) => part.replace(/(\d+)\/(\d+)/, '$2个序列中有$1个')).join('、')}在此期间有报告，但首尾接不成这段期间，未计入该数；按序列（如公司）分组可看到计入了哪些`,
    partOfRows: '只含您可见的行，合计也是',
    ofCompany: '全公司口径',
    warnings: {
      'stock/stale-snapshot': (p) =>
        `${p.metric}：${p.dataset} 的最后一个时点是 ${p.day}，早于期末 ${p.expected}`,
      'compare/unmatched-snapshot': (p) =>
        `${p.dataset} 的时点 ${p.day} 只在实际数与 ${p.plan} 之一中有；只比双方都有的时点，请写 compare: [{${p.plan}: true, matched: snapshots}]`,
      'load/rows-quarantined': (p) =>
        `${p.dataset} 有 ${p.quarantined} 行（共读取 ${p.read} 行）无法读入，不在结果之内：${p.rejects}`,
      'ledger/closed-turnover': (p) =>
        `${p.dataset} 已结转损益：发生额可以证明利润，不能证明收入（非红字的退货会使收入与成本同时虚增）`,
      'version/every-version': (p) =>
        `${p.dataset} 的每个 ${p.key} 有多个版本，这里把所有版本都加在一起；要某一天有效的数，请写 closing(sum(…))`,
      'asof/unversioned-data': (p) => `${p.dataset} 没有保存历史版本，按现在的数据回答`,
      'query/days-in-no-member': (p) =>
        `所问时期有 ${p.days} 天（自 ${p.day} 起）不在任何 ${p.grain} 之内：这些天的数据计入合计，不在任何一行`,
      'query/window-before-data': (p) => `滚动区间早于 ${p.dataset} 的首行数据，只用已有部分`,
    },
    more: (count) => `另有 ${count} 条同类提示`,
    plan: '计划',
    placement: '执行位置：内置数据仓库，一条语句',
    rollup: (choice) => rollupText(choice, ROLLUP_WORDS.zh),
    after: (pass) => `${pass} 之后`,
    checked: (c) => `${c.datasets} 个数据集，${c.metrics} 个指标`,
    found: (c) => `${c.errors} 个错误，${c.warnings} 个警告`,
    loadHeadings: ['数据集', '', '读取', '载入', '隔离'],
    loadStates: { loaded: '已加载', unchanged: '无变化' },
    rejects: (p) => `${p.dataset}：隔离的 ${p.rows} 行在 ${p.file}`,
    demoMaking: '正在生成示例公司 华衡家居 ……',
    demoMade: (p) => `示例公司 华衡家居 已写入 ${p.dir}：${p.files} 个文件，${p.seconds} 秒`,
    demoThere: (dir) => `示例公司 华衡家居 已在 ${dir}`,
    demoKept: (files) => `您改过的文件保持原样：${files.join('、')}`,
    demoLoading: '正在加载数据 ……',
    demoLoaded: (p) => `${p.datasets} 个数据集，${p.rows} 行，${p.seconds} 秒`,
    demoUnchanged: (p) => `数据已加载，没有变化：${p.datasets} 个数据集，${p.rows} 行`,
    demoSame: '等同于',
    demoMore: '接着自己问',
    usage: '用法',
    commands: '命令',
    options: '选项',
    tagline: '每个数字只有一个受管理的定义',
    moreHelp: '各命令的选项见 plumbline <命令> --help。',
  },
  en: {
    locale: 'en',
    colon: ': ',
    comma: ', ',
    semicolon: '; ',
    total: 'Total',
    others: 'Others',
    none: '(none)',
    namesake: (name, first) => `${name} (${first})`,
    noRows: '(no rows)',
    rowsOf: (p) => `rows ${p.first}–${p.last} of ${p.total}`,
    statementHeadings: ['line', 'ask for', 'unit', 'formula'],
    noStatements: '(no statements)',
    noReconciliations: '(no reconciliations)',
    reconciled: (p) => {
      const within = p.tolerance === null ? '' : ` (tolerance ${p.tolerance})`;
      const cells = `${p.cells} ${p.cells === 1 ? 'cell' : 'cells'}`;
      if (p.agrees) return `${cells} compared, all agree${within}`;
      return p.differing === 0
        ? `${cells} compared, all agree, but the totals differ${within}`
        : `${cells} compared, ${p.differing} ${p.differing === 1 ? 'differs' : 'differ'}${within}`;
    },
    yes: 'yes',
    no: 'no',
    points: 'pp',
    basis: (text) => `(basis: ${text})`,
    partial: 'period not complete, data up to',
    rates: {
      average: 'average rates',
      closing: 'closing rates',
      direct: 'as given',
      inverted: 'inverted',
      crossed: 'by way of the reporting currency',
    },
    notes: {
      'base-missing': 'no percentage: the base is missing',
      'no-percent-of-ratio': 'a ratio changes by percentage points; it has no percentage of a percentage',
      'base-not-positive': 'no percentage: the base is zero or negative',
      'plan-not-positive': 'no attainment: the plan is missing, zero or negative',
      'no-attainment': 'no attainment: the metric is right inside a band',
      'company-withheld':
        'figure of the whole company: not shown, since it would tell of what you may not see, or there is none',
      'not-finite': 'the result is no finite number',
      'span/no-chain': 'no figure: no reported spans join its ends',
      'span/reported': 'stated by a report',
      'span/derived': 'derived from other spans',
      'span/chains-differ': 'another way to derive it gives another figure',
      'version/restated-base':
        'the days compared, or of the window, are older than the definition in force: restated to it',
    },
    leftOut: (parts) =>
      `${parts.map((part) => part.replace('/', ' of ')).join(', ')} series have reports in this period that do not join its two ends and are not in this figure; group by the series (the company, say) to see which are in it`,
    partOfRows: 'only of the rows that you may see, totals too',
    ofCompany: 'of the whole company',
    warnings: {
      'stock/stale-snapshot': (p) =>
        `${p.metric}: the last snapshot of ${p.dataset} is ${p.day}, before the end ${p.expected}`,
      'compare/unmatched-snapshot': (p) =>
        `the snapshot ${p.day} of ${p.dataset} is in only one of what happened and the ${p.plan}; compare: [{${p.plan}: true, matched: snapshots}] takes those that both have`,
      'load/rows-quarantined': (p) =>
        `${p.quarantined} of ${p.read} rows of ${p.dataset} could not be read and are not in the answer: ${p.rejects}`,
      'ledger/closed-turnover': (p) =>
        `${p.dataset} is closed: its turnover proves the profit, not the revenue (a return that is not red swells both sides)`,
      'version/every-version': (p) =>
        `${p.dataset} has several versions of one ${p.key}, and all of them are added up; closing(sum(…)) takes those in force on a day`,
      'asof/unversioned-data': (p) =>
        `${p.dataset} keeps no earlier versions: answered with its data of today`,
      'query/days-in-no-member': (p) =>
        `days of the period that are in no ${p.grain}: ${p.days}, the first ${p.day}; what is of them counts in totals and is in no row`,
      'query/window-before-data': (p) =>
        `a trailing window begins before the first row of ${p.dataset}; it uses what exists`,
    },
    more: (count) => `${count} more of this kind`,
    plan: 'Plan',
    placement: 'Placement: the embedded warehouse, one statement',
    rollup: (choice) => rollupText(choice, ROLLUP_WORDS.en),
    after: (pass) => `after ${pass}`,
    checked: (c) => `${counted(c.datasets, 'dataset')}, ${counted(c.metrics, 'metric')}`,
    found: (c) => `${counted(c.errors, 'error')}, ${counted(c.warnings, 'warning')}`,
    loadHeadings: ['dataset', '', 'read', 'loaded', 'quarantined'],
    loadStates: { loaded: 'loaded', unchanged: 'unchanged' },
    rejects: (p) => `${p.dataset}: ${counted(p.rows, 'quarantined row')} in ${p.file}`,
    demoMaking: 'Making the demo company, Huaheng Home …',
    demoMade: (p) =>
      `The demo company, Huaheng Home, is now in ${p.dir}: ${counted(p.files, 'file')} in ${p.seconds} s`,
    demoThere: (dir) => `The demo company, Huaheng Home, is in ${dir}`,
    demoKept: (files) => `Files you have changed stay as they are: ${files.join(', ')}`,
    demoLoading: 'Loading the data …',
    demoLoaded: (p) => `${counted(p.datasets, 'dataset')}, ${p.rows} rows in ${p.seconds} s`,
    demoUnchanged: (p) =>
      `The data are loaded and unchanged: ${counted(p.datasets, 'dataset')}, ${p.rows} rows`,
    demoSame: 'the same as',
    demoMore: 'Ask on',
    usage: 'Usage',
    commands: 'Commands',
    options: 'Options',
    tagline: 'one governed definition for each number',
    moreHelp: 'plumbline <command> --help shows the options of a command.',
  },
};

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
