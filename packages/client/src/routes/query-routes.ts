import { ARROW, CSV, XLSX } from './media.ts';
import { BUSY, may, post } from './route-forms.ts';

/** Questions. */
export const QUERY_ROUTES = {
  query: post('/api/v1/query', 'MetricQuery', 'MetricResult', {
    access: 'query',
    zh: '查询指标；以 text/csv 或 Arrow 流可取任意多行，以 Excel 工作簿可取一张表',
    en: 'ask for metrics; as text/csv or an Arrow stream with any number of rows, or as an Excel workbook',
    query: [
      may('explain', { zh: 'true：meta.sql 里给出语句', en: 'true: meta.sql holds the statement' }),
      may('negatives', {
        zh: 'brackets：工作簿里负数写在括号里',
        en: 'brackets: a workbook writes (1,234) for −1,234',
      }),
    ],
    also: [CSV, ARROW, XLSX],
    problems: [406, 422, ...BUSY],
  }),
  explain: post('/api/v1/explain', 'MetricQuery', 'Explanation', {
    access: 'query',
    zh: '查询将如何计算：计划与 SQL',
    en: 'how a query would be answered: plan and SQL',
    problems: [422],
  }),
  reconcile: post('/api/v1/reconciliations/{name}', 'ReconcileRequest', 'Reconciled', {
    access: 'query',
    zh: '对一次账：两个指标不一致的格子与合计',
    en: 'reconcile: the cells in which the two metrics differ, and their totals',
    bodyOptional: true,
    problems: [404, 422, ...BUSY],
  }),
  rows: post('/api/v1/rows', 'RowsQuery', 'RowsResult', {
    access: 'query',
    zh: '一个数字背后的数据行',
    en: 'the rows behind a figure',
    problems: [422, ...BUSY],
  }),
} as const;
