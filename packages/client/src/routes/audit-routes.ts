import { NDJSON } from './media.ts';
import { get, may } from './route-forms.ts';

const AFTER = may('after', {
  zh: '只要这个序号之后的行（默认 0）',
  en: 'only lines after this number (default 0)',
});

/** What was done, by whom. */
export const AUDIT_ROUTES = {
  audit: get('/api/v1/audit', 'AuditPage', {
    access: 'audit',
    zh: '审计日志，从旧到新',
    en: 'the audit log, oldest first',
    query: [
      AFTER,
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
    query: [AFTER],
    ok: { status: 200, media: NDJSON },
    lines: 'AuditEvent',
    problems: [400],
  },
} as const;
