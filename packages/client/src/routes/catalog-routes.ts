import { BUSY, get, may, must } from './route-forms.ts';

const LIMIT = may('limit', {
  zh: '最多几个（默认 50，上限 1000）',
  en: 'at most how many (default 50, most 1000)',
});

/** What is defined: metrics, dimensions, hierarchies, and finding them by name. */
export const CATALOG_ROUTES = {
  metrics: get('/api/v1/metrics', 'MetricList', { access: 'read', zh: '全部指标', en: 'every metric' }),
  metric: get('/api/v1/metrics/{name}', 'Metric', {
    access: 'read',
    zh: '一个指标的定义',
    en: 'the definition of a metric',
    problems: [404],
  }),
  metricTree: get('/api/v1/metrics/{name}/tree', 'MetricNode', {
    access: 'read',
    zh: '由公式画出的指标树',
    en: 'the tree of a metric, drawn from the formulas',
    problems: [404],
  }),
  metricVersions: get('/api/v1/metrics/{name}/versions', 'MetricVersionList', {
    access: 'read',
    zh: '一个指标的全部版本，最新在前：谁、何时、改了什么',
    en: 'every version of a metric, newest first: who, when, what changed',
    problems: [404],
  }),
  metricDefinition: get('/api/v1/metrics/{name}/definition', 'MetricDefinition', {
    access: 'read',
    zh: '公式逐词拆开，每个名称可以读懂；数据来自哪里、有多新；谁用到它',
    en: 'the formula in parts, every name readable; where its data come from and how fresh; who uses it',
    problems: [404],
  }),
  metricLineage: get('/api/v1/metrics/{name}/lineage', 'Lineage', {
    access: 'read',
    zh: '血缘：从指标到度量、字段、数据集与来源',
    en: 'from the metric down to measures, fields, datasets and sources',
    problems: [404],
  }),
  dimensions: get('/api/v1/dimensions', 'DimensionList', {
    access: 'read',
    zh: '所列指标都能分组的维度',
    en: 'what every metric named can be grouped by',
    query: [
      may('metrics', {
        zh: '指标名，逗号分隔；不给则为全部维度',
        en: 'metrics, comma-separated; none: every dimension',
      }),
    ],
    problems: [404],
  }),
  values: get('/api/v1/dimensions/{ref}/values', 'MemberList', {
    access: 'query',
    zh: '维度的成员',
    en: 'members of a dimension',
    query: [may('search', { zh: '成员中含有的文字', en: 'a text the member holds' }), LIMIT],
    problems: [400, 422, ...BUSY],
  }),
  datasets: get('/api/v1/datasets', 'DatasetList', {
    access: 'read',
    zh: '每个数据集的数据状态：行数、到哪一天、何时更新、隔离了多少行',
    en: 'the rows behind the numbers: how many, up to which day, since when, how many were kept aside',
  }),
  statements: get('/api/v1/statements', 'StatementList', {
    access: 'read',
    zh: '全部报表与其各行；行可当作指标提问',
    en: 'every statement with its lines, each of which can be asked for as a metric',
  }),
  reconciliations: get('/api/v1/reconciliations', 'ReconciliationList', {
    access: 'read',
    zh: '全部对账：各为两个应当相等的指标',
    en: 'every reconciliation: two metrics that must agree',
  }),
  glossary: get('/api/v1/glossary', 'GlossaryTermList', {
    access: 'read',
    zh: '术语表：公司用词的含义，以及它解释哪些指标、维度与数据集',
    en: 'the glossary: what words of the company mean, and which metrics, dimensions and datasets they explain',
    query: [may('metric', { zh: '只要解释这个指标的术语', en: 'only terms that explain this metric' })],
  }),
  term: get('/api/v1/glossary/{name}', 'GlossaryTerm', {
    access: 'read',
    zh: '一条术语',
    en: 'one term',
    problems: [404],
  }),
  hierarchies: get('/api/v1/hierarchies', 'HierarchyList', {
    access: 'read',
    zh: '全部层级；哪一个是组织',
    en: 'every hierarchy, and which of them is the organisation',
  }),
  hierarchyMembers: get('/api/v1/hierarchies/{name}/members', 'HierarchyMemberList', {
    access: 'query',
    zh: '层级中的成员，带上级路径',
    en: 'members of a hierarchy with the path above them',
    query: [may('search', { zh: '成员中含有的文字', en: 'a text the member holds' }), LIMIT],
    problems: [400, 404, 422, ...BUSY],
  }),
  search: get('/api/v1/search', 'SearchResult', {
    access: 'read',
    zh: '按名称找页面、指标、术语、维度、数据集、看板与视图；中英文、编码、同义词、拼音与首字母皆可',
    en: 'find pages, metrics, terms, dimensions, datasets, dashboards and views by name, code, synonym, pinyin or initials',
    query: [
      must('q', { zh: '要找的文字', en: 'what to look for' }),
      may('limit', { zh: '最多几个（默认 12，上限 50）', en: 'at most how many (default 12, most 50)' }),
    ],
    problems: [400],
  }),
} as const;
