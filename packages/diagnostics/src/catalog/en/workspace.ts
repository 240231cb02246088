import type { WorkspaceParams } from '../../codes/workspace.ts';
import type { Catalog } from '../catalog.ts';
import { kinds } from './object-kinds.ts';

const KEPT = { view: 'view', dashboard: 'dashboard', follow: 'list of followed metrics of' } as const;

const COMPANY: { readonly [P in WorkspaceParams['model/company-form']['problem']]: string } = {
  time: 'it must read its rows by their own time, without time:',
  dataset:
    'its rows must come from a file or table, with a time of their own, without versions, spans, scenarios or a calendar',
  condition: 'it adds up only some of the rows: the difference to another figure would be the others',
  aggregate: 'only sum(…) and count(dataset) add up by member',
  argument: 'what is added up may only multiply stored numbers of its own rows',
  form: 'only sums, counts, closing(…) and arithmetic on them tell nothing of parts',
};

const PROBLEMS: { readonly [P in WorkspaceParams['workspace/yaml-syntax']['problem']]: string } = {
  tab: 'lines are indented with spaces, not tabs',
  indent: 'the indentation does not fit the lines above, or a bracket is not closed',
  'missing-character': 'a quote, bracket, comma or colon is missing',
  unexpected: 'this does not belong here',
  'nested-map': 'a second “key: value” on one line; quote the text when it holds a colon and a space',
  escape: 'unknown escape after \\ inside double quotes; single quotes take text as it is',
  'reserved-character': 'a text that starts with @, ` or % must be quoted',
  alias: 'an alias (*name) without its anchor (&name)',
  'several-documents': 'a file holds one document: remove the line ---',
  key: 'a key must stand on one line and be short',
  other: 'this is not valid YAML',
};

const SHAPES = { text: 'a text', list: 'a list', map: 'a map (key: value)', nothing: 'nothing' };

const EXPECTED: { readonly [E in WorkspaceParams['workspace/bad-value']['expected']]: string } = {
  name: 'a name: lower-case letters a–z, digits and _, starting with a letter',
  something: 'a text that is not blank',
  'dataset-field': 'dataset.field',
  label: 'a label in at least one of zh and en',
  boolean: 'true or false',
  number: 'a number',
  date: 'a date such as 2026-11-20',
  period: 'a period such as 2013-Q3, FY2013 or 2013-01-01..2013-06-30',
  interval: 'a length of time such as 7 days',
  'short-while': 'minutes or hours up to a day, such as 10 minutes',
  share: 'a number or a percentage such as 0.5%',
  money: 'an amount such as 120000 USD',
  change: 'a change such as +8%',
  bound: 'a bound such as ">= 0.40" or "0.3 .. 0.5"',
  currency: 'a currency code such as USD',
  timezone: 'a time zone such as Asia/Shanghai',
  'year-end': 'a rule such as last saturday of january',
  type: 'text, boolean, date, timestamp, timestamptz, integer, bigint, double, decimal or decimal(18,4)',
  unit: 'money, count, count(entity), percent, ratio, days, number, date, timestamp or text',
  through: 'a date, today, yesterday, month_end or none',
  variable: 'the name of an environment variable',
  'one-of-sources':
    'exactly one of files, table, sql, distinct and union (connection only beside table and sql)',
  connection: 'a connection beside table',
  'file-options': 'options of files (format, delimiter, header, sheet, quote, decimal …) only beside files',
  'row-number': 'the number of a row, from 1',
  character: 'one printable ASCII character',
  'line-count': 'a number of lines',
  'csv-marks': 'another character than those of delimiter, quote, comment, decimal and thousands',
  'cell-range': 'a range of cells such as B3:H120, B3:H or B:H',
  'one-field-source': 'at most one of column, expression and formula',
  'hierarchy-shape': 'either dataset, key and parent, or levels',
  'rate-shape': 'at least one of average and closing',
  'calendar-shape': 'start and end, or the entity whose calendar it is',
  'pattern-shape':
    'a pattern of weeks and its year_end together; fiscal_year_start and week_start, if written, on the day after that end',
  weight: 'a weight field exactly when allocate is weight',
  columns: 'from_columns and to_columns together (or as_of alone)',
  line: 'exactly one of node and formula',
  ledger:
    'closed (true or false) for a trial balance with result_accounts; closed_to and voucher together, and only for a journal',
  'account-range': 'an account code, or two with .. between: 6001..6051',
  'nodes-of': 'a statement with hierarchy and amount, which lines of nodes add up',
  constant: "a constant such as 'Internet' or 1",
};

const LIMITS = {
  characters: 'characters in a file',
  depth: 'levels of nesting',
  values: 'values in a file',
  aliases: 'aliases in a file',
};

