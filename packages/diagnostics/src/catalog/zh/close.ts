import type { CloseParams } from '../../codes/close.ts';
import type { Catalog } from '../catalog.ts';

export const close: Catalog<CloseParams> = {
  'close/not-fixed': (p) => `${p.period} 不是固定的期间：请写起止都确定的期间，如 2026-06、2026-Q2、FY2026`,
  'close/not-over': (p) => `${p.period} 到 ${p.to} 才结束，结束之后才能锁定`,
  'close/locked': (p) => `${p.period} 已由 ${p.by} 于 ${p.at} 锁定`,
  'close/not-locked': (p) => `${p.period} 没有锁定`,
  'close/other-lock': (p) => `${p.period} 已由 ${p.by} 于 ${p.at} 重新锁定，请先看新的锁定`,
  'close/no-reason': (p) => `反结账 ${p.period} 须写明原因`,
  'close/restricted': () => '结账数是全公司的数；部分数据因权限对您不可见，因此不能查看、锁定或反结账',
  'close/no-figures': (p) => `${p.period} 没有任何指标能给出数值，没有锁定`,
  'close/partial': (p) => `${p.period} 的数据尚未到期末，锁定的数值可能不完整`,
  'close/left-out': (p) => `${p.metric} 在 ${p.period} 给不出数值，没有列入：${p.reason}`,
  'close/changed': (p) =>
    `已结账期间变动：${p.period} 的 ${p.metric} 结账时为 ${p.closed ?? '空'}，现为 ${p.now ?? '空'}`,
  'close/gone': (p) =>
    `已结账期间变动：${p.period} 的 ${p.metric} 结账时为 ${p.closed ?? '空'}，现已无法计算`,
  'close/damaged': (p) =>
    p.damage === 'lines'
      ? `${p.period} 的锁定记录被改动：内容与锁定时的哈希不符`
      : `${p.period} 的锁定记录被改动：哈希与审计日志不符`,
  'close/not-whole': (p) => `结账数只有整个期间、全公司的合计；请去掉 ${p.option}`,
  'close/other-unit': (p) =>
    `${p.metric} 结账时的单位为 ${p.closed ?? '无'}，现为 ${p.now ?? '无'}：不列出其结账数`,
  'close/not-watched': (p) => `操作已完成，但未能核对已结账期间有无变动：${p.cause}`,
  'close/needs-catalog': () => '结账数在工作区的目录中，请向服务器查询（--url，或先运行 plumbline serve）',
};
