import { both } from '../../bilingual.ts';
import { monthEnd } from '../../run/days.ts';
import type { Table } from '../../run/table.ts';
import { valuesOf } from '../values.ts';

interface Department {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly parent: string | null;
  readonly channel: string;
  readonly entity: string;
  /** Where its wages are booked, and how many people it has at scale 1. */
  readonly account: string | null;
  readonly heads: number;
  readonly salary: number;
}

const dept = (
  id: string,
  names: readonly [string, string],
  where: readonly [string | null, string, string],
  work: readonly [string | null, number, number],
): Department => ({
  id,
  name: names[0],
  nameEn: names[1],
  parent: where[0],
  channel: where[1],
  entity: where[2],
  account: work[0],
  heads: work[1],
  salary: work[2],
});

export const DEPARTMENTS: readonly Department[] = [
  dept(
    'D00',
    [...both({ zh: '总经办', en: 'General management' })],
    [null, 'hq', 'FS'],
    ['660201', 8, 38000],
  ),
  dept(
    'D10',
    [...both({ zh: '直营事业部', en: 'Own shops division' })],
    ['D00', 'direct', 'SM'],
    ['660101', 22, 16000],
  ),
  dept('D11', [...both({ zh: '门店', en: 'Shops' })], ['D10', 'direct', 'SM'], ['660101', 278, 9500]),
  dept(
    'D20',
    [...both({ zh: '经销事业部', en: 'Dealer division' })],
    ['D00', 'dealer', 'FS'],
    ['660101', 38, 11500],
  ),
  dept(
    'D30',
    [...both({ zh: '线上事业部', en: 'Online division' })],
    ['D00', 'online', 'DS'],
    ['660101', 40, 12500],
  ),
  dept('D31', [...both({ zh: '会员部', en: 'Members' })], ['D30', 'online', 'DS'], ['660101', 22, 10500]),
  dept(
    'D40',
    [...both({ zh: '工程事业部', en: 'Project division' })],
    ['D00', 'project', 'FS'],
    ['660101', 34, 12500],
  ),
  dept('D50', [...both({ zh: '出口部', en: 'Export' })], ['D00', 'export', 'HK'], ['660101', 13, 14000]),
  dept('D60', [...both({ zh: '制造中心', en: 'Manufacturing' })], ['D00', 'hq', 'FS'], ['500102', 30, 14000]),
  dept('D61', [...both({ zh: '沙发车间', en: 'Sofa workshop' })], ['D60', 'hq', 'FS'], ['500102', 190, 9800]),
  dept(
    'D62',
    [...both({ zh: '床垫车间', en: 'Mattress workshop' })],
    ['D60', 'hq', 'FS'],
    ['500102', 80, 9200],
  ),
  dept(
    'D63',
    [...both({ zh: '定制车间', en: 'Custom workshop' })],
    ['D60', 'hq', 'FS'],
    ['500102', 180, 9600],
  ),
  dept('D70', [...both({ zh: '供应链', en: 'Supply chain' })], ['D00', 'hq', 'FS'], ['660201', 34, 11000]),
  dept('D71', [...both({ zh: '客服部', en: 'Customer service' })], ['D00', 'hq', 'DS'], ['660201', 30, 8500]),
  dept(
    'D80',
    [...both({ zh: '研发中心', en: 'Research and development' })],
    ['D00', 'hq', 'FS'],
    ['660401', 95, 17500],
  ),
  dept('D90', [...both({ zh: '财务部', en: 'Finance' })], ['D00', 'hq', 'FS'], ['660201', 24, 14500]),
  dept('D91', [...both({ zh: '人力资源部', en: 'People' })], ['D00', 'hq', 'FS'], ['660201', 14, 13000]),
  dept('D92', [...both({ zh: '市场部', en: 'Marketing' })], ['D00', 'hq', 'FS'], ['660201', 16, 14500]),
  dept(
    'D93',
    [...both({ zh: '数据与信息部', en: 'Data and IT' })],
    ['D00', 'hq', 'FS'],
    ['660201', 14, 18500],
  ),
];

export const department: Table = {
  kind: 'table',
  name: 'department',
  layout: 'single',
  select: () =>
    valuesOf(
      {
        department_id: 'VARCHAR',
        name: 'VARCHAR',
        name_en: 'VARCHAR',
        parent_id: 'VARCHAR',
        channel_id: 'VARCHAR',
        entity_id: 'VARCHAR',
        account_code: 'VARCHAR',
      },
      DEPARTMENTS.map((one) => [
        one.id,
        one.name,
        one.nameEn,
        one.parent,
        one.channel,
        one.entity,
        one.account,
      ]),
    ),
  orderBy: 'department_id',
};

