import type { TableScale } from '@plumbline/finance';
import { date, figure, name, type Prose } from '../../parts/prose.ts';
import { dayText } from '../../reading/day.ts';
import { pointsText, shareText, signedText, tableText, tileText } from '../../reading/figure-text.ts';
import { verdictOf } from '../../reading/verdict.ts';
import type { Locale, Words } from '../../words/catalogs.ts';
import type { Asked, Shown } from './figures.ts';

export interface Said {
  readonly metric: Asked['metric'];
  readonly shown: Shown;
}

interface Speech {
  readonly words: Words;
  readonly locale: Locale;
}

/** With the unit of money of the page. */
interface ScaledSpeech extends Speech {
  readonly scale: TableScale;
}

/** The pair whose directions make the verdict of the month. */
const SALES = 'revenue';
const EARNINGS = 'net_profit';

/** `10月营业收入完成 97.9%，净利润只完成 53.3%：多卖的货没有变成利润`; null: no plan to be measured by. */
export function titleOf(period: string, said: readonly Said[], { words, locale }: Speech): Prose | null {
  const { company } = words;
  const reached = [SALES, EARNINGS].flatMap(
    (wanted) => said.find(({ metric }) => metric.name === wanted) ?? [],
  );
  const some = (reached.length > 0 ? reached : said).filter(
    ({ shown }) => !shown.isRate && shown.attainment !== null,
  );
  if (some.length === 0) return null;
  const clauses = some.slice(0, 2).map(({ metric, shown }, i) => {
    const share = figure(`${metric.name}__attainment`, shown.attainment, shareText);
    const isOnly =
      i > 0 &&
      shown.cutOff === null &&
      shown.isUnmatched !== true &&
      Number(shown.attainment) < Number(some[0]?.shown.attainment);
    return (isOnly ? company.onlyAttained : company.attained)(
      name(words.explore.within(metric.label[locale]), locale),
      share,
    );
  });
  const verdict = monthVerdict(said);
  const ending = verdict === null ? [] : [company.colon, company.verdicts[verdict]];
  const cutOff = some[0]?.shown.cutOff ?? null;
  const until =
    cutOff === null
      ? []
      : [company.beforeCutOff, date(company.upTo(dayText(cutOff, locale))), company.afterCutOff];
  return [date(period), ...until, company.afterPeriod, ...join(clauses, company.joinParts), ...ending];
}

type Verdict = keyof Words['company']['verdicts'];

/** Sales and earnings against a year ago: two signs, four verdicts. Null: one of them is not known or did not move. */
export function monthVerdict(said: readonly Said[]): Verdict | null {
  const [sold, earned] = [SALES, EARNINGS].map((wanted) => {
    const shown = said.find(({ metric }) => metric.name === wanted)?.shown;
    return verdictOf(shown?.change == null ? null : Number(shown.change), 'up');
  });
  if (sold == null || earned == null) return null;
  if (sold === 'favourable') return earned === 'favourable' ? 'bothUp' : 'hollow';
  return earned === 'favourable' ? 'leaner' : 'bothDown';
}

/** What a figure of the lead is read together with: cash with its share of profit, customers with what one costs. */
export const COMPANIONS: Readonly<Record<string, string>> = {
  operating_cash_flow: 'cash_to_profit',
  new_customers: 'cac',
};

const LEAD: readonly string[] = [SALES, EARNINGS, ...Object.keys(COMPANIONS)];
const MOST = 4;

/** `1–10月营业收入 113,300，同比 +15.7%；…`; null: nothing came. */
export function leadOf(span: string, said: readonly Said[], speech: ScaledSpeech): Prose | null {
  const { company } = speech.words;
  const known = new Map(said.map((one) => [one.metric.name, one]));
  const wanted = LEAD.flatMap((one) => known.get(one) ?? []);
  const companions = new Set(Object.values(COMPANIONS));
  const list = wanted.length > 0 ? wanted : said.filter(({ metric }) => !companions.has(metric.name));
  const clauses = list
    .filter(({ shown }) => shown.value !== null)
    .slice(0, MOST)
    .map((one) => leadClause(one, known.get(COMPANIONS[one.metric.name] ?? ''), speech));
  if (clauses.length === 0) return null;
  return [date(span), company.afterSpan, ...join(clauses, company.joinSentences), company.end];
}

function leadClause(one: Said, companion: Said | undefined, { words, locale, scale }: ScaledSpeech): Prose {
  const { metric, shown } = one;
  const until =
    shown.cutOff === null
      ? []
      : [
          words.company.beforeCutOff,
          date(words.company.upTo(dayText(shown.cutOff, locale))),
          words.company.afterCutOff,
        ];
  const value = figure(metric.name, shown.value, (cell) => tableText(cell, shown.unit, locale, scale));
  const first = [
    ...words.company.value(name(words.explore.within(metric.label[locale]), locale), value),
    ...until,
  ];
  if (companion !== undefined && companion.shown.value !== null) {
    const each = figure(companion.metric.name, companion.shown.value, (cell) =>
      companionText(cell, companion.shown, { words, locale }),
    );
    return [
      ...first,
      words.company.comma,
      ...words.company.value(name(words.explore.within(companion.metric.label[locale]), locale), each),
    ];
  }
  const change = shown.isRate ? shown.change : shown.percent;
  if (change === null) return first;
  const column = `${metric.name}__year_ago_${shown.isRate ? 'change' : 'pct'}`;
  const moved = figure(column, change, (cell) =>
    shown.isRate ? words.inPoints(pointsText(cell)) : signedText(shareText(cell)),
  );
  return [...first, ...words.company.onYear(moved)];
}

/** Money of one customer is too small for the unit of the page: it names its own. */
function companionText(cell: string | number, { unit, currency }: Shown, { words, locale }: Speech): string {
  if (currency === undefined) return tableText(cell, unit, locale);
  const { text, scale } = tileText(cell, unit, locale);
  return words.company.ownUnit(text, scale === null ? '' : words.units[scale], currency);
}

function join(clauses: readonly Prose[], between: string): Prose {
  return clauses.flatMap((clause, i) => (i === 0 ? clause : [between, ...clause]));
}
