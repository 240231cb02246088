import type { Locale } from '@plumbline/diagnostics';

export interface ServeWords {
  readonly serving: (p: { workspace: string; url: string }) => string;
  readonly docs: (url: string) => string;
  readonly firstSignIn: (p: { login: string; password: string }) => string;
  readonly signIn: string;
  readonly noHeads: string;
  readonly stopping: string;
  readonly stop: string;
  readonly differs: string;
  readonly applied: (count: number) => string;
  readonly wouldApply: (count: number) => string;
  readonly wouldAsk: (count: number) => string;
  readonly nothingToApply: string;
  readonly wroteFiles: (count: number) => string;
  readonly wouldWrite: (count: number) => string;
  readonly refused: string;
  readonly changes: Readonly<Record<'added' | 'changed' | 'removed', string>>;
  readonly impact: string;
  readonly cosmetic: string;
  readonly backedUp: (p: { file: string; size: string }) => string;
  readonly restored: (p: { folder: string; tables: number }) => string;
  readonly imported: (p: { dir: string; datasets: number; metrics: number; queries: number }) => string;
  readonly made: (p: { dir: string; datasets: number; metrics: number }) => string;
  readonly askNext: string;
}

export const SERVE_WORDS: { readonly [L in Locale]: ServeWords } = {
  zh: {
    serving: (p) => `准绳 ${p.workspace} 已启动：${p.url}`,
    docs: (url) => `接口文档：${url}/api/docs`,
    firstSignIn: (p) =>
      `首次登录：登录名 ${p.login}，一次性密码 ${p.password}（24 小时内有效，登录后须更换；只显示这一次）`,
    signIn: '登录名 admin，密码为您设置的密码（忘记时用 --reset-password 重新启动）',
    noHeads:
      '审计日志的日志头没有写到外部：从末尾截去的行无法查出；以 PLUMBLINE_AUDIT_HEADS 指定工作区文件夹之外的文件',
    stopping: '正在停止 ……',
    stop: '按 Ctrl+C 停止。',
    differs: '文件夹与目录不一致，按目录应答；运行 plumbline apply 写入：',
    applied: (count) => `已写入 ${count} 处变更`,
    wouldApply: (count) => `将写入 ${count} 处变更`,
    wouldAsk: (count) => `需要评审：将为 ${count} 处变更提出变更申请，签字前不生效`,
    nothingToApply: '没有变更',
    wroteFiles: (count) => (count === 0 ? '文件与目录一致' : `已写入 ${count} 个文件`),
    wouldWrite: (count) => (count === 0 ? '文件与目录一致' : `将写入 ${count} 个文件`),
    refused: '定义有错误，按目录里原有的定义应答：',
    changes: { added: '新增', changed: '修改', removed: '删除' },
    impact: '影响',
    cosmetic: '（不影响数值）',
    backedUp: (p) => `已备份到 ${p.file}（${p.size}）`,
    restored: (p) => `已恢复到 ${p.folder}：${p.tables} 张表`,
    imported: (p) =>
      `工作区 ${p.dir} 已建立：${p.datasets} 个数据集，${p.metrics} 个指标${p.queries === 0 ? '' : `，${p.queries} 个查询（queries/）`}`,
    made: (p) => `工作区 ${p.dir} 已建立：${p.datasets} 个数据集，${p.metrics} 个指标`,
    askNext: '接着问',
  },
  en: {
    serving: (p) => `Plumbline serves ${p.workspace} at ${p.url}`,
    docs: (url) => `API reference: ${url}/api/docs`,
    firstSignIn: (p) =>
      `First sign-in: login ${p.login}, one-time password ${p.password} (good for 24 hours, to be replaced at once; shown only here)`,
    signIn: 'Sign in as admin with the password you chose (forgotten: start again with --reset-password)',
    noHeads:
      'No head of the audit log is kept outside: lines cut off at its end would not be noticed; name a file outside the folder in PLUMBLINE_AUDIT_HEADS',
    stopping: 'Stopping …',
    stop: 'Ctrl+C stops it.',
    differs: 'The folder differs from the catalog, which answers; plumbline apply brings it in:',
    applied: (count) => `${count} ${count === 1 ? 'change' : 'changes'} applied`,
    wouldApply: (count) => `${count} ${count === 1 ? 'change' : 'changes'} would be applied`,
    wouldAsk: (count) =>
      `Changes are reviewed here: a change request would be opened for ${count} ${count === 1 ? 'change' : 'changes'}, and nothing is in force before it is signed`,
    nothingToApply: 'Nothing has changed',
    wroteFiles: (count) =>
      count === 0
        ? 'The files say what the catalog says'
        : `${count} ${count === 1 ? 'file' : 'files'} written`,
    wouldWrite: (count) =>
      count === 0
        ? 'The files say what the catalog says'
        : `${count} ${count === 1 ? 'file' : 'files'} would be written`,
    refused: 'The definitions have errors; the catalog answers as it was:',
    changes: { added: 'added', changed: 'changed', removed: 'removed' },
    impact: 'impact',
    cosmetic: '(no figure changes)',
    backedUp: (p) => `Backed up to ${p.file} (${p.size})`,
    restored: (p) => `Restored to ${p.folder}: ${p.tables} tables`,
    imported: (p) =>
      `The workspace ${p.dir} is made: ${p.datasets} datasets, ${p.metrics} metrics${p.queries === 0 ? '' : `, ${p.queries} questions under queries/`}`,
    made: (p) => `The workspace ${p.dir} is made: ${p.datasets} datasets, ${p.metrics} metrics`,
    askNext: 'Ask',
  },
};
