import type { MetricEntry, MetricNode } from '@plumbline/center';
import { toWireDiagnostic, type Wire } from '@plumbline/client';
import { jsonResponse } from '../http/json-response.ts';
import { limitParameter } from '../http/limit-parameter.ts';
import { problemResponse } from '../http/problem.ts';
import type { CallHandler } from './call-handler.ts';
import { noMetric } from './no-metric.ts';

const MEMBERS = 50;
const MOST_MEMBERS = 1000;
const LONGEST_SEARCH = 200;

export const metricsCall: CallHandler = async ({ caller }, { center }) =>
  jsonResponse('MetricList', { metrics: center.metrics(caller.principal).map(wireMetric) });

export const metricCall: CallHandler = async ({ caller, params, locale }, { center }) => {
  const { name = '' } = params;
  const found = center.metric(caller.principal, name);
  return found === null
    ? noMetric(name, center, caller.principal, locale)
    : jsonResponse('Metric', wireMetric(found));
};

export const metricTreeCall: CallHandler = async ({ caller, params, locale }, { center }) => {
  const { name = '' } = params;
  const found = center.metricTree(caller.principal, name);
  return found === null
    ? noMetric(name, center, caller.principal, locale)
    : jsonResponse('MetricNode', wireNode(found));
};

export const dimensionsCall: CallHandler = async ({ caller, url, locale }, { center }) => {
  const asked = (url.searchParams.get('metrics') ?? '').split(',').map((name) => name.trim());
  const { items, diagnostics } = center.dimensions(
    caller.principal,
    asked.filter((name) => name !== ''),
  );
  if (diagnostics.some(({ severity }) => severity === 'error'))
    return problemResponse(diagnostics, locale, 404);
  return jsonResponse('DimensionList', {
    dimensions: items.map((item) => ({ ...item, fields: [...item.fields] })),
    diagnostics: diagnostics.map((one) => toWireDiagnostic(one, locale)),
  });
};

export const datasetsCall: CallHandler = async ({ caller }, { center }) => {
  const entries = await center.datasets(caller.principal);
  const datasets = entries.map(({ changedAt, ...entry }) => ({ ...entry, changed_at: changedAt }));
  return jsonResponse('DatasetList', { datasets });
};

export const valuesCall: CallHandler = async ({ caller, params, url, locale, signal }, { center, queue }) => {
  const { ref = '' } = params;
  const limit = limitParameter(url, { usual: MEMBERS, most: MOST_MEMBERS });
  const search = (url.searchParams.get('search') ?? '').slice(0, LONGEST_SEARCH);
  const leave = await queue.enter(caller.login, signal);
  try {
    const { items, english, diagnostics } = await center.values(caller.principal, ref, {
      search,
      limit: limit + 1,
      signal,
    });
    if (diagnostics.some(({ severity }) => severity === 'error')) return problemResponse(diagnostics, locale);
    return jsonResponse('MemberList', {
      ref,
      values: items.slice(0, limit),
      english: english.slice(0, limit),
      more: items.length > limit,
      diagnostics: diagnostics.map((one) => toWireDiagnostic(one, locale)),
    });
  } finally {
    leave();
  }
};

export function wireMetric(metric: MetricEntry): Wire<'Metric'> {
  const { effectiveFrom, synonyms, marks, same, rowPlans, ...others } = metric;
  const { isSensitive, isOfCompany, isInSeveralCurrencies, ...rest } = others;
  return {
    ...rest,
    ...(marks.length === 0 ? {} : { marks: [...marks] }),
    ...(same.length === 0 ? {} : { same: [...same] }),
    ...(rowPlans.length === 0
      ? {}
      : { row_plans: rowPlans.map(({ plan, isMatched }) => ({ plan, matched: isMatched })) }),
    ...(isSensitive ? { sensitive: true as const } : {}),
    ...(isOfCompany ? { company: true as const } : {}),
    ...(isInSeveralCurrencies ? { several_currencies: true as const } : {}),
    plans: { ...metric.plans },
    attributes: { ...metric.attributes },
    synonyms: [...synonyms],
    effective_from: effectiveFrom,
  };
}

function wireNode({ kind, name, label, formula, children }: MetricNode): Wire<'MetricNode'> {
  return { kind, name, label, formula, children: children.map(wireNode) };
}
