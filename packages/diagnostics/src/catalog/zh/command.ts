import type { CommandParams } from '../../codes/command.ts';
import type { Catalog } from '../catalog.ts';

export const command: Catalog<CommandParams> = {
  'cli/unknown-command': (p) => `没有名为 ${p.name} 的命令`,
  'cli/missing-command': () => '没有给出命令',
  'cli/unknown-flag': (p) => `没有 ${p.flag} 这个选项`,
  'cli/flag-not-for-command': (p) => `命令 ${p.command} 不接受选项 ${p.flag}`,
  'cli/missing-value': (p) => `选项 ${p.flag} 缺少值`,
  'cli/unexpected-value': (p) => `选项 ${p.flag} 不带值，却给了 ${p.value}`,
  'cli/not-a-choice': (p) => `选项 ${p.flag} 应为 ${p.choices.join('、')} 之一，不能是 ${p.value}`,
  'cli/not-a-count': (p) => `选项 ${p.flag} 应为正整数，不能是 ${p.value}`,
  'cli/out-of-range': (p) => `选项 ${p.flag} 应在 ${p.least} 与 ${p.most} 之间，不能是 ${p.value}`,
  'cli/repeated-flag': (p) => `选项 ${p.flag} 给了不止一次`,
  'cli/missing-argument': (p) => `命令 ${p.command} 缺少参数 ${p.argument}`,
  'cli/unexpected-argument': (p) => `命令 ${p.command} 在这里不接受 ${p.argument}`,
  'cli/conflicting-flags': (p) => `选项 ${p.first} 与 ${p.second} 不能同时使用`,
  'cli/several-answers': (p) => `${p.format} 只能放一个回答，却有 ${p.queries} 个查询`,
  'cli/unreadable-query': (p) => `无法从 ${p.source} 读取查询：${p.reason}`,
  'cli/query-not-json': (p) => `查询不是有效的 JSON：${p.reason}`,
  'cli/missing-variable': (p) => `已设置 ${p.beside}，还须设置 ${p.name}`,
  'cli/not-an-issuer': (p) => `${p.name} 须为不含用户名的 https 地址（仅本机可用 http），而不是 ${p.value}`,
  'cli/not-a-network': (p) => `${p.name} 须为以逗号分隔的网段，如 10.1.0.0/16；${p.value} 不是网段`,
  'cli/not-a-port': (p) => `选项 ${p.flag} 应为 0 到 65535 的端口，不能是 ${p.value}`,
  'cli/file-exists': (p) => `${p.path} 已存在，不会覆盖`,
  'cli/unreadable-table': (p) => `无法把 ${p.file} 读作表格：${p.reason}`,
  'cli/binary-to-terminal': (p) => `${p.format} 不是终端能显示的文本`,
  'cli/cannot-write': (p) => `无法写入 ${p.path}：${p.reason}`,
  'cli/folder-in-use': (p) => `文件夹 ${p.path} 里已有别的内容，示例公司不写入其中`,
  'cli/needs-server': (p) => `${p.flag} 需要服务器：请先启动 plumbline serve，或用 --url 与 --token 指定`,
  'cli/internal-error': (p) => `这是 Plumbline 自身的错误：${p.message}`,
  'workspace/folder-not-found': (p) => `找不到文件夹 ${p.path}`,
  'workspace/not-a-workspace': (p) => `${p.path} 不是工作区：其中没有 plumbline.yaml`,
  'workspace/unreadable-file': (p) => `无法读取 ${p.path}：${p.reason}`,
  'workspace/file-too-large': (p) =>
    `${p.path} 有 ${megabytes(p.bytes)}，超过单个定义文件 ${megabytes(p.limit)} 的上限`,
  'workspace/too-many-files': (p) => `工作区的定义文件超过 ${p.limit} 个`,
  'workspace/too-large': (p) => `定义文件合计 ${megabytes(p.bytes)}，超过 ${megabytes(p.limit)} 的上限`,
  'workspace/folder-too-deep': (p) => `${p.path} 位于第 ${p.limit} 层文件夹以下，不予读取`,
  'workspace/not-utf8': (p) => `${p.path} 不是 UTF-8 文本`,
  'workspace/link-outside': (p) => `${p.path} 是指向 ${p.target} 的链接，而后者在工作区文件夹之外`,

  'workspace/variable-folder-not-found': (p) => `变量 ${p.name} 所指的文件夹 ${p.path} 不存在`,
  'workspace/source-not-supported': (p) => `数据集 ${p.dataset} 尚不能加载：它经连接 ${p.connection} 读取`,
  'workspace/field-not-stored': (p) =>
    `${p.dataset} 需要 ${p.member} 的字段 ${p.field}，而该字段在查询时才计算，不存于表中`,
  'workspace/relationship-not-measured': (p) =>
    `关联 ${p.relationship} 以 ${p.field} 连接，而该字段在查询时才计算：无法证明其唯一性`,
  'workspace/bad-today': (p) => `${p.text} 不是 2026-11-20 这样的日期`,
  'workspace/locked': (p) => `另一个进程正在使用此工作区：${p.command}（进程 ${p.pid}），始于 ${p.since}`,
  'workspace/locked-elsewhere': (p) =>
    `机器 ${p.host} 上的进程正在使用此工作区（进程 ${p.pid}），始于 ${p.since}`,
  'workspace/state-unreadable': (p) => `目录库中的加载记录无法读取：${p.names.join('、')}`,
  'workspace/state-not-writable': (p) => `无法写入 ${p.path}：${p.reason}`,
  'workspace/not-loaded': (p) => `尚未加载：${p.datasets.join('、')}`,
  'workspace/stale-data': (p) =>
    `上次加载之后定义或文件有变化，本次回答用的是较早的数据：${p.datasets.join('、')}`,
  'workspace/sources-gone': (p) =>
    `这些数据集的文件不在，本次回答用的是上次加载的数据：${p.datasets.join('、')}`,
};

function megabytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
