import type { RollupChoice } from '@plumbline/center';
import { ARROW, CSV, toWireDiagnostic, type Wire, XLSX } from '@plumbline/client';
import { report } from '@plumbline/diagnostics';
import { answerOf } from '../answers/answer-of.ts';
import { download } from '../export/download.ts';
import { jsonResponse, textResponse } from '../http/json-response.ts';
import { negotiate } from '../http/negotiate.ts';
import { problemResponse } from '../http/problem.ts';
import type { CallHandler } from './call-handler.ts';

const JSON_TYPE = 'application/json';

type Choice = Wire<'Explanation'>['rollups'][number];

function wireChoice({ columns, refused, ...choice }: RollupChoice): Choice {
  return { ...choice, columns: [...columns], refused: refused.map((one) => ({ ...one })) };
}

export const queryCall: CallHandler = async (call, services) => {
  const type = negotiate(call.request.headers.get('accept'), [JSON_TYPE, CSV, ARROW, XLSX]);
  if (type !== JSON_TYPE) return download(type, call, services);
  const explain = call.url.searchParams.get('explain') === 'true';
  const { caller, body, locale } = call;
  const question = {
    caller,
    query: body,
    explain,
    locale,
    get signal() {
      return call.signal;
    },
  };
  const answered = await answerOf(question, services);
  return answered.kind === 'refused'
    ? problemResponse(answered.diagnostics, locale)
    : textResponse(answered.json, 'application/json; charset=utf-8');
};

export const explainCall: CallHandler = async ({ caller, body, locale }, { center }) => {
  const { explanation, definitions, diagnostics } = center.explain(caller.principal, body);
  if (explanation === null) {
    const isRefused = diagnostics.some(({ severity }) => severity === 'error');
    return problemResponse(isRefused ? diagnostics : [report('query/plan-withheld', {})], locale);
  }
  const answer: Wire<'Explanation'> = {
    plan: explanation.plan,
    passes: explanation.passes.map(({ name, plan }) => ({ name, plan })),
    sql: explanation.sql,
    rollups: explanation.rollups.map(wireChoice),
    definitions: definitions.map((one) => ({ ...one })),
    diagnostics: diagnostics.map((one) => toWireDiagnostic(one, locale)),
  };
  return jsonResponse('Explanation', answer);
};
