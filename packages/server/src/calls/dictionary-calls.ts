import type { Center } from '@plumbline/center';
import { toWireDiagnostic, type Wire, XLSX } from '@plumbline/client';
import type { Diagnostic, Locale } from '@plumbline/diagnostics';
import { jsonResponse } from '../http/json-response.ts';
import type { CallHandler } from './call-handler.ts';

const FILES = { zh: '指标字典.xlsx', en: 'metrics.xlsx' } as const;

export const exportDictionaryCall: CallHandler = async ({ caller, locale }, { center }) => {
  const bytes = await center.dictionary.exportSheet(caller.principal, locale);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': XLSX,
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="metrics.xlsx"; filename*=UTF-8''${encodeURIComponent(FILES[locale])}`,
    },
  });
};

export const importDictionaryCall: CallHandler = async ({ caller, body, locale, signal }, { center }) => {
  const { file, dry_run, comment, effective_from, due, draft } = body as Wire<'DictionaryImport'>;
  const report = await center.dictionary.importSheet(caller.principal, Buffer.from(file, 'base64'), {
    locale,
    dryRun: dry_run ?? false,
    comment,
    effectiveFrom: effective_from,
    due,
    isDraft: draft,
    signal,
  });
  return jsonResponse('DictionaryReport', wireReport(report, locale));
};

type SheetReport = Awaited<ReturnType<Center['dictionary']['importSheet']>>;

function wireReport({ isApplied, ...report }: SheetReport, locale: Locale): Wire<'DictionaryReport'> {
  const wire = (found: readonly Diagnostic[]) => found.map((one) => toWireDiagnostic(one, locale));
  return {
    ...report,
    applied: isApplied,
    rows: report.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell })),
      diagnostics: wire(row.diagnostics),
    })),
    diagnostics: wire(report.diagnostics),
  };
}
