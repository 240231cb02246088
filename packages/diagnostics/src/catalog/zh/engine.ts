import type { EngineParams } from '../../codes/engine.ts';
import type { Catalog } from '../catalog.ts';

export const engine: Catalog<EngineParams> = {
  'engine/timeout': (p) => `${p.engine} 上的查询超过了 ${p.limitMs} 毫秒的时限`,
  'engine/too-many-rows': (p) => `${p.engine} 上的结果超过 ${p.limit} 行；没有截断任何结果，请缩小查询范围`,
  'engine/out-of-memory': (p) => `查询所需内存超出 ${p.engine} 的上限：${p.cause}`,
  'engine/rejected': (p) => `${p.engine} 无法执行该语句：${p.cause}`,
  'engine/raised': (p) => `计算时被检查 ${p.reason} 拒绝：${p.text}`,
  'engine/already-open': (p) =>
    `${p.file} 已被打开${p.pid === null ? '' : `（进程 ${p.pid}）`}；同一时间只能由一个实例持有`,
  'engine/cannot-open': (p) => `${p.file} 无法作为 DuckDB 数据库打开：${p.cause}`,
};
