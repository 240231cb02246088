import type { ClockReason, PeriodReason, QueryParams, QueryValueKind } from '../../codes/query.ts';
import type { Catalog } from '../catalog.ts';

const PERIOD_REASONS: { readonly [R in PeriodReason]: (part: string) => string } = {
  empty: () => 'the text is empty',
  'unknown-form': (part) =>
    `“${part}” is none of the forms 2013, 2013-Q3, 2013-07, 2013-W07, 2013-07-15, FY2013, FY2013-Q1, a..b, last 12 months [to date], this quarter, mtd, qtd, ytd`,
  'expected-unit': () =>
    'a unit is missing at the end: day, week, month, quarter, year, fiscal_quarter or fiscal_year',
  'unknown-unit': (part) =>
    `“${part}” is not a unit; the units are day, week, month, quarter, year, fiscal_quarter and fiscal_year`,
  'count-out-of-range': (part) =>
    `the number of units must be at least 1 and reach back at most 1,000 years, not ${part}`,
  'unexpected-text': (part) => `“${part}” is left over after a complete period`,
  'no-such-month': (part) => `${part} is no month; months are 01 to 12`,
  'no-such-quarter': (part) => `${part} is no quarter; quarters are Q1 to Q4`,
  'no-such-week': (part) => `the year has no week ${part}`,
  'month-of-pattern': (part) =>
    `${part} reads as a calendar month, and the months here are periods of whole weeks, named by their number in the year`,
  'no-such-day': (part) => `there is no day ${part} in the calendar`,
  'out-of-range': (part) => `${part} does not lie within the years 0001 to 9999`,
  'relative-end': (part) => `a range needs fixed ends, and “${part}” moves with today`,
  'range-without-ends': () => 'a range needs at least one end',
  'too-many-ends': () => 'a range has two ends, and “..” stands here more than once',
  'range-reversed': () => 'the range ends before it begins',
};

const CLOCK_REASONS: { readonly [R in ClockReason]: string } = {
  'ends-inside-a-day':
    'the range would end with the hour, and what a metric reads is a range of whole days; ask it by day',
  'days-alone': 'it is a figure of whole days, and an hour is none; ask it by day',
  'balance-of-a-day':
    'a balance is that of a day, and the rows of it that carry the hour are not the balance at the end of the hour; ask it by day',
  'no-days-beside':
    "beside periods of a calendar of one's own or of an entity, and beside cohorts, parts of a day stand on no day that could be moved; ask by day and hour alone",
  'part-before':
    'beside the part of a day before, which may lie on another day, it has no figure: rates and first days are those of whole days; drop compare: previous',
  unpaired:
    'the two periods do not have as many days, or the period is open, so that no hour of the one stands beside an hour of the other; give both as many days',
};

const KINDS: { readonly [K in QueryValueKind]: string } = {
  text: 'a text',
  number: 'a number',
  'whole-number': 'a whole number',
  boolean: 'true or false',
  list: 'a list',
  object: 'an object',
  null: 'null',
  other: 'something that JSON does not have',
};

