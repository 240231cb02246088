import type { en } from './en.ts';

export const zh: typeof en = {
  title: '对账',
  lead: '记了两遍、应当一致的数，按上方的期间与范围核对',
  name: '对账',
  left: '一方',
  right: '另一方',
  difference: '差额',
  tolerance: '容差',
  exact: '无，逐位相等',
  result: '结果',
  again: '重新核对',
  againNamed: (name) => `重新核对：${name}`,
  all: '全部重新核对',
  explore: '在分析中打开',
  exploreNamed: (name) => `在分析中打开：${name}`,
  states: { agrees: '一致', within: '在容差内', differs: '不一致', empty: '无可核对' },
  cells: {
    agrees: (cells) => (cells === 1 ? '仅1格，一致' : `${cells}格全部一致`),
    within: (cells) => `共${cells}格`,
    differs: (cells, differing) =>
      differing === 0
        ? '各格一致，合计不一致'
        : cells === 1
          ? '仅1格，不一致'
          : `${cells}格中${differing}格不一致`,
    empty: () => '这个期间没有数',
  },
  by: (names) => `按${names}`,
  at: (time) => `核对于${time}`,
  range: (from, to) => (from === to ? from : `${from}至${to}`),
  known: (day) => `数据截至${day}`,
  differing: (name) => `${name}：不一致的格`,
  more: (count) => `另有${count}格`,
  summary: (agree, differ, empty) =>
    [
      `${agree}项一致`,
      ...(differ === 0 ? [] : [`${differ}项不一致`]),
      ...(empty === 0 ? [] : [`${empty}项没有数`]),
    ].join('，'),
  firstTitle: '还没有对账',
  firstText:
    '一项对账写明两个应当一致的指标，比如业务收入与总账收入。把它写进工作区的文件，差额就会在这里算出，也可以用 plumbline reconcile 核对。',
  example: [
    'reconciliations:',
    '  - name: revenue_tie_out',
    '    label: 业务收入与总账收入',
    '    left: revenue',
    '    right: ledger_revenue',
    '    by: [month]',
    '    tolerance: 0.5%',
    '',
  ].join('\n'),
};