const RANKS = {
  manager: { zh: '经理', en: 'manager' },
  supervisor: { zh: '主管', en: 'supervisor' },
  staff: { zh: '员工', en: 'staff' },
};

/** One in six places changed hands since 2024: then two people follow each other. */
export const employee: Table = {
  kind: 'table',
  name: 'employee',
  layout: 'single',
  select: ({ scale, lastDay }) => {
    const rows = DEPARTMENTS.map((one) => [
      one.id,
      one.account,
      Math.max(1, Math.round(one.heads * scale)),
      one.salary,
    ]);
    return `
    WITH places AS (
      SELECT department_id, account_code, salary, department_id || '-' || lpad(i::VARCHAR, 6, '0') AS place, i
      FROM (${valuesOf({ department_id: 'VARCHAR', account_code: 'VARCHAR', heads: 'BIGINT', salary: 'BIGINT' }, rows)}), LATERAL range(heads) r(i)),
    held AS (
      SELECT *, ns('moves', place, 6) = 0 AS moved, ('2024-02-01'::DATE + ns('moved', place, 1000))::DATE AS moved_on FROM places),
    people AS (
      SELECT *, 'E' || place AS employee_id, ('2012-01-01'::DATE + ns('hired', place, 4300))::DATE AS hired_date, CASE WHEN moved AND moved_on <= '${lastDay}' THEN (moved_on - 1)::DATE END AS left_date FROM held
      UNION ALL
      SELECT *, 'F' || place, moved_on, NULL FROM held WHERE moved AND moved_on <= '${lastDay}')
    SELECT employee_id, department_id, CASE WHEN i = 0 THEN '${RANKS.manager.zh}' WHEN i < 4 THEN '${RANKS.supervisor.zh}' ELSE '${RANKS.staff.zh}' END AS position, CASE WHEN i = 0 THEN '${RANKS.manager.en}' WHEN i < 4 THEN '${RANKS.supervisor.en}' ELSE '${RANKS.staff.en}' END AS position_en,
      hired_date, left_date, i < 4 AS is_key_position, money((salary * (85 + ns('salary', employee_id, 31)) * CASE WHEN i = 0 THEN 2 ELSE 1 END)::BIGINT) AS base_salary
    FROM people`;
  },
  orderBy: 'employee_id',
};

/** Wages of whole months: what the accounts bear, split by salary; production wages are the labour in production orders. */
export const payroll: Table = {
  kind: 'table',
  name: 'payroll',
  layout: 'single',
  select: ({ months, lastDay }) => {
    const whole = months.filter((month) => monthEnd(month) <= lastDay).map((month) => `'${month}'`);
    return `
    WITH borne AS (
      SELECT month, ch AS channel_id, account AS account_code, amount::BIGINT AS cents FROM c_expense WHERE account IN ('660101', '660201', '660401')
      UNION ALL
      SELECT strftime(week_start, '%Y-%m'), 'hq', '500102', (sum(labour_cost) * 100)::BIGINT FROM production_order GROUP BY ALL),
    staff AS (
      SELECT month, employee_id, e.department_id, d.channel_id, d.entity_id, d.account_code, (base_salary * 100)::BIGINT AS salary
      FROM employee e JOIN department d USING (department_id), (SELECT unnest([${whole.join(', ')}]) AS month)
      WHERE hired_date <= last_day(first_day(month)) AND (left_date IS NULL OR left_date > last_day(first_day(month)))),
    shared AS (
      SELECT s.*, cents, sum(salary) OVER (PARTITION BY s.month, s.channel_id, s.account_code ORDER BY employee_id)::HUGEINT AS upto, sum(salary) OVER (PARTITION BY s.month, s.channel_id, s.account_code)::HUGEINT AS whole
      FROM staff s JOIN borne USING (month, channel_id, account_code)),
    paid AS (SELECT *, (cents * upto // whole - cents * (upto - salary) // whole)::BIGINT AS total FROM shared)
    SELECT first_day(month) AS month, employee_id, department_id, channel_id, entity_id, account_code, money(total - total * 22 // 100) AS gross_pay, money(total * 22 // 100) AS social_cost, money(total) AS total_cost FROM paid`;
  },
  orderBy: 'month, employee_id',
};