export const query: Catalog<QueryParams> = {
  'query/unknown-key': (p) => `a query has no key “${p.key}” here; the keys are ${p.known.join(', ')}`,
  'query/missing-key': (p) => `the key “${p.key}” is missing`,
  'query/wrong-type': (p) =>
    p.expected.length === 0
      ? `${KINDS[p.found]} cannot stand here`
      : `expected ${oneOf(p.expected.map((kind) => KINDS[kind]))} here, found ${KINDS[p.found]}`,
  'query/unknown-word': (p) => `“${p.word}” is none of ${p.allowed.join(', ')}`,
  'query/empty-text': () => 'the text is empty',
  'query/text-too-long': (p) => `the text has ${p.found} characters; the most is ${p.most}`,
  'query/list-too-long': (p) => `the list has ${p.found} entries; the most is ${p.most}`,
  'query/number-too-big': (p) => `${p.found} is too big; the most is ${p.most}`,
  'query/number-too-small': (p) => `${p.found} is too small; the least is ${p.least}`,
  'query/nothing-asked': () => 'the query names neither metrics nor dimensions',
  'query/retired-metric': (p) =>
    `the metric ${p.metric} is retired${p.last === null ? '' : `; it answered until ${p.last}`}${p.replacement === null ? '' : `; use ${p.replacement}`}`,
  'query/deprecated-metric': (p) =>
    `the metric ${p.metric} is deprecated${p.sunset === null ? '' : ` and answers until ${p.sunset}`}${p.replacement === null ? '' : `; use ${p.replacement}`}`,
  'query/unknown-metric': (p) => `there is no metric called ${p.name}`,
  'query/ambiguous-label': (p) =>
    `several metrics are labelled [${p.label}]: ${p.names.join(', ')}; write the name`,
  'query/duplicate-metric': (p) => `metric ${p.name} is asked for twice`,
  'query/duplicate-key': (p) => `${p.name} stands here twice`,
  'query/duplicate-compare': (p) => `the comparison ${p.name} is asked for twice`,
  'query/duplicate-column': (p) =>
    `two columns of the result would be called ${p.name}; rename a key with "as"`,
  'query/bad-column-name': (p) =>
    `“${p.name}” cannot name a column: letters, digits and _ only, no digit first, no word of the formula language`,
  'query/grain-of-grain': (p) =>
    `${p.grain} is a grain already: it takes no "grain", and of all grains only day takes a "part" (of a date)`,
  'query/grain-and-part': (p) =>
    `${p.field} can be grouped by a grain (${p.grain}) or by a part (${p.part}), not by both at once`,
  'query/not-a-time-field': (p) => `${p.field} is ${p.type}; only dates and timestamps have grains and parts`,
  'query/part-needs-timestamp': (p) => `${p.field} is a date and has no ${p.part}`,
  'query/grains-do-not-nest': (p) =>
    `${p.fine} and ${p.coarse} cannot stand together: a ${words(p.fine)} may lie in more than one ${words(p.coarse)}`,
  'query/week-with-year': (p) =>
    `week and ${p.grain} cannot stand together: a week may lie in two of them; year beside week is the year that counts the week`,
  'query/bad-period': (p) => `cannot read the period “${p.text}”: ${PERIOD_REASONS[p.reason](p.part)}`,
  'query/year-not-published': (p) =>
    `the ${p.table === 'spring_festival' ? 'date of Spring Festival' : 'working days'} of ${p.year} ${p.table === 'spring_festival' ? 'is' : 'are'} not among the published years ${p.first} to ${p.last}, and no guess is made`,
  'query/bad-as-of': (p) => `as_of is a day such as 2014-02-01; “${p.text}” is none`,
  'query/open-fixed-period': (p) =>
    `a comparison with a fixed period needs both its ends; “${p.period}” has one`,
  'query/clock-range': (p) => `${p.form} by ${p.grain}: ${CLOCK_REASONS[p.why]}`,
  'query/clock-members': (p) =>
    `${p.form}: who is a member is found once, over whole days, and beside periods that are no days an hour is no member of time; take a day, or group by the part of a timestamp ({field, part: hour})`,
  'query/needs-period': (p) =>
    `${p.form}${p.metric === null ? '' : ` in metric ${p.metric}`} needs a date range: give the query a period or a time grain in "by"`,
  'query/period-and-time-condition': (p) =>
    `the period “${p.period}” moves with today and cannot be cut by a condition on the query's time; write the whole range as period`,
  'query/empty-period': () => 'no day meets both the period and the conditions on the time in where',
  'query/having-not-condition': (p) =>
    `having must be a condition, which is true or false; this is ${p.type}`,
  'query/order-not-a-name': (p) =>
    `order by “${p.text}”: order takes the name of a result column, a key or a metric`,
  'query/scenario-fixed': (p) =>
    `${p.plan}: the scenario of ${p.dataset} is fixed or grouped by, so there is none to compare with`,
  'query/nothing-to-match': (p) =>
    p.form === null
      ? `matched: snapshots needs the ${p.plan} of metric ${p.metric} in the rows of its own dataset (scenarios: in the dataset, and a time); compare with "${p.plan}" alone`
      : `matched: snapshots: ${p.form} in metric ${p.metric} counts more than the rows of its own days; compare with "${p.plan}" alone`,
  'query/no-plan': (p) => `metric ${p.metric} has no ${p.plan} to compare with`,
  'query/compare-needs-number': (p) => `metric ${p.metric} is ${p.type}; only numbers can be compared`,
  'query/needs-metric': (p) => `${p.option} says nothing without a metric`,
  'query/fill-needs-time': () =>
    'fill adds missing members of time, or the ages of a cohort, and "by" has neither a time grain nor both cohort and age',
  'query/no-cohort': (p) => `${p.name} is known only beside a metric made with cohort(…), and none is asked`,
  'query/two-cohorts': (p) => `the metrics have two different cohorts: ${p.first} and ${p.second}`,
  'query/grain-of-cohort': (p) => `${p.name} has the grain of its metric and takes no other`,
  'query/others-needs-limit': () => 'others needs a limit: it gathers what the limit leaves out',
  'query/others-needs-dimension': () => 'others needs a dimension in "by" that is not time',
  'query/share-of-what': () =>
    'say what the share is of: either within (the keys that stay; [] is the grand total) or parent (the keys to go up along)',
  'query/share-not-asked': (p) =>
    `share names ${p.metric}, which is not among the metrics of the query: ${p.metrics.join(', ')}`,
  'query/share-not-additive': (p) =>
    p.over === null
      ? `the members of metric ${p.metric} do not add up to its total, so none is a share of it`
      : `metric ${p.metric} does not add up over time, so a ${words(p.over)} is no share of a longer time`,
  'query/unknown-key-column': (p) =>
    p.keys.length === 0
      ? `${p.name} is no key of this query, which has none`
      : `${p.name} is no key of this query; the keys are ${p.keys.join(', ')}`,
  'query/too-many-branches': (p) =>
    `metrics × comparisons × totals make ${p.branches} branches, more than ${p.most}; ask for fewer${p.totals > 1 ? ', or fewer totals' : ''}`,
  'query/not-a-member': (p) => `“${p.value}” is no member of ${p.key}, whose values are ${words(p.kind)}s`,
  'query/unknown-measure': (p) =>
    p.count === 0
      ? `metric ${p.metric} aggregates no rows`
      : `metric ${p.metric} has ${p.count} measure${p.count === 1 ? '' : 's'}, numbered from 0; there is no ${p.measure}`,
  'query/unknown-row-column': (p) => `rows of ${p.dataset} have no column ${p.name}`,
  'query/no-plain-rows': (p) =>
    `${p.form} in metric ${p.metric} is not an aggregate of plain rows, so there are no rows to list`,
};

function oneOf(choices: readonly string[]): string {
  const last = choices.at(-1) ?? '';
  return choices.length < 2 ? last : `${choices.slice(0, -1).join(', ')} or ${last}`;
}

function words(grain: string): string {
  return grain.replaceAll('_', ' ');
}
