import type { ForeignFormat, LoadingParams } from '../../codes/loading.ts';
import type { Catalog } from '../catalog.ts';

const list = (items: readonly string[]) => items.join('、');
const such = (items: readonly string[]) => (items.length === 0 ? '' : `，例如 ${items.join('；')}`);

const formats: { readonly [F in ForeignFormat]: string } = {
  zip: '它是 zip 压缩包，里面不是 Excel 工作簿',
  'old-workbook': '它是 Excel 97–2003 工作簿（.xls）',
  'binary-workbook': '它是 Excel 二进制工作簿（.xlsb）',
  'encrypted-workbook': '它是加密的工作簿（打开需要密码）',
  'markup-workbook': '它是网页或 XML，只是扩展名像 Excel',
  'open-document': '它是 OpenDocument 文件（.ods）',
  pdf: '它是 PDF',
  zstd: '它用 zstd 压缩',
  bzip2: '它用 bzip2 压缩',
  database: '它是 SQLite 数据库',
  'not-parquet': '它声明为 Parquet，但开头不是 Parquet',
  'not-workbook': '它声明为 Excel 工作簿，但开头不是',
};

export const loading: Catalog<LoadingParams> = {
  'load/file-not-found': (p) => `数据集 ${p.dataset}：找不到文件 ${p.path}`,
  'load/no-file-matches': (p) => `数据集 ${p.dataset}：没有文件与 ${p.path} 匹配`,
  'load/not-a-file': (p) => `数据集 ${p.dataset}：${p.path} 不是文件`,
  'load/outside-folder': (p) =>
    `数据集 ${p.dataset}：${p.path} 不在允许读取的文件夹内（工作区，以及 env 变量给出的文件夹）`,
  'load/foreign-format': (p) =>
    `${p.file} 不是 CSV、Excel（.xlsx）、Parquet 或 JSON lines：${formats[p.what]}`,
  'load/mixed-formats': (p) => `${p.dataset} 的文件格式不一致`,
  'load/empty-file': (p) => `${p.file} 是空文件`,
  'load/broken-gzip': (p) => `${p.file} 无法完整解压：${p.cause}`,
  'load/broken-workbook': (p) => `工作簿 ${p.file} 已损坏或不完整（${p.part}）：${p.cause}`,
  'load/suspicious-workbook': (p) =>
    `工作簿 ${p.file} 中的 ${p.part} 由 ${p.packed} 字节解压成 ${p.bytes} 字节，像是压缩炸弹，未读取`,
  'load/macros-ignored': (p) => `${p.file} 含有宏；宏不会运行，只读取单元格`,
  'load/no-such-sheet': (p) => `${p.file} 没有工作表 ${p.sheet}；现有：${list(p.sheets)}`,
  'load/several-sheets': (p) =>
    `${p.file} 读取了工作表 ${p.sheet}${p.others.length > 0 ? `；未读取：${list(p.others)}` : ''}${p.hidden.length > 0 ? `；隐藏的：${list(p.hidden)}` : ''}`,
  'load/empty-sheet': (p) => `${p.file} 的工作表 ${p.sheet} 在所取范围内没有内容`,
  'load/no-header-row': (p) => `${p.file} 的工作表 ${p.sheet} 第 ${p.row} 行是空的，不能作为表头`,
  'load/unnamed-columns': (p) =>
    `${p.file} 的工作表 ${p.sheet}：表头（第 ${p.row} 行）没有给 ${list(p.columns)} 列命名，已按位置命名为 column…`,
  'load/merged-cells': (p) =>
    `${p.file} 的工作表 ${p.sheet} 有 ${p.ranges} 处合并的数据单元格（例如 ${p.example}）：值只属于左上角，其余为空`,
  'load/blank-rows': (p) =>
    `${p.file} 的工作表 ${p.sheet} 在数据之间有 ${p.rows} 个空行（从第 ${p.first} 行起）；其后的行照常加载`,
  'load/total-rows': (p) =>
    `${p.file} 的工作表 ${p.sheet} 有 ${p.rows} 行像是合计行（第 ${p.first} 行：${p.text}），已作为普通行加载，求和会重复计算`,
  'load/unusable-cells': (p) =>
    `${p.file} 的工作表 ${p.sheet} 有 ${p.cells} 个单元格没有可用的值，例如 ${p.example}：${p.what}；用到它们的行会被隔离`,
  'load/cannot-watch': (p) => `暂时无法查看 ${p.dataset} 的数据文件是否有变化：${p.cause}`,
  'load/source-gone': (p) => `数据文件 ${p.path} 不见了；已加载的数据保持不变`,
  'load/wrong-encoding': (p) => `${p.file} 从第 ${p.line} 行起不是 ${p.encoding} 编码`,
  'load/encoding-guessed': (p) => `${p.file} 不是 UTF-8，已按 ${p.encoding} 读取`,
  'load/bad-json-array': (p) =>
    p.problem === 'not-closed'
      ? `${p.file} 的 JSON 数组没有结束，文件可能不完整`
      : `${p.file} 在 JSON 数组之后还有内容`,
  'load/line-too-long': (p) => `${p.file} 的第 ${p.line} 行超过 ${p.limit} 字节`,
  'load/broken-header': (p) => `无法读取 ${p.file} 的表头：其中的引号没有闭合`,
  'load/no-header': (p) => `${p.file} 的首行像是数据，因此各列命名为 column1、column2 …`,
  'load/duplicate-column': (p) => `${p.file} 有两列都叫 ${p.column}`,
  'load/columns-differ': (p) =>
    `${p.file} 与 ${p.first} 的列不同${p.missing.length > 0 ? `；缺少 ${list(p.missing)}` : ''}${p.extra.length > 0 ? `；多出 ${list(p.extra)}` : ''}`,
  'load/closed-data': () => '有些问题涉及没有对您开放全部行的数据，详情请找管理员查看',
  'load/tree-circle': (p) => `层级 ${p.hierarchy}：这些成员成了自己的上级：${p.members.join('、')}`,
  'load/tree-two-parents': (p) => `层级 ${p.hierarchy}：这些成员的键各有多行：${p.members.join('、')}`,
  'load/tree-operator': (p) => `层级 ${p.hierarchy}：运算符只能是 +、- 或 ~，不能是 ${p.found.join('、')}`,
  'load/tree-orphan': (p) => `层级 ${p.hierarchy}：${p.members.join('、')} 的上级不存在，按根成员处理`,
  'load/unknown-column': (p) => `${p.dataset} 的数据源没有列 ${p.column}`,
  'load/mixed-line-ends': (p) => `${p.file} 混用了换行符（LF ${p.lf} 处，CRLF ${p.crlf} 处），已视为相同`,
  'load/unclosed-quote': (p) => `${p.file} 有 ${p.records} 行引号未闭合或夹有多余的回车符，只隔离这些行`,
  'load/no-rows': (p) => `${p.dataset} 的数据源没有任何行`,
  'load/no-good-rows': (p) => `${p.dataset} 的 ${p.rows} 行全部无法读取，详见 ${p.rejects}`,
  'load/rows-quarantined': (p) =>
    `${p.dataset} 共 ${p.read} 行，其中 ${p.quarantined} 行无法读取，已保留在 ${p.rejects}`,
  'load/rows-disagree': (p) =>
    `${p.file} 有 ${p.counted} 条记录，却读出 ${p.read} 条；未加载任何数据；若文件正在写入请重新加载，否则请反馈此文件`,
  'load/ambiguous-dates': (p) =>
    `${p.dataset} 的列 ${p.column} 中的日期既可能是日在前，也可能是月在前（${p.example}）`,
  'load/rounded': (p) =>
    `${p.dataset} 的 ${p.field} 有 ${p.rows} 行超过 ${p.scale} 位小数，已四舍五入，例如 ${p.example}`,
  'load/cannot-convert': (p) => `${p.dataset} 的 ${p.field} 无法由 ${p.from} 转换为 ${p.to}`,
  'load/expression-failed': (p) => `${p.dataset} 的字段表达式执行失败：${p.cause}`,
  'load/unreadable': (p) => `无法读取 ${p.file}：${p.cause}`,
  'load/sql-not-select': (p) => `${p.dataset} 的 sql 必须是一条 SELECT：${p.cause}`,
  'load/sql-function': (p) => `数据源的 sql 中不能使用 ${p.name}`,
  'load/duplicate-key': (p) =>
    `${p.dataset} 的主键 ${list(p.key)} 重复，多出 ${p.rows} 行${such(p.examples)}`,
  'load/null-key': (p) => `${p.dataset} 有 ${p.rows} 行的 ${list(p.key)} 为空`,
  'load/target-not-unique': (p) =>
    `关系 ${p.relationship} 按 ${list(p.columns)} 会对应 ${p.dataset} 的多行（多出 ${p.rows} 行）${such(p.examples)}；这样关联会重复计数`,
  'load/versions-overlap': (p) =>
    `${p.dataset}：同一 ${p.key} 有几个版本同时有效（多出 ${p.rows} 行）${such(p.examples)}；这样关联会重复计数`,
  'load/account-code': (p) =>
    `${p.dataset} 有 ${p.rows} 行的科目 ${p.field} 不以数字或字母开头${such(p.examples)}，任何科目区间都不包含它们：借方 ${p.debit}、贷方 ${p.credit} 不在任何科目取数之内`,
  'load/weights-not-one': (p) =>
    `桥接 ${p.bridge}：有 ${p.rows} 行的权重之和不是 1${such(p.examples)}；各组相加会与合计不符`,
  'load/key-not-found': (p) =>
    `沿必需的关系 ${p.relationship}，有 ${p.rows} 行在 ${p.dataset} 中找不到对应${such(p.examples)}`,
  'load/test-failed': (p) =>
    `${p.dataset} 的 ${list(p.fields)} 未通过 ${p.test} 检查，共 ${p.rows} 行${such(p.examples)}`,
  'load/not-fresh': (p) =>
    p.last === null
      ? `${p.dataset} 没有带日期的行，但要求在 ${p.within} 内有新数据`
      : `${p.dataset} 的最后一行是 ${p.last}，距今已超过 ${p.within}`,
};
