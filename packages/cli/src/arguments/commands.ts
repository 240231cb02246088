import type { Bilingual } from '../bilingual.ts';
import { ASKING_FLAGS } from './asking-flags.ts';
import type { FlagName } from './flags.ts';

export interface CommandForm {
  /** Positional arguments as shown in the usage line. */
  readonly usage: string;
  /** Fewest and most positional arguments. */
  readonly takes: readonly [number, number];
  readonly flags: readonly FlagName[];
  /** Values of `--format` that it can print; all when absent. */
  readonly formats?: readonly string[];
  readonly help: Bilingual;
}

const QUERY_FLAGS = [
  'workspace',
  ...ASKING_FLAGS,
  'query',
  'today',
  'format',
  'no-load',
  'url',
  'token',
  'as',
  'reason',
  'store',
] as const satisfies readonly FlagName[];

const TEXT_OR_JSON = ['table', 'json'];

/** Flags that every command takes. */
export const GLOBAL_FLAGS = ['locale', 'help', 'version'] as const satisfies readonly FlagName[];

export const COMMANDS = {
  check: {
    usage: '[dir]',
    takes: [0, 1],
    flags: ['workspace', 'format'],
    formats: TEXT_OR_JSON,
    help: { zh: '检查工作区的定义', en: 'check the definitions of a workspace' },
  },
  init: {
    usage: '<dir> --from file…',
    takes: [1, Number.POSITIVE_INFINITY],
    flags: ['from', 'currency'],
    help: { zh: '由数据文件建立工作区', en: 'make a workspace from data files' },
  },
  import: {
    usage: 'metricflow|ossie <path>',
    takes: [2, 2],
    flags: ['workspace', 'tables'],
    help: {
      zh: '由其他工具的定义建立工作区，并报告未能导入的内容',
      en: 'make a workspace of the definitions of another tool; says what could not be carried',
    },
  },
  export: {
    usage: 'ossie|yaml [dir]',
    takes: [1, 2],
    flags: ['workspace', 'output', 'into', 'ours', 'theirs', 'dry-run', 'url', 'token', 'store'],
    help: {
      zh: '把定义写成一个文档（Ossie 或 YAML）；yaml --into 把目录写回文件夹里的定义文件，未改动之处保持原样',
      en: 'write the definitions as one document, Ossie or YAML; yaml --into writes the catalog into the definition files of a folder, and leaves what did not change as it is written',
    },
  },
  dictionary: {
    usage: 'export|import <file.xlsx>',
    takes: [2, 2],
    flags: [
      'workspace',
      'dry-run',
      'comment',
      'effective',
      'due',
      'draft',
      'format',
      'url',
      'token',
      'store',
    ],
    formats: TEXT_OR_JSON,
    help: {
      zh: '把指标字典导出为 Excel（每个指标一行），或导入修改过的字典；--dry-run 只报告会怎样改',
      en: 'write the dictionary of metrics as a workbook, one row for each, or bring in one that was edited; --dry-run only tells what would change',
    },
  },
  apply: {
    usage: '[dir]',
    takes: [0, 1],
    flags: [
      'workspace',
      'dry-run',
      'comment',
      'effective',
      'due',
      'draft',
      'ours',
      'theirs',
      'format',
      'url',
      'token',
      'store',
    ],
    formats: TEXT_OR_JSON,
    help: {
      zh: '把定义写入目录，并显示差异与影响；须评审的工作区则提出变更申请',
      en: 'bring definitions into the catalog; shows difference and impact; opens a change request where changes are reviewed',
    },
  },
  serve: {
    usage: '[dir]',
    takes: [0, 1],
    flags: [
      'workspace',
      'port',
      'host',
      'allow-host',
      'behind-proxy',
      'today',
      'no-load',
      'watch',
      'no-watch',
      'store',
      'memory',
      'reset-password',
      'log-level',
    ],
    help: { zh: '启动服务器', en: 'start the server' },
  },
  backup: {
    usage: '<file>',
    takes: [1, 1],
    flags: ['workspace', 'url', 'token', 'store'],
    help: { zh: '备份目录与数据', en: 'back up catalog and data' },
  },
  restore: {
    usage: '<file> [dir]',
    takes: [1, 2],
    flags: ['workspace', 'store'],
    help: { zh: '从备份恢复到空文件夹', en: 'restore a backup into an empty folder' },
  },
  load: {
    usage: '[dir]',
    takes: [0, 1],
    flags: ['workspace', 'today', 'format', 'force', 'url', 'token', 'store'],
    formats: TEXT_OR_JSON,
    help: { zh: '把数据源加载进内置数据仓库', en: 'load the sources into the embedded warehouse' },
  },
  query: {
    usage: '<metric>…',
    takes: [0, Number.POSITIVE_INFINITY],
    flags: [...QUERY_FLAGS, 'output', 'explain'],
    help: { zh: '查询指标', en: 'ask for metrics' },
  },
  rows: {
    usage: '<metric>',
    takes: [1, 1],
    flags: [
      'workspace',
      'at',
      'by',
      'period',
      'where',
      'compare',
      'matched',
      'alignment',
      'peers',
      'partial',
      'as-of',
      'restated',
      'measure',
      'columns',
      'limit',
      'offset',
      'today',
      'format',
      'output',
      'no-load',
      'url',
      'token',
      'as',
      'reason',
    ],
    formats: ['table', 'json', 'csv'],
    help: { zh: '列出一个数字背后的数据行', en: 'list the rows behind a figure' },
  },
  explain: {
    usage: '<metric>…',
    takes: [0, Number.POSITIVE_INFINITY],
    flags: [...QUERY_FLAGS, 'passes'],
    formats: TEXT_OR_JSON,
    help: { zh: '显示查询的计划与 SQL', en: 'show the plan and the SQL of a query' },
  },
  statements: {
    usage: '[name]',
    takes: [0, 1],
    flags: ['workspace', 'format', 'today', 'url', 'token', 'as', 'reason'],
    formats: TEXT_OR_JSON,
    help: {
      zh: '列出报表与其各行；每行都可以像指标一样查询',
      en: 'list the statements and their lines, each of which can be asked for as a metric',
    },
  },
  metrics: {
    usage: 'list | show <name>',
    takes: [1, 2],
    flags: ['workspace', 'format', 'url', 'token', 'store'],
    formats: TEXT_OR_JSON,
    help: {
      zh: '指标现状：草稿、评审中、已发布、已弃用、已停用、已漂移、已暂停，以及经过',
      en: 'how metrics stand: draft, in review, published, deprecated, retired, drifted, suspended, and what led there',
    },
  },
  glossary: {
    usage: 'list|show|search [name|text]',
    takes: [1, 2],
    flags: ['workspace', 'format', 'today', 'url', 'token', 'as', 'reason'],
    formats: TEXT_OR_JSON,
    help: {
      zh: '术语表：列出、显示或查找公司的用词与释义',
      en: 'the glossary: list, show or search the words of the company and what they mean',
    },
  },
  reconcile: {
    usage: '[name]…',
    takes: [0, Number.POSITIVE_INFINITY],
    flags: ['workspace', 'period', 'where', 'today', 'format', 'no-load', 'url', 'token', 'as', 'reason'],
    formats: TEXT_OR_JSON,
    help: {
      zh: '对账：列出两个指标不一致的格子；有差异时退出码为 1',
      en: 'reconcile: list the cells in which two metrics differ; exit code 1 where any does',
    },
  },
  rollups: {
    usage: 'suggest',
    takes: [1, 1],
    flags: ['workspace', 'query', 'format', 'today', 'no-load', 'url', 'token', 'store'],
    formats: TEXT_OR_JSON,
    help: {
      zh: '由近来的查询（或 --query 所给的）建议预聚合',
      en: 'suggest rollups for what was asked lately, or for the questions of --query',
    },
  },
  audit: {
    usage: 'verify|export [dir]',
    takes: [1, 2],
    flags: ['workspace', 'format', 'output', 'url', 'token', 'store'],
    formats: TEXT_OR_JSON,
    help: {
      zh: '核验或导出审计日志；有一行不符时退出码为 1',
      en: 'verify or export the audit log; exit code 1 where a line is not as it was written',
    },
  },
  changes: {
    usage:
      'list | show|compare|submit|withdraw|send-back|reject <id> | sign <id> <side> | comment <id> <text> | roll-back <metric> <version> | versions <metric> <from> <to>',
    takes: [0, 4],
    flags: ['workspace', 'comment', 'revision', 'effective', 'dry-run', 'format', 'url', 'token', 'store'],
    formats: TEXT_OR_JSON,
    help: {
      zh: '变更申请：列出、查看、比较新旧数值、签字（finance、business、self）、驳回、讨论；回到指标的较早版本、比较两个版本',
      en: 'change requests: list, show, compare figures, sign (finance, business, self), reject, comment; go back to an earlier version of a metric, compare two versions',
    },
  },
  close: {
    usage: 'list | show <period> | lock <period> [metric…] | unlock <period> | verify [period]',
    takes: [0, 1000],
    flags: ['workspace', 'comment', 'reason', 'format', 'url', 'token', 'store'],
    formats: TEXT_OR_JSON,
    help: {
      zh: '结账：列出、查看、锁定、反结账（--reason）、核验期间；已结账期间有变动时退出码为 1',
      en: 'close: list, show, lock, unlock (--reason), verify periods; exit code 1 where settled history has changed',
    },
  },
  users: {
    usage: 'list | password <login> | import <file>',
    takes: [0, 2],
    flags: ['workspace', 'dry-run', 'plan', 'format', 'url', 'token', 'store'],
    formats: TEXT_OR_JSON,
    help: {
      zh: '列出用户、生成一次性密码、导入 SCIM 格式的用户清单',
      en: 'list users, give a one-time password, import users as SCIM writes them',
    },
  },
  demo: {
    usage: '[dir]',
    takes: [0, 1],
    flags: ['today', 'scale', 'no-serve', 'no-watch', 'port', 'host', 'allow-host', 'log-level'],
    help: { zh: '生成示例公司，查询并启动服务', en: 'make the demo company, ask it questions, serve it' },
  },
} as const satisfies Readonly<Record<string, CommandForm>>;

export type CommandName = keyof typeof COMMANDS;

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}
