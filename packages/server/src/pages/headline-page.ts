import type { MetricEntry } from '@plumbline/center';
import { SCHEMAS } from '@plumbline/client';
import { type Locale, messageOf, PlumblineError } from '@plumbline/diagnostics';
import type { KnownCaller } from '../access/caller.ts';
import { answerOf } from '../answers/answer-of.ts';
import type { Services } from '../services.ts';
import { type Figure, figureQuery, headlineMetrics } from './figures/figure.ts';
import { figureCard } from './figures/figure-card.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';
import { PAGE_WORDS } from './page-words.ts';

interface Reader {
  readonly caller: KnownCaller;
  readonly csrf: string;
  readonly locale: Locale;
  readonly signal: AbortSignal;
}

/** The main figures of the workspace with their definitions, as one page. */
export async function headlinePage(reader: Reader, services: Services): Promise<Response> {
  const { caller, locale } = reader;
  const words = PAGE_WORDS[locale];
  const { center } = services;
  const workspace = center.workspace(caller.principal);
  const metrics = caller.principal.capabilities.has('read') ? center.metrics(caller.principal) : [];
  const chosen = caller.principal.capabilities.has('query') ? headlineMetrics(metrics) : [];
  const figures = await Promise.all(chosen.map((metric) => figureOf(metric, reader, services)));
  const title = workspace.label[locale];
  const body = html`<h1>${title}</h1>
<p class="lead">${words.today} ${workspace.today} · ${workspace.currency}</p>
<h2>${words.headline}</h2>
${figures.length === 0 ? html`<p>${words.noMetrics}</p>` : html`<section class="figures">${figures.map((figure) => figureCard(figure, locale))}</section>`}
${metrics.length === 0 ? null : metricTable(metrics, locale)}`;
  return page(body, { title, locale, path: '/plain', bar: barOf(reader) });
}

function barOf({ caller, csrf, locale }: Reader): Html {
  const words = PAGE_WORDS[locale];
  return html`<a class="quiet" href="/api/docs?lang=${locale}">${words.reference}</a>
<form method="post" action="/sign-out?lang=${locale}"><input type="hidden" name="csrf" value="${csrf}"><button class="plain">${caller.displayName} · ${words.signOut}</button></form>`;
}

function metricTable(metrics: readonly MetricEntry[], locale: Locale): Html {
  const words = PAGE_WORDS[locale];
  const rows = metrics.map(
    (
      metric,
    ) => html`<tr><td>${metric.label[locale]}<br><code>${metric.name}</code></td><td><code>${metric.readable[locale]}</code></td><td>${metric.unit}</td><td>${metric.basis?.[locale] ?? ''}</td></tr>
`,
  );
  return html`<h2>${words.allMetrics} ${metrics.length}</h2>
<div class="scroll"><table>
<thead><tr><th>${words.metric}</th><th>${words.definition}</th><th>${words.unit}</th><th>${words.basis}</th></tr></thead>
<tbody>${rows}</tbody>
</table></div>`;
}

async function figureOf(metric: MetricEntry, reader: Reader, services: Services): Promise<Figure> {
  const { caller, locale, signal } = reader;
  const { plan, query } = figureQuery(metric);
  const refused = (refusal: string | null): Figure => ({ metric, plan, result: null, refusal });
  try {
    const answered = await answerOf({ caller, query, explain: false, locale, signal }, services);
    if (answered.kind === 'refused') {
      const [first] = answered.diagnostics;
      return refused(first === undefined ? null : messageOf(first, locale));
    }
    const result = SCHEMAS.MetricResult.parse(JSON.parse(answered.json));
    return { metric, plan, result, refusal: null };
  } catch (cause) {
    if (!(cause instanceof PlumblineError)) throw cause;
    const [first] = cause.diagnostics;
    return refused(first === undefined ? null : messageOf(first, locale));
  }
}
