import type { InterchangeParams } from '../../codes/interchange.ts';
import type { Catalog } from '../catalog.ts';

export const interchange: Catalog<InterchangeParams> = {
  'interchange/cannot-read': (p) => `无法读取 ${p.path}：${p.reason}`,
  'interchange/unreadable': () => '这个文件不是有效的 YAML；从此处起没有读取',
  'interchange/incomplete': () => '这个对象没有导入：缺少其类型必需的内容',
  'interchange/nothing-found': (p) => `这些文件里没有 ${p.format} 定义`,
  'interchange/renamed': (p) => `${p.name} 在这里改名为 ${p.to}：原名已被占用，或不符合这里的命名规则`,
  'interchange/sql-not-carried': (p) => `${p.name} 没有导入：公式语言无法表达 ${p.text}`,
  'interchange/feature-not-carried': (p) => `${p.name} 没有导入：${p.feature} 在这里没有对应的写法`,
  'interchange/part-not-carried': (p) => `${p.name} 已导入，但不含 ${p.feature}`,
  'interchange/only-for-us': (p) =>
    `${p.kind} ${p.name} 在那里没有对应的写法：放在扩展里随行，其他工具会略过`,
  'interchange/answers-differ': (p) => `${p.name}：${p.feature} 已导入，但在部分查询里按本工具自己的规则作答`,
  'interchange/unknown-name': (p) => `${p.name} 没有导入：其中提到的 ${p.mentioned} 无法到达`,
  'interchange/ambiguous-name': (p) => `${p.name} 没有导入：其中提到的 ${p.mentioned} 可能有几种含义`,
  'interchange/join-multiplies': (p) =>
    `${p.from} 没有按 ${p.entity} 关联到 ${p.to}：缺少 ${p.partitions.join('、')} 时，一行会对应多行`,
};
