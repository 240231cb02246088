import { FIRST_DAY, type Locale, listed } from '@plumbline/diagnostics';

export interface ChangeWords {
  readonly locale: Locale;
  readonly none: string;
  readonly said: string;
  readonly headings: readonly string[];
  readonly waitsFor: (sides: string) => string;
  readonly or: string;
  readonly overdue: string;
  readonly effective: (day: string | null) => string;
  readonly due: (day: string) => string;
  readonly unchanged: string;
  readonly cosmetic: string;
  readonly withheld: string;
  readonly impact: string;
  readonly restates: (period: string, metrics: readonly string[], more: number) => string;
  readonly openTasks: (count: number) => string;
  readonly talk: (count: number) => string;
  readonly conflict: (p: { id: string; read: number; version: number }) => string;
  readonly compared: readonly string[];
  readonly total: string;
  readonly rolledBack: (done: { readonly applied: boolean; readonly changes: readonly unknown[] }) => string;
  readonly opened: (id: string) => string;
}

export const CHANGE_WORDS: { readonly [L in Locale]: ChangeWords } = {
  zh: {
    locale: 'zh',
    none: '没有变更申请',
    said: '已写入讨论',
    headings: ['申请', '状态', '内容', '提出人', '待签字'],
    waitsFor: (sides) => `待签字：${sides}`,
    or: '或',
    overdue: '已过期限',
    effective: (day) =>
      day === null ? '自发布之日起生效' : day === FIRST_DAY ? '视同一直如此' : `自 ${day} 起生效`,
    due: (day) => `期限 ${day}`,
    unchanged: '未变',
    cosmetic: '（不影响数值）',
    withheld: '其中提到的定义对您不可见，内容不予显示',
    impact: '影响',
    restates: (period, metrics, more) =>
      `已锁定期间 ${period} 的已结数值将按新定义重述：${listed(metrics, 'zh')}${more === 0 ? '' : ` 等 ${metrics.length + more} 个`}`,
    openTasks: (count) => `所改指标及由其计算的指标：未完成任务 ${count} 项`,
    talk: (count) => `所改指标及由其计算的指标：评论 ${count} 条`,
    conflict: (p) => `冲突：${p.id} 已发布到第 ${p.version} 版，申请依据第 ${p.read} 版`,
    compared: ['时期', '现定义', '新定义', '差'],
    total: '合计',
    rolledBack: (done) =>
      done.applied ? '已作为新版本写入' : `没有写入任何内容；有 ${done.changes.length} 处变更`,
    opened: (id) => `需要评审：已列入变更申请 ${id}，签字前不生效（plumbline changes show ${id}）`,
  },
  en: {
    locale: 'en',
    none: 'There are no change requests',
    said: 'Your comment is there',
    headings: ['request', 'state', 'what', 'asked by', 'waits for'],
    waitsFor: (sides) => `waits for: ${sides}`,
    or: ' or ',
    overdue: 'overdue',
    effective: (day) =>
      day === null
        ? 'in force from the day it is published'
        : day === FIRST_DAY
          ? 'as if it had always been so'
          : `in force from ${day}`,
    due: (day) => `due ${day}`,
    unchanged: 'unchanged',
    cosmetic: '(no figure changes)',
    withheld: 'it names definitions that are not open to you: what it says is not shown',
    impact: 'impact',
    restates: (period, metrics, more) =>
      `settled figures of the locked period ${period} would be restated: ${listed(metrics, 'en')}${more === 0 ? '' : ` and ${more} more`}`,
    openTasks: (count) =>
      `${count} open ${count === 1 ? 'task' : 'tasks'} about what changes and what is made of it`,
    talk: (count) =>
      `${count} ${count === 1 ? 'comment' : 'comments'} on what changes and what is made of it`,
    conflict: (p) =>
      `conflict: ${p.id} is at version ${p.version}, the request was made from version ${p.read}`,
    compared: ['period', 'as it is', 'as proposed', 'difference'],
    total: 'total',
    rolledBack: (done) =>
      done.applied
        ? 'It is written as a new version'
        : `Nothing was written; it would change ${done.changes.length} objects`,
    opened: (id) =>
      `Changes are reviewed here: they stand in ${id}, and nothing is in force before it is signed (plumbline changes show ${id})`,
  },
};
