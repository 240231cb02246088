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
  'interchange/unknown-column': (p) => `列 ${p.column} 不是字典的列，其内容不会读取`,
  'interchange/column-twice': (p) => `列 ${p.column} 在表中出现了两次`,
  'interchange/no-name-column': (p) =>
    `工作表 ${p.sheet} 的首行没有 ${p.wanted.join(' 或 ')} 列，无法识别各行是哪个指标`,
  'interchange/sheet-too-large': (p) => `工作表超过了 ${p.most} ${p.what === 'rows' ? '行' : '列'}`,
  'interchange/bad-cell': (p) => `单元格没有可用的值，而是 ${p.text}`,
  'interchange/not-a-choice': (p) => `${p.column} 不能是 ${p.value}，可选：${p.choices.join('、')}`,
  'interchange/row-without-name': () => '这一行既没有引用名，也没有某个指标的编码，无法识别是哪个指标',
  'interchange/row-twice': (p) => `${p.metric} 已在第 ${p.row} 行出现`,
  'interchange/code-of-another': (p) => `编码 ${p.code} 属于 ${p.other}，不属于 ${p.metric}`,
  'interchange/stale-row': (p) => `${p.metric} 已有改动：这一行来自第 ${p.read} 版，现在是第 ${p.version} 版`,
  'interchange/row-without-version': (p) => `${p.metric} 已存在，而这一行没有注明来自哪个版本`,
  'interchange/row-of-removed': (p) => `${p.metric} 已不存在：这一行来自它的第 ${p.read} 版`,
};
