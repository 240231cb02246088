import type { Locale } from '@plumbline/diagnostics';

export interface PeopleWords {
  readonly verified: (p: { events: number; head: string }) => string;
  readonly head: (p: { at: string; events: number }) => string;
  readonly noHead: string;
  readonly userHeadings: readonly string[];
  readonly disabled: string;
  readonly password: (p: { login: string; password: string }) => string;
  readonly imported: Readonly<Record<'create' | 'update' | 'disable' | 'none', string>>;
  readonly nothingWritten: string;
  readonly written: (count: number) => string;
  /** Behind what a dry run shows. */
  readonly plan: (plan: string) => string;
}

export const PEOPLE_WORDS: { readonly [L in Locale]: PeopleWords } = {
  zh: {
    verified: (p) => `审计日志完整：${p.events} 行，末行哈希 ${p.head}`,
    head: (p) => `外部最后一个日志头：${p.at}，第 ${p.events} 行，与日志相符`,
    noHead: '没有写到外部的日志头（见 PLUMBLINE_AUDIT_HEADS）：从末尾截去的行无法查出',
    userHeadings: ['登录名', '姓名', '部门', '角色', ''],
    disabled: '已停用',
    password: (p) => `${p.login} 的一次性密码：${p.password}（24 小时内有效，只显示这一次）`,
    imported: { create: '新增', update: '修改', disable: '停用', none: '不变' },
    nothingWritten: '没有写入任何内容',
    written: (count) => `已写入 ${count} 人`,
    plan: (plan) => `只按以上结果写入：--plan ${plan}`,
  },
  en: {
    verified: (p) => `The audit log is whole: ${p.events} lines, last hash ${p.head}`,
    head: (p) => `Last head outside: ${p.at}, line ${p.events}; the log holds it`,
    noHead: 'No head is kept outside (PLUMBLINE_AUDIT_HEADS): lines cut off at the end would not be noticed',
    userHeadings: ['login', 'name', 'department', 'roles', ''],
    disabled: 'disabled',
    password: (p) => `One-time password of ${p.login}: ${p.password} (good for 24 hours, shown this once)`,
    imported: { create: 'added', update: 'changed', disable: 'disabled', none: 'unchanged' },
    nothingWritten: 'Nothing was written',
    written: (count) => `${count} ${count === 1 ? 'person' : 'people'} written`,
    plan: (plan) => `To write exactly this: --plan ${plan}`,
  },
};
