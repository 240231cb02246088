import type { Table } from '../../run/table.ts';
import { valuesOf } from '../values.ts';
import { INITIATIVES, SUGGESTIONS } from './initiative-list.ts';

const TEXT = 'VARCHAR';

/** 举措台账: what was done, what it cost (万元 at scale 1) and what was expected of it. */
export const initiative: Table = {
  kind: 'table',
  name: 'initiative',
  layout: 'single',
  select: ({ scale }) => {
    const columns = {
      action_id: TEXT,
      name: TEXT,
      name_en: TEXT,
      department_id: TEXT,
      metric: TEXT,
      slice: TEXT,
      start_date: 'DATE',
      end_date: 'DATE',
      spent: 'BIGINT',
      expected: 'DOUBLE',
      unit: TEXT,
    };
    return `SELECT action_id, name, name_en, department_id, metric, slice, start_date, end_date, money(spent * ${Math.round(1_000_000 * scale)}) AS cost,
      CASE WHEN unit IN ('10k CNY', 'customers') THEN expected * ${scale} ELSE expected END AS expected_effect, unit FROM (${valuesOf(columns, INITIATIVES)})`;
  },
  orderBy: 'action_id',
};

export const suggestion: Table = {
  kind: 'table',
  name: 'suggestion',
  layout: 'single',
  select: ({ lastDay }) => {
    const columns = {
      suggestion_id: TEXT,
      proposed_date: 'DATE',
      department_id: TEXT,
      text: TEXT,
      text_en: TEXT,
      status: TEXT,
      action_id: TEXT,
    };
    return `SELECT * FROM (${valuesOf(columns, SUGGESTIONS)}) WHERE proposed_date <= '${lastDay}'`;
  },
  orderBy: 'suggestion_id',
};
