import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toWireDiagnostic, type Wire, ZIP } from '@plumbline/client';
import type { Diagnostic, Locale } from '@plumbline/diagnostics';
import { pacedBody } from '../export/paced-body.ts';
import { jsonResponse } from '../http/json-response.ts';
import { problemResponse } from '../http/problem.ts';
import type { CallHandler } from './call-handler.ts';
import { appliedResponse } from './change-calls.ts';

export const checkCall: CallHandler = async ({ caller, body, locale }, { center }) => {
  const { files } = body as Wire<'CheckRequest'>;
  const { counts, diagnostics } = await center.check(caller.principal, new Map(Object.entries(files)));
  return jsonResponse('CheckReport', { ...counts, diagnostics: wire(diagnostics, locale) });
};

export const applyCall: CallHandler = async ({ caller, body, locale, signal }, { center }) => {
  const { files, dry_run, comment, effective_from, due, draft, ours, theirs } = body as Wire<'ApplyRequest'>;
  const report = await center.apply(caller.principal, new Map(Object.entries(files)), {
    dryRun: dry_run ?? false,
    ...(comment === undefined ? {} : { comment }),
    request: { effectiveFrom: effective_from, due, isDraft: draft },
    wins: { ours, theirs },
    signal,
  });
  return appliedResponse(report, locale);
};

export const definitionFilesCall: CallHandler = async ({ caller, body, locale }, { center }) => {
  const { files, ours, theirs } = (body ?? {}) as Wire<'DefinitionFilesRequest'>;
  const texts = files === undefined ? null : new Map(Object.entries(files));
  const done = await center.definitionFiles(caller.principal, texts, { ours, theirs });
  if (done.diagnostics.some(({ severity }) => severity === 'error'))
    return problemResponse(done.diagnostics, locale);
  return jsonResponse('DefinitionFilesReport', {
    files: Object.fromEntries(done.files),
    diagnostics: wire(done.diagnostics, locale),
  });
};

export const definitionArchiveCall: CallHandler = async ({ caller }, { center }) => {
  const bytes = await center.definitionArchive(caller.principal);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': ZIP,
      'content-length': String(bytes.length),
      'content-disposition': 'attachment; filename="definitions.zip"',
    },
  });
};

export const backupCall: CallHandler = async ({ caller, signal, cutOff }, { center, settings, log }) => {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-backup-'));
  const forget = () => rm(folder, { recursive: true, force: true });
  try {
    const file = join(folder, `${randomBytes(6).toString('hex')}.backup`);
    const { bytes } = await center.backup(caller.principal, file, { signal });
    const body = pacedBody({
      pieces: createReadStream(file),
      slowReaderMs: settings.slowReaderMs,
      signal,
      cutOff,
      ended: (cause) => {
        if (cause !== undefined) log.info({ cause: String(cause) }, 'a backup download ended early');
        void forget();
      },
    });
    return new Response(body, {
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(bytes),
        'content-disposition': 'attachment; filename="workspace.plumbline"',
      },
    });
  } catch (cause) {
    await forget();
    throw cause;
  }
};

function wire(diagnostics: readonly Diagnostic[], locale: Locale): Wire<'Diagnostic'>[] {
  return diagnostics.map((one) => toWireDiagnostic(one, locale));
}