export const workspace: Catalog<WorkspaceParams> = {
  'workspace/missing-root': () => 'the workspace has no plumbline.yaml at its root',
  'workspace/yaml-syntax': (p) => PROBLEMS[p.problem],
  'workspace/limit': (p) => `more than ${p.max} ${LIMITS[p.limit]}`,
  'workspace/duplicate-key': (p) => `the key ${p.key} stands here twice`,
  'workspace/bad-key': () => 'a key must be a text',
  'workspace/merge-key': () => 'merge keys (<<) are not supported: write the keys out',
  'workspace/tag': (p) => `YAML tags such as ${p.tag} are not supported`,
  'workspace/unknown-key': (p) => `unknown key ${p.key}`,
  'workspace/misplaced-key': (p) => `${p.key} belongs into plumbline.yaml`,
  'workspace/missing-key': (p) => `the key ${p.key} is missing`,
  'workspace/wrong-shape': (p) =>
    `expected ${p.expected.map((s) => SHAPES[s]).join(' or ')}, found ${SHAPES[p.found]}`,
  'workspace/unknown-word': (p) => `${p.word} is not one of ${p.words.join(', ')}`,
  'workspace/bad-value': (p) =>
    p.value === ''
      ? `expected ${EXPECTED[p.expected]}`
      : `${p.value} does not fit: expected ${EXPECTED[p.expected]}`,
  'workspace/variable-not-listed': (p) => `the variable ${p.name} is not listed under env: of plumbline.yaml`,
  'workspace/variable-without-value': (p) => `the variable ${p.name} has no value and no default`,
  'workspace/variable-place': (p) => `\${${p.name}} may stand only in source files and connections`,
  'workspace/secret-place': (p) => `\${${p.name}} looks like a secret: secrets may stand only in connections`,
  'workspace/secret-in-file': () =>
    `a secret is written in the file: put it into an environment variable and write \${NAME}`,
  'model/not-available-yet': (p) => `${p.feature}: accepted and checked, but not computed yet`,
  'model/reserved-name': (p) => `${p.name} is a word of the formula language: choose another name`,
  'model/duplicate-name': (p) =>
    p.kind === p.other
      ? `there are two ${kinds[p.kind].many} called ${p.name}`
      : `${p.name} names both a ${kinds[p.other].one} and a ${kinds[p.kind].one}`,
  'model/duplicate-code': (p) => `metrics ${p.other} and ${p.metric} have the same code ${p.code}`,
  'model/duplicate-label': (p) => `metrics ${p.other} and ${p.metric} have the same label ${p.label}`,
  'model/duplicate-term': (p) =>
    `terms ${p.other} and ${p.term} are both called “${p.text}”: one word has one meaning`,
  'model/term-in-one-language': (p) =>
    `the definition of term ${p.term} is not written in ${p.language === 'zh' ? 'Chinese' : 'English'}: readers in that language see the other one`,
  'model/unknown-reference': (p) => `there is no ${kinds[p.kind].one} called ${p.name}`,
  'model/unknown-column': (p) => `the source of ${p.dataset} has no column ${p.column}`,
  'model/unknown-type': (p) => `the type of ${p.dataset}.${p.field} is not known: declare type:`,
  'model/column-count': (p) => `${p.from} columns on one side, ${p.to} on the other`,
  'model/types-differ': (p) =>
    `${p.left} is ${p.leftType}, ${p.right} is ${p.rightType}: they cannot be compared`,
  'model/units-differ': (p) =>
    `${p.left} is ${p.leftUnit}, ${p.right} is ${p.rightUnit}: they cannot be put together`,
  'model/declared-type': (p) => `${p.name} is declared as ${p.declared}, but its expression gives ${p.found}`,
  'model/declared-unit': (p) => `${p.name} is declared as ${p.declared}, but its formula gives ${p.found}`,
  'model/version-order': (p) =>
    p.effective === null
      ? `${p.metric} lists earlier versions, but not since when its own formula holds: declare effective:`
      : `${p.metric}: the version of ${p.effective} does not begin before the one that follows it`,
  'model/version-unit': (p) =>
    `an earlier version of ${p.name} gives ${p.found}, today's formula ${p.declared}: one figure has one unit`,
  'model/company-form': (p) =>
    `${p.metric} cannot be shown as the figure of the company to people who see only some rows: ${COMPANY[p.problem]}`,
  'model/company-inside': (p) =>
    `${p.metric} names ${p.inside}, which is a figure of the whole company: say scope: company here too, or leave it out`,
  'model/replacement-cycle': (p) => `these replace each other in a circle: ${p.path.join(' → ')}`,
  'model/retired-replacement': (p) => `${p.replacement}, which is to replace ${p.metric}, is retired itself`,
  'model/replacement-unit': (p) =>
    `${p.metric} is in ${p.unit} and ${p.replacement} in ${p.other}: it cannot replace it`,
  'model/names-ended-metric': (p) =>
    `the ${kinds[p.kind].one} ${p.name} still names the deprecated metric ${p.metric}${p.retired === null ? (p.sunset === null ? '' : ` (which answers until ${p.sunset})`) : ` (retired from ${p.retired} on)`}${p.replacement === null ? '' : `; use ${p.replacement}`}`,
  'model/kept-ended-metric': (p) =>
    `the ${KEPT[p.kind]} ${p.id} still names the deprecated metric ${p.metric}${p.replacement === null ? '' : `; use ${p.replacement}`}`,
  'model/same-formula': (p) =>
    `${p.count} metrics always give the same number: ${p.metrics.join(', ')}${p.count > p.metrics.length ? ' …' : ''}`,
  'model/definition-cycle': (p) => `the definition goes in a circle: ${p.path.join(' → ')}`,
  'model/bridge-side': (p) =>
    p.relationships.length === 0
      ? `bridge ${p.bridge}: no relationship leads from ${p.through} to ${p.dataset}`
      : `bridge ${p.bridge}: several relationships lead from ${p.through} to ${p.dataset}, and nothing says which`,
  'model/unreachable-dimension': (p) => `measure ${p.measure} cannot reach dimension ${p.dimension}`,
  'model/ambiguous-path': (p) =>
    `${p.dimension} is reached from ${p.measure} by several equally short paths: ${p.paths.join('; ')}`,
  'model/bad-snap': (p) => `snap: ${p.snap} is no number of days; 1 day to ${p.most} days are`,
  'model/calendar-without-entity': (p) =>
    `${p.dataset} follows the calendar ${p.calendar} of each ${p.entity}, and has no field ${p.entity} nor one that a single relationship maps to it`,
  'model/metric-too-deep': (p) => `${p.metric} is built on more than ${p.max} levels of metrics`,
  'model/depends-on-broken': (p) => `${p.name} was left out because ${p.broken} has errors`,
};
