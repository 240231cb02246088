import type { Wire } from '@plumbline/client';
import type { Locale } from '@plumbline/diagnostics';
import { shareText } from '@plumbline/finance';
import { type Html, html } from '../html.ts';
import { PAGE_WORDS } from '../page-words.ts';
import type { Figure } from './figure.ts';
import { changeText, figureText } from './figure-text.ts';

type Result = Wire<'MetricResult'>;

/** One figure: the value, what it is compared with, its dates, and what it means. */
export function figureCard(figure: Figure, locale: Locale): Html {
  const { metric } = figure;
  const words = PAGE_WORDS[locale];
  const basis =
    metric.basis === null ? null : html`<p class="note">${words.basis} · ${metric.basis[locale]}</p>`;
  return html`<article class="figure">
<h3>${metric.label[locale]}</h3>
${figure.result === null ? html`<p class="value">–</p><p class="note">${figure.refusal ?? words.noFigure}</p>` : inside(figure, figure.result, locale)}
<div class="what">
<p class="note">${words.definition} · <code>${metric.name} = ${metric.readable[locale]}</code></p>
${basis}
</div>
</article>
`;
}

function inside({ metric, plan }: Figure, result: Result, locale: Locale): Html {
  const words = PAGE_WORDS[locale];
  const cell = (name: string) => {
    const at = result.columns.findIndex((column) => column.name === name);
    return { value: result.rows[0]?.[at] ?? null, column: result.columns[at] };
  };
  const show = (name: string) => {
    const { value, column } = cell(name);
    return column === undefined ? '–' : figureText(value, column, locale);
  };
  const main = cell(metric.name);
  const unit = main.column?.currency ?? '';
  const past = `${metric.name}__year_ago`;
  const change =
    main.column === undefined
      ? null
      : changeText(cell(`${past}_change`).value, cell(`${past}_pct`).value, main.column, words);
  const dates = (name: string) => (result.ranges[name] ?? []).map((day) => day ?? '…').join(' – ');
  const attained = plan === null ? null : cell(`${metric.name}__${plan}_attainment`).value;
  return html`<p class="value" title="${String(main.value ?? '')}">${show(metric.name)}<small>${unit}</small></p>
<dl>
<dt>${words.yearAgo}</dt><dd>${show(past)} ${change === null ? null : html`<span class="${tone(metric.direction, change)}">${change}</span>`}</dd>
${plan === null ? null : html`<dt>${words[plan]}</dt><dd>${show(`${metric.name}__${plan}`)}${attained === null ? null : ` · ${words.attained} ${typeof attained === 'boolean' ? '' : shareText(attained)}`}</dd>`}
</dl>
<p class="note">${dates('current')}<br>${words.yearAgo} ${dates('year_ago')}${edgeText(result, words.dataUpTo)}</p>`;
}

function edgeText({ meta }: Result, label: string): string {
  const days = Object.values(meta.edge).filter((day): day is string => day !== null);
  const first = days.sort()[0];
  return first === undefined ? '' : ` · ${label} ${first}`;
}

/** Colour follows what is favourable; the sign carries the direction. */
function tone(direction: Figure['metric']['direction'], change: string): string {
  if (direction !== 'up' && direction !== 'down') return '';
  const isUp = change.startsWith('+');
  if (!isUp && !change.startsWith('\u2212')) return '';
  return isUp === (direction === 'up') ? 'good' : 'bad';
}
