import type { RouteName } from '@plumbline/client';
import { BROKEN, EDITED, WRITTEN } from './definition-texts.ts';
import type { Sample } from './sample.ts';

/** Calls of the audit log, of definition files, loads, backups and health. */
export const WORKSPACE_SAMPLES = {
  audit: [
    { status: 200 },
    { path: '/api/v1/audit?after=1&limit=1', status: 200 },
    { path: '/api/v1/audit?after=x', status: 400 },
    { path: '/api/v1/audit?order=newest&below=3&actor=admin&action=user/&object=admin', status: 200 },
    { path: '/api/v1/audit?from=2024-03-01&to=2024-04-01T00:00:00Z', status: 200 },
    { path: '/api/v1/audit?order=random', status: 400 },
    { path: '/api/v1/audit?from=soon', status: 400 },
  ],
  verifyAudit: [{ status: 200 }],
  exportAudit: [
    { path: '/api/v1/audit/export?action=user/update', status: 200 },
    { path: '/api/v1/audit/export?to=later', status: 400 },
    { status: 200 },
    { path: '/api/v1/audit/export?after=2', status: 200 },
  ],
  check: [
    { body: { files: WRITTEN }, status: 200 },
    { body: { files: BROKEN }, status: 200 },
    { body: {}, status: 400 },
  ],
  apply: [
    { body: { files: EDITED, dry_run: true }, status: 200 },
    { body: { files: BROKEN }, status: 422 },
    { body: { files: EDITED }, status: 200 },
  ],
  definitionFiles: [
    { status: 200 },
    { body: { files: EDITED }, status: 200 },
    { body: { files: EDITED, theirs: ['nothing_of_that_name'] }, status: 422 },
    { body: { file: EDITED }, status: 400 },
    ...['../plumbline.yaml', 'a/../../x.yaml', '/etc/x.yaml', 'C:/x.yaml', 'a\\x.yaml', '..'].map((path) => ({
      body: { files: { ...EDITED, [path]: '' } },
      status: 400,
    })),
  ],
  definitionArchive: [{ status: 200 }],
  load: [
    { status: 200 },
    { body: { force: true }, status: 200 },
    { body: { force: true }, accept: 'application/x-ndjson', status: 200 },
    { accept: 'text/csv', status: 406 },
    { body: { forced: true }, status: 400 },
  ],
  backup: [{ status: 200 }],
  health: [{ status: 200 }],
  readiness: [{ status: 200 }],
} satisfies { readonly [N in RouteName]?: readonly Sample[] };
