import type { Bilingual } from '../bilingual.ts';

export type Flag =
  | { readonly kind: 'switch'; readonly short?: string; readonly help: Bilingual }
  | { readonly kind: 'text'; readonly value: string; readonly help: Bilingual }
  /** Comma-separated; may be given several times. */
  | { readonly kind: 'list'; readonly value: string; readonly help: Bilingual }
  | { readonly kind: 'count'; readonly value: string; readonly help: Bilingual }
  /** 0 lets the system choose. */
  | { readonly kind: 'port'; readonly value: string; readonly help: Bilingual }
  | {
      readonly kind: 'factor';
      readonly value: string;
      readonly least: number;
      readonly most: number;
      readonly help: Bilingual;
    }
  | { readonly kind: 'choice'; readonly choices: readonly string[]; readonly help: Bilingual };

/** Every flag of every command, once. */
export const FLAGS = {
  workspace: {
    kind: 'text',
    value: 'dir',
    help: { zh: '工作区文件夹（默认：当前文件夹）', en: 'workspace folder (default: the current one)' },
  },
  comment: { kind: 'text', value: 'text', help: { zh: '说明', en: 'a comment' } },
  effective: {
    kind: 'text',
    value: 'day',
    help: {
      zh: '变更申请的生效日，或 beginning（视同一直如此）',
      en: 'of a change request: in force from this day, or beginning (as if always so)',
    },
  },
  due: {
    kind: 'text',
    value: 'day',
    help: { zh: '变更申请的期限', en: 'of a change request: to be decided by' },
  },
  draft: {
    kind: 'switch',
    help: { zh: '变更申请先存为草稿', en: 'keep the change request as a draft' },
  },
  ours: {
    kind: 'list',
    value: 'name,…',
    help: {
      zh: '文件与目录都改过的定义以文件为准；同名者写作 metric:revenue',
      en: 'of definitions that files and catalog have both changed: the files are right; metric:revenue where several have the name',
    },
  },
  theirs: {
    kind: 'list',
    value: 'name,…',
    help: {
      zh: '文件与目录都改过的定义以目录为准',
      en: 'of definitions that files and catalog have both changed: the catalog is right',
    },
  },
  into: {
    kind: 'text',
    value: 'dir',
    help: {
      zh: '把目录写回此文件夹里的定义文件',
      en: 'write the catalog into the definition files of this folder',
    },
  },
  revision: {
    kind: 'count',
    value: 'n',
    help: { zh: '您读到的是第几稿', en: 'the revision that you have read' },
  },
  by: {
    kind: 'list',
    value: 'a,b',
    help: {
      zh: '分组：时间粒度或维度；其他日期写作 orders.shipped:month，日期的部分写作 orders.shipped:part:weekday',
      en: 'group by: grains of time, dimensions; another date as orders.shipped:month, a part of it as orders.shipped:part:weekday',
    },
  },
  as: {
    kind: 'text',
    value: 'login',
    help: {
      zh: '以此用户的身份查看（须连接服务器；起止记入审计日志）',
      en: 'see what this user sees; asks a server, which records it',
    },
  },
  reason: {
    kind: 'text',
    value: 'text',
    help: {
      zh: '以他人身份查看或反结账的事由',
      en: 'why you look through the eyes of another, or unlock a period',
    },
  },
  period: {
    kind: 'text',
    value: 'p',
    help: {
      zh: "时期：2013、2013-Q3、FY2013、'last 12 months'",
      en: "period: 2013, 2013-Q3, FY2013, 'last 12 months'",
    },
  },
  where: { kind: 'text', value: 'f', help: { zh: '行条件', en: 'row condition' } },
  having: { kind: 'text', value: 'f', help: { zh: '结果条件', en: 'condition on the result' } },
  compare: {
    kind: 'list',
    value: 'c,…',
    help: {
      zh: '对比：year_ago、previous、target、budget、forecast、closed、fixed:2011、budget:matched（只比双方都有的时点）',
      en: 'compare with: year_ago, previous, target, budget, forecast, closed, fixed:2011, budget:matched (snapshot days of both)',
    },
  },
  matched: {
    kind: 'list',
    value: 'plan,…',
    help: {
      zh: '这个数字所在的查询里，只比双方都有的时点的计划：budget',
      en: 'plans that the question of the figure compares with on the snapshot days of both: budget',
    },
  },
  order: { kind: 'list', value: 'm:desc', help: { zh: '排序', en: 'order' } },
  limit: { kind: 'count', value: 'n', help: { zh: '最多行数', en: 'at most n rows' } },
  at: {
    kind: 'list',
    value: 'key=member,…',
    help: {
      zh: '数字所在的格子：month=2026-10、channel=线上；channel=null 为未指定',
      en: "the figure's cell: month=2026-10, channel=online; channel=null for the missing member",
    },
  },
  measure: {
    kind: 'factor',
    value: 'n',
    least: 0,
    most: 1000,
    help: {
      zh: '指标的第几个度量，从 0 数起（默认 0）',
      en: "which of the metric's measures, from 0 (default)",
    },
  },
  columns: {
    kind: 'list',
    value: 'a,b',
    help: { zh: '主键之外只显示这些列', en: 'show these columns beside the key' },
  },
  offset: {
    kind: 'factor',
    value: 'n',
    least: 0,
    most: 1_000_000_000,
    help: { zh: '跳过前 n 行', en: 'skip n rows' },
  },
  others: {
    kind: 'switch',
    help: { zh: '其余成员合为一行（需要 --limit）', en: 'the rest as one row (needs --limit)' },
  },
  totals: { kind: 'switch', help: { zh: '小计与合计', en: 'subtotals and total' } },
  share: {
    kind: 'text',
    value: 'total|within:a,b|parent:a,b',
    help: {
      zh: '各数占多少：占总计，在这些键之内，或沿这些键占上一级',
      en: 'the share of the total, within these keys, or of the level above along them',
    },
  },
  fill: { kind: 'switch', help: { zh: '补齐没有数据的时期', en: 'add time members without rows' } },
  alignment: {
    kind: 'choice',
    choices: ['calendar', 'fiscal', 'weekday', 'spring_festival'],
    help: {
      zh: '去年同期如何对齐：calendar 按日历、fiscal 按财年、weekday 按星期、spring_festival 按春节',
      en: 'what a year ago lines up by: the calendar, fiscal years, weekdays, the Spring Festival',
    },
  },
  peers: {
    kind: 'choice',
    choices: ['label', 'calendar'],
    help: {
      zh: '各主体自有财年如何并列：label 按财年名称，calendar 按结束所在的年度',
      en: 'how years of companies stand side by side: by their name, or by the year in which they end',
    },
  },
  partial: {
    kind: 'choice',
    choices: ['to_date', 'full', 'exclude_current', 'to_time'],
    help: { zh: '未完时期的算法', en: 'how an unfinished period is read' },
  },
  'as-of': {
    kind: 'text',
    value: 'day',
    help: {
      zh: '站在那一天提问；写成 data:2014-02-01 则只退回数据',
      en: 'ask as on that day; data:<day> takes only the data back to what was recorded then',
    },
  },
  restated: {
    kind: 'switch',
    help: {
      zh: '各期都按最新口径重述',
      en: 'every cell by the newest definitions, not by those in force on its last day',
    },
  },
  currency: { kind: 'text', value: 'c', help: { zh: '折算成的币种', en: 'currency to convert to' } },
  'constant-currency': {
    kind: 'switch',
    help: {
      zh: '对比与基期按本期汇率折算（不变汇率）',
      en: 'convert bases and comparisons at the rates of the current period',
    },
  },
  query: {
    kind: 'text',
    value: 'file|-',
    help: {
      zh: '从文件或标准输入读一个 MetricQuery 或其数组',
      en: 'read one MetricQuery, or an array of them, from a file or standard input',
    },
  },
  today: { kind: 'text', value: 'date', help: { zh: '以此日为今天', en: 'the day that counts as today' } },
  format: {
    kind: 'choice',
    choices: ['table', 'json', 'csv', 'parquet', 'xlsx'],
    help: { zh: '输出格式（默认 table）', en: 'output format (default: table)' },
  },
  output: { kind: 'text', value: 'file', help: { zh: '写入文件', en: 'write to a file' } },
  explain: { kind: 'switch', help: { zh: '同时显示计划与 SQL', en: 'show the plan and the SQL as well' } },
  passes: { kind: 'switch', help: { zh: '显示每一步之后的计划', en: 'show the plan after each pass' } },
  'no-load': {
    kind: 'switch',
    help: { zh: '不加载，用已有的数据', en: 'load nothing, use the rows that are there' },
  },
  watch: {
    kind: 'switch',
    help: {
      zh: '文件一变就重新加载（默认如此；与 --no-load 同用时只跟踪以后的变化）',
      en: 'load whatever changes (the default; with --no-load, only what changes from now on)',
    },
  },
  'no-watch': {
    kind: 'switch',
    help: { zh: '不跟踪文件的变化', en: 'leave changed files alone until a load is asked for' },
  },
  force: { kind: 'switch', help: { zh: '全部重新加载', en: 'load everything again' } },
  scale: {
    kind: 'factor',
    value: 'k',
    least: 0.01,
    most: 1000,
    help: {
      zh: '示例公司的规模（1 约 94 万行订单）',
      en: 'size of the demo company (1 is about 940,000 order lines)',
    },
  },
  url: { kind: 'text', value: 'server', help: { zh: '向服务器查询', en: 'ask a server' } },
  token: { kind: 'text', value: 't', help: { zh: '服务器的访问令牌', en: 'access token of the server' } },
  port: {
    kind: 'port',
    value: 'n',
    help: { zh: '端口（默认 4600；0 由系统选）', en: 'port (default 4600; 0: any free one)' },
  },
  host: {
    kind: 'text',
    value: 'address',
    help: { zh: '监听的地址（默认 127.0.0.1）', en: 'address to listen on (default 127.0.0.1)' },
  },
  'allow-host': {
    kind: 'list',
    value: 'name,…',
    help: { zh: '还以哪些域名应答', en: 'further names the server answers to' },
  },
  'behind-proxy': {
    kind: 'switch',
    help: {
      zh: '前面有可信的反向代理：采用 X-Forwarded-Proto 与 -For',
      en: 'a trusted proxy is in front: X-Forwarded-Proto and -For count',
    },
  },
  'reset-password': {
    kind: 'switch',
    help: { zh: '为管理员生成新的一次性密码', en: 'give the administrator a new one-time password' },
  },
  'log-level': {
    kind: 'choice',
    choices: ['debug', 'info', 'warn', 'error', 'silent'],
    help: { zh: '日志级别', en: 'what goes into the log' },
  },
  store: {
    kind: 'text',
    value: 'url',
    help: {
      zh: '目录库所在的数据库服务器（最好用环境变量 PLUMBLINE_STORE）',
      en: 'server database that holds the catalog (better: PLUMBLINE_STORE in the environment)',
    },
  },
  memory: {
    kind: 'text',
    value: '2GB',
    help: { zh: '内置数据仓库最多用多少内存', en: 'memory that the embedded warehouse may use' },
  },
  'dry-run': { kind: 'switch', help: { zh: '只显示差异，不写入', en: 'show the difference, write nothing' } },
  plan: {
    kind: 'text',
    value: 'plan',
    help: {
      zh: '只按 --dry-run 所显示的写入；其后有人改动则拒绝',
      en: 'write only what --dry-run showed; refused where somebody has changed it since',
    },
  },
  from: {
    kind: 'list',
    value: 'file,…',
    help: { zh: '数据文件（CSV、Parquet、Excel）', en: 'data files (CSV, Parquet, Excel)' },
  },
  tables: {
    kind: 'text',
    value: 'path',
    help: {
      zh: '各表的数据文件（默认 data/{table}.parquet）',
      en: 'where the rows of each table are (default: data/{table}.parquet)',
    },
  },
  'no-serve': {
    kind: 'switch',
    help: { zh: '只在终端回答，不启动服务', en: 'answer in the terminal, start no server' },
  },
  locale: { kind: 'choice', choices: ['zh', 'en'], help: { zh: '语言', en: 'language' } },
  help: { kind: 'switch', short: 'h', help: { zh: '显示帮助', en: 'show help' } },
  version: { kind: 'switch', short: 'v', help: { zh: '显示版本', en: 'show the version' } },
} as const satisfies Readonly<Record<string, Flag>>;

export type FlagName = keyof typeof FLAGS;

type ValueOf<F extends Flag> = F extends { readonly kind: 'switch' }
  ? boolean
  : F extends { readonly kind: 'list' }
    ? readonly string[]
    : F extends { readonly kind: 'count' | 'port' | 'factor' }
      ? number
      : F extends { readonly kind: 'choice'; readonly choices: readonly (infer C)[] }
        ? C
        : string;

export type FlagValues = { readonly [K in FlagName]?: ValueOf<(typeof FLAGS)[K]> };
