import type { Center } from '@plumbline/center';
import type { Wire } from '@plumbline/client';
import { didYouMean, report } from '@plumbline/diagnostics';
import { jsonResponse } from '../http/json-response.ts';
import { problemResponse } from '../http/problem.ts';
import type { CallHandler } from './call-handler.ts';

type TermEntry = Awaited<ReturnType<Center['glossary']>>[number];

export const glossaryCall: CallHandler = async ({ caller, url }, { center }) => {
  const metric = url.searchParams.get('metric');
  const terms = await center.glossary(caller.principal);
  const wanted = ({ explains }: TermEntry) =>
    metric === null || explains.metrics.some(({ name }) => name === metric);
  return jsonResponse('GlossaryTermList', { terms: terms.filter(wanted).map(wireTerm) });
};

export const termCall: CallHandler = async ({ caller, params, locale }, { center }) => {
  const { name = '' } = params;
  const terms = await center.glossary(caller.principal);
  const found = terms.find((term) => term.name === name);
  if (found !== undefined) return jsonResponse('GlossaryTerm', wireTerm(found));
  const known = terms.map((term) => term.name);
  const hints = didYouMean(name, known);
  return problemResponse([report('model/unknown-reference', { kind: 'term', name }, { hints })], locale, 404);
};

function wireTerm({ synonyms, narrower, see, explains, ...term }: TermEntry): Wire<'GlossaryTerm'> {
  const { metrics, dimensions, datasets } = explains;
  return {
    ...term,
    synonyms: [...synonyms],
    narrower: [...narrower],
    see: [...see],
    explains: { metrics: [...metrics], dimensions: [...dimensions], datasets: [...datasets] },
  };
}
