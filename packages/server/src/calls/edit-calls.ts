import type { DefinitionEdit, DefinitionWritten, EditCheck, EditPreview } from '@plumbline/center';
import { toWireDiagnostic, type Wire } from '@plumbline/client';
import { type Locale, PlumblineError, report, requestNumber } from '@plumbline/diagnostics';
import { jsonResponse } from '../http/json-response.ts';
import { problemResponse } from '../http/problem.ts';
import type { CallHandler } from './call-handler.ts';
import { wireMetric } from './catalog-calls.ts';
import { appliedResponse, stepped, wishOf } from './change-calls.ts';
import { noMetric } from './no-metric.ts';
import { wireSight } from './viewing-calls.ts';
import { wireAspect, wireComparison } from './wire-change.ts';

export const editStartCall: CallHandler = async ({ caller }, { center }) => {
  const { names, policies, ...signing } = await center.edits.start(caller.principal);
  return jsonResponse('EditStart', {
    ...wireSigning(signing),
    names: names.map((one) => ({ ...one })),
    policies: policies.map(({ roles, ...one }) => ({ ...one, roles: [...roles] })),
  });
};

export const writtenDefinitionCall: CallHandler = async ({ caller, params, url, locale }, { center }) => {
  const { name = '' } = params;
  const kind = KINDS.find((one) => one === params.kind);
  if (kind === undefined)
    return problemResponse([report('server/no-such-path', { path: url.pathname })], locale, 404);
  const asked = url.searchParams.get('request');
  const request = asked === null ? {} : { request: requestNumber(asked) ?? 0 };
  const found = await center.edits.written(caller.principal, { kind, name }, request);
  if (found === null && kind === 'metric') return noMetric(name, center, caller.principal, locale);
  if (found === null)
    return problemResponse([report('model/unknown-reference', { kind, name })], locale, 404);
  const { signers: _, ...written } = found;
  return jsonResponse('WrittenDefinition', { ...written, body: { ...found.body }, ...wireSigning(found) });
};

export const checkEditCall: CallHandler = async ({ caller, body, locale, signal }, { center, queue }) => {
  const { effective_from: effectiveFrom, request, beside, ...edit } = body as Wire<'EditCheckRequest'>;
  const leave = await queue.enter(caller.login, signal);
  try {
    const asked = { effectiveFrom, ...togetherOf({ request, beside }), signal };
    const found = await center.edits.check(caller.principal, editOf(edit), asked);
    return jsonResponse('EditCheck', wireCheck(found, locale));
  } finally {
    leave();
  }
};

export const previewEditCall: CallHandler = async ({ caller, body, locale, signal }, { center, queue }) => {
  const {
    effective_from: effectiveFrom,
    by,
    period,
    through,
    request,
    beside,
    ...edit
  } = body as Wire<'EditPreviewRequest'>;
  const leave = await queue.enter(caller.login, signal);
  try {
    const asked = { effectiveFrom, ...togetherOf({ request, beside }), by, period, through, signal };
    const found = await center.edits.preview(caller.principal, editOf(edit), asked);
    return jsonResponse('EditPreview', wirePreview(found, locale));
  } finally {
    leave();
  }
};

export const proposeEditsCall: CallHandler = async ({ caller, body, locale, signal }, { center, queue }) => {
  const { definitions, dry_run: dryRun, ...wish } = body as Wire<'DefinitionEdits'>;
  const edits = definitions.map(editOf);
  const leave = await queue.enter(caller.login, signal);
  try {
    const asked = { ...wishOf(wish), dryRun };
    return appliedResponse(await center.edits.propose(caller.principal, edits, asked), locale);
  } finally {
    leave();
  }
};

export const reviseEditsCall: CallHandler = async (call, { center, queue }) => {
  const { revision, definitions, ...wish } = call.body as Wire<'DefinitionEditsRevision'>;
  const read = { number: requestNumber(call.params.id ?? '') ?? 0, revision };
  const edits = definitions.map(editOf);
  const { principal, login } = call.caller;
  const leave = await queue.enter(login, call.signal);
  try {
    return stepped(call, await center.edits.revise(principal, read, edits, wishOf(wish)));
  } finally {
    leave();
  }
};

type SentEdit = Wire<'DefinitionEdits'>['definitions'][number];

const KINDS: readonly SentEdit['kind'][] = ['metric', 'term', 'policy'];

/** Throws PlumblineError `server/wrong-value`. */
function editOf({ kind, name, base, yaml, body, removed }: SentEdit): DefinitionEdit {
  const said = [
    ...(yaml === undefined ? [] : [{ yaml }]),
    ...(body === undefined ? [] : [{ body }]),
    ...(removed === undefined ? [] : [{ removed }]),
  ];
  const [says, second] = said;
  if (says !== undefined && second === undefined) return { kind, name, base, says };
  throw new PlumblineError([report('server/wrong-value', { problem: 'yaml | body | removed' })]);
}

function togetherOf({ request, beside }: Pick<Wire<'EditCheckRequest'>, 'request' | 'beside'>) {
  return {
    ...(request === undefined ? {} : { request: requestNumber(request) ?? 0 }),
    ...(beside === undefined ? {} : { beside: beside.map(editOf) }),
  };
}

function wireSigning({ review, signers }: Pick<DefinitionWritten, 'review' | 'signers'>) {
  return {
    review,
    signers: signers.map(({ side, people }) => ({ side, people: people.map((person) => ({ ...person })) })),
  };
}

function wireCheck(
  { findings, changes, means, conflict, body, ...rest }: EditCheck,
  locale: Locale,
): Wire<'EditCheck'> {
  return {
    ...rest,
    body: body === null ? null : { ...body },
    findings: findings.map(({ diagnostic, key }) => ({ ...toWireDiagnostic(diagnostic, locale), key })),
    changes: changes.map(wireAspect),
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

function wirePreview(
  { comparison, split, sights, look, diagnostics }: EditPreview,
  locale: Locale,
): Wire<'EditPreview'> {
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
    look:
      look === null
        ? null
        : {
            sight: wireSight(look.sight),
            comparison: look.comparison === null ? null : wireComparison(look.comparison, locale),
          },
    sights: sights === null ? null : { people: sights.people, changed: sights.changed.map(wireSightChange) },
    diagnostics: diagnostics.map((one) => toWireDiagnostic(one, locale)),
  };
}

type SightChange = NonNullable<EditPreview['sights']>['changed'][number];

function wireSightChange({
  roles,
  datasets,
  fields,
  metrics,
  ...change
}: SightChange): NonNullable<Wire<'EditPreview'>['sights']>['changed'][number] {
  return {
    ...change,
    roles: [...roles],
    datasets: datasets.map((one) => ({ ...one })),
    fields: { opened: [...fields.opened], closed: [...fields.closed] },
    metrics: {
      opened: metrics.opened.map((one) => ({ ...one })),
      closed: metrics.closed.map((one) => ({ ...one })),
    },
  };
}
