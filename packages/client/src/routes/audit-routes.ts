import { NDJSON } from './media.ts';
import { get, may } from './route-forms.ts';

const AFTER = may('after', {
  zh: '只要这个序号之后的行（默认 0）',
  en: 'only lines after this number (default 0)',
});

/** Which lines; the file takes the same. */
const FILTER = [
  may('actor', { zh: '操作人，或被代理人的登录名', en: 'login of whoever acted, or in whose place' }),
  may('action', {
    zh: '操作，如 user/update；以 / 结尾则为一类',
    en: 'an action such as user/update; with a slash at its end, a family of them',
  }),
  may('object', {
    zh: '对象的类别、编码，或用户的登录名',
    en: 'kind or id of what was acted on, or the login of a user',
  }),
  may('from', { zh: '起始时刻（含），ISO 8601', en: 'from this instant on, ISO 8601' }),
  may('to', { zh: '截止时刻（不含），ISO 8601', en: 'before this instant, ISO 8601' }),
];

/** What was done, by whom. */
export const AUDIT_ROUTES = {
  audit: get('/api/v1/audit', 'AuditPage', {
    access: 'audit',
    zh: '审计日志，从旧到新；order=newest 则从新到旧',
    en: 'the audit log, oldest first; with order=newest the other way',
    query: [
      AFTER,
      may('order', { zh: 'oldest（默认）或 newest', en: 'oldest (default) or newest' }),
      may('below', {
        zh: '从新到旧时：只要这个序号之前的行',
        en: 'newest first: only lines before this number',
      }),
      ...FILTER,
      may('limit', {
        zh: '最多几行（默认 100，上限 1000）',
        en: 'at most how many (default 100, most 1000)',
      }),
    ],
    problems: [400],
  }),
  verifyAudit: get('/api/v1/audit/check', 'AuditCheck', {
    access: 'audit',
    zh: '逐行核验审计日志，并与导出的每个日志头比对',
    en: 'verify every line of the audit log, and compare it with every head that was exported',
    problems: [422],
  }),
  exportAudit: {
    method: 'get',
    path: '/api/v1/audit/export',
    access: 'audit',
    help: {
      zh: '导出审计日志，每行一个 JSON',
      en: 'the audit log as a file, one JSON value a line',
    },
    query: [AFTER, ...FILTER],
    ok: { status: 200, media: NDJSON },
    lines: 'AuditEvent',
    problems: [400],
  },
} as const;
