import type { EditCheck, EditPreview, MetricEdit, MetricWritten } from '@plumbline/center';
import { toWireDiagnostic, type Wire } from '@plumbline/client';
import { type Locale, PlumblineError, report, requestNumber } from '@plumbline/diagnostics';
import { jsonResponse } from '../http/json-response.ts';
import type { CallHandler } from './call-handler.ts';
import { wireMetric } from './catalog-calls.ts';
import { appliedResponse, stepped, wishOf } from './change-calls.ts';
import { noMetric } from './no-metric.ts';
import { wireComparison } from './wire-change.ts';

export const editStartCall: CallHandler = async ({ caller }, { center }) => {
  const { names, ...signing } = await center.edits.start(caller.principal);
  return jsonResponse('EditStart', { ...wireSigning(signing), names: names.map((one) => ({ ...one })) });
};

export const writtenMetricCall: CallHandler = async ({ caller, params, url, locale }, { center }) => {
  const { name = '' } = params;
  const asked = url.searchParams.get('request');
  const request = asked === null ? {} : { request: requestNumber(asked) ?? 0 };
  const found = await center.edits.written(caller.principal, name, request);
  if (found === null) return noMetric(name, center, caller.principal, locale);
  const { signers: _, ...written } = found;
  return jsonResponse('WrittenMetric', { ...written, body: { ...found.body }, ...wireSigning(found) });
};

export const checkMetricEditCall: CallHandler = async (
  { caller, body, locale, signal },
  { center, queue },
) => {
  const { effective_from: effectiveFrom, ...edit } = body as Wire<'EditCheckRequest'>;
  const leave = await queue.enter(caller.login, signal);
  try {
    const found = await center.edits.check(caller.principal, editOf(edit), { effectiveFrom, signal });
    return jsonResponse('EditCheck', wireCheck(found, locale));
  } finally {
    leave();
  }
};

export const previewMetricEditCall: CallHandler = async (
  { caller, body, locale, signal },
  { center, queue },
) => {
  const { effective_from: effectiveFrom, by, period, ...edit } = body as Wire<'EditPreviewRequest'>;
  const leave = await queue.enter(caller.login, signal);
  try {
    const asked = { effectiveFrom, by, period, signal };
    const found = await center.edits.preview(caller.principal, editOf(edit), asked);
    return jsonResponse('EditPreview', wirePreview(found, locale));
  } finally {
    leave();
  }
};

export const proposeMetricEditsCall: CallHandler = async (
  { caller, body, locale, signal },
  { center, queue },
) => {
  const { metrics, dry_run: dryRun, ...wish } = body as Wire<'MetricEdits'>;
  const edits = metrics.map(editOf);
  const leave = await queue.enter(caller.login, signal);
  try {
    const asked = { ...wishOf(wish), dryRun };
    return appliedResponse(await center.edits.propose(caller.principal, edits, asked), locale);
  } finally {
    leave();
  }
};

export const reviseMetricEditsCall: CallHandler = async (call, { center, queue }) => {
  const { revision, metrics, ...wish } = call.body as Wire<'MetricEditsRevision'>;
  const read = { number: requestNumber(call.params.id ?? '') ?? 0, revision };
  const edits = metrics.map(editOf);
  const { principal, login } = call.caller;
  const leave = await queue.enter(login, call.signal);
  try {
    return stepped(call, await center.edits.revise(principal, read, edits, wishOf(wish)));
  } finally {
    leave();
  }
};

type SentEdit = Wire<'MetricEdits'>['metrics'][number];

/** Throws PlumblineError `server/wrong-value`. */
function editOf({ name, base, yaml, body }: SentEdit): MetricEdit {
  if (yaml !== undefined && body === undefined) return { name, base, says: { yaml } };
  if (body !== undefined && yaml === undefined) return { name, base, says: { body } };
  throw new PlumblineError([report('server/wrong-value', { problem: 'yaml | body' })]);
}

function wireSigning({ review, signers }: Pick<MetricWritten, 'review' | 'signers'>) {
  return {
    review,
    signers: signers.map(({ side, people }) => ({ side, people: people.map((person) => ({ ...person })) })),
  };
}

function wireCheck(
  { findings, means, conflict, body, ...rest }: EditCheck,
  locale: Locale,
): Wire<'EditCheck'> {
  return {
    ...rest,
    body: body === null ? null : { ...body },
    findings: findings.map(({ diagnostic, key }) => ({ ...toWireDiagnostic(diagnostic, locale), key })),
    means:
      means === null
        ? null
        : {
            metric: wireMetric(means.entry),
            parts: [...means.parts],
            dimensions: means.dimensions.map((one) => ({ ...one, fields: [...one.fields] })),
          },
    conflict: conflict === null ? null : { ...conflict },
  };
}

function wirePreview({ comparison, split, diagnostics }: EditPreview, locale: Locale): Wire<'EditPreview'> {
  return {
    comparison: comparison === null ? null : wireComparison(comparison, locale),
    split:
      split === null
        ? null
        : {
            by: split.by,
            columns: [...split.columns],
            rows: split.rows.map((row) => [...row]),
            total: split.total === null ? null : [...split.total],
          },
    diagnostics: diagnostics.map((one) => toWireDiagnostic(one, locale)),
  };
}
