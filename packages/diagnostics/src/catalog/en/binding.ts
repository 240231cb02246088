import type { BindingParams } from '../../codes/binding.ts';
import type { Catalog } from '../catalog.ts';

export const binding: Catalog<BindingParams> = {
  'query/unreachable-dimension': (p) => `measure ${p.measure} cannot reach dimension ${p.dimension}`,
  'query/ambiguous-dimension': (p) =>
    `measure ${p.measure} reaches ${p.dimension} on several equally short ways: ${p.paths.join('; ')}`,
  'query/no-time': (p) =>
    `dataset ${p.dataset} has no time, so it cannot be asked by a period or a time grain`,
  'query/versions-need-time': (p) =>
    `${p.relationship} leads to the version in force at the time of a row, and rows of ${p.dataset} have no time`,
  'query/not-additive': (p) =>
    `${p.metric}: ${p.fn} over different values of ${p.dataset}.${p.field} means nothing; group by it or fix it to one value`,
  'query/bridge-weight': (p) =>
    `${p.metric}: ${p.fn} cannot be shared out by the weights of bridge ${p.bridge}; sums of decimals can`,
  'query/bridge-condition': (p) =>
    `a condition compares fields behind bridge ${p.bridge} with others of the row, so it is not clear which member it speaks of`,
  'query/bridge-others': (p) =>
    `a row has several members behind bridge ${p.bridge}, so the ones left out cannot be added up as others`,
  'query/plan-withheld': () =>
    'plans and SQL are shown only to those who see all rows: they write out what policies compare with',
  'query/broken-definitions': () =>
    'the definitions of this workspace have errors, and nothing is computed before they are mended; who sees all of them is told which',
  'query/closed-data': () => 'this needs data that no policy opens to you; ask an administrator for it',
  'query/company-divided': (p) =>
    `you see only some of the rows, and ${p.metric} is the figure of the whole company: it is shown for whole months, and not with ${p.option}`,
  'query/not-loaded': (p) => `dataset ${p.dataset} is not loaded`,
  'query/bad-periods': (p) =>
    ({
      'shares-days': `calendar ${p.calendar}: the periods ${p.other} and ${p.period} share days, so a row of them would be in two members of ${p.grain}`,
      'ends-before-start': `calendar ${p.calendar}: the period ${p.period} ends before it begins`,
      'no-days': `calendar ${p.calendar}: the period ${p.period} has no first or no last day`,
    })[p.reason],
  'query/unlisted-period': (p) =>
    ({
      'no-current': `today, ${p.day}, is in no ${p.grain}, so there is no current one`,
      'list-ended': `the list of ${p.grain} ends on ${p.day}, before today: which are the last ones is not known`,
      'too-few': `the list of ${p.grain} has ${p.listed} that are over on ${p.day}, fewer than asked for`,
      'days-between': `from ${p.day} on, days of the period lie between two ${p.grain}: group by ${p.grain} to leave them out, or write the first and the last day to count them`,
    })[p.reason],
  'query/field-not-loaded': (p) =>
    `${p.dataset} holds no field ${p.field}: its members compute it from another dataset`,
  'query/too-many-members': (p) => `the period has more than ${p.limit} members of ${p.grain}`,
  'query/too-large': (p) =>
    `the windows of this question overlap so much that about ${p.rows} rows would be read, more than ${p.limit}; ask for a coarser grain or a shorter period`,
  'query/total-in-window': (p) =>
    `${p.metric}: a total over the whole period cannot stand inside to_date or trailing`,
  'query/rollup-condition': (p) =>
    `a condition mixes members of ${p.hierarchy} with other fields, so it is not clear whether it selects members or rows`,
  'query/entity-in-rollup': (p) =>
    `${p.form} places each entity by one of its rows, which has one member of ${p.hierarchy}: it does not roll up`,
  'query/retention-needs-age': (p) =>
    `${p.metric} does not say after how long: group by the cohort's age, or write after: in its formula`,
  'query/retention-by-time': (p) =>
    `${p.metric} is measured at each age of a cohort, which already says the time: leave the time grain out of by`,
  'query/retention-other-entity': (p) =>
    `${p.metric} follows each ${p.entity}, and the cohorts of this query are those of ${p.cohort}`,
  'query/cohort-others': (p) =>
    `the members of ${p.name} are periods: the rest of them is no group of its own`,
  'query/first-needs-key': (p) =>
    `${p.metric} takes dimensions and conditions from one row of each entity; ${p.dataset} has no primary key to choose between rows of the same time`,
  'query/union-hides-rule': (p) => {
    if (p.rule === 'ends')
      return `${p.union} adds totals of spans, and ${p.dataset} has no field for an end of them: its rows would be in no sum; write in set: what stands for each end in them (the first day null: they are balances, which closing reads), or give ${p.dataset} the fields`;
    const why = {
      history: 'some of its rows are earlier records of others, and all of them would be added',
      span: 'its rows are totals of periods that contain each other, and would be added twice',
      scenarios: 'plans would be added to what happened',
      additive: 'amounts of different items would be added, which means nothing',
    } as const;
    const what = {
      history: `write the same history: on ${p.union}, with a key of the same fields and, of several members, of one that tells them apart`,
      span: `write the same span: on ${p.union}, with a key of the same fields and, of several members, of one that tells them apart`,
      scenarios: `write the same scenarios: on ${p.union}`,
      additive: `write the same additive: on ${p.union}`,
    } as const;
    return `${p.union} takes the rows of ${p.dataset} without its ${p.rule}: ${why[p.rule]}; ${what[p.rule]}`;
  },
  'query/festival-part': () =>
    'a range that stands beside the festival of another year has moved by days, so it is a part of no month there: ask for the month itself, or leave out the share within it; alignment: weekday or calendar moves whole ranges',
  'query/festival-weeks': (p) =>
    `the days around Spring Festival move by days, and a period of the ${p.pattern} calendar is made of whole weeks: moved so it would begin on another weekday and be no period. Compare weeks of the same number (alignment: fiscal) or 52 weeks apart (weekday); to set the festivals side by side, name the days of the other year as fixed`,
  'query/in-force-per': (p) =>
    `${p.dataset} says who is in force on every day, so all have the same last day, that of the range: leave out per; for the most on any day of the range ask for max(… per day)`,
  'query/versions-by-instant': (p) =>
    `${p.relationship}: versions of ${p.dataset} begin at an instant of a time zone, and the row has only a day or a time without zone, which may be before or after it; date the versions by days, or give the rows a timestamptz`,
  'query/span-rate': (p) =>
    `${p.metric}: a row of ${p.dataset} is the total of a period, so it has no day whose rate it could take; convert sums, at the average rate of the period, a closing rate or a fixed one`,
  'query/entity-over-spans': (p) =>
    `${p.metric}: the rows of ${p.dataset} are totals of periods that contain each other, so none of them is the first thing that somebody did: measure a dataset with one row for each event`,
  'query/related-by-other-key': (p) =>
    `${p.relationship} leads to ${p.dataset} by ${p.columns}, but its recorded versions are told apart by ${p.key}: several rows would fit. Let the relationship name ${p.key}`,
  'query/time-of-versions': (p) =>
    `the time of ${p.dataset} lies behind ${p.relationship}, where it changes with the version that is read: up to which day its rows are complete cannot be told. Keep the date in ${p.dataset}, or give the metric a time of its own rows`,
  'query/entity-scenario': (p) =>
    `${p.metric} places each entity by a row of one scenario of ${p.dataset}, which the question groups by or fixes from outside: write the condition inside the brackets of the form`,
  'query/rollup-not-additive': (p) =>
    `${p.metric}: ${p.fn} cannot be rolled up along ${p.hierarchy}, whose members have operators or weights`,
  'query/rollup-others': (p) =>
    `members of ${p.hierarchy} hold each other, so the ones left out cannot be added up as others`,
  'query/missing-balance': (p) => `${p.metric}: no row of ${p.dataset} in the period for ${p.accounts}`,
  'query/stale-balance': (p) =>
    `${p.metric}: the last snapshot of ${p.dataset} is of ${p.day}, not of ${p.expected}`,
  'query/mixed-currency': (p) =>
    `${p.metric} would add amounts of several currencies: group by ${p.field}, fix it to one value, or ask in one currency`,
  'query/no-rates': (p) =>
    `amounts in ${p.from} cannot be shown in ${p.to}: the workspace declares no currency_rates`,
  'query/no-rate-column': (p) => `currency_rates names no column of ${p.column} rates`,
  'query/missing-rate': (p) =>
    p.from === null
      ? `${p.amount} of rows that name no currency cannot be converted to ${p.to}`
      : p.day === null
        ? `${p.amount} ${p.from}: no day to take the rate to ${p.to} of`
        : `no rate from ${p.from} to ${p.to} on ${p.day} or shortly before, for ${p.amount} ${p.from}`,
  'query/ambiguous-rate': (p) => `several different rates between ${p.from} and ${p.to} on ${p.day}`,
  'query/converted-elsewhere': (p) =>
    `${p.metric} is converted to ${p.to} by its own formula and cannot be shown in ${p.currency} as well`,
  'query/money-literal': (p) =>
    `${p.metric} puts a bare number beside amounts of money, whose currency is not known: it cannot be converted to ${p.currency}`,
  'query/cannot-convert': (p) =>
    `${p.metric}: ${p.fn} of amounts cannot be converted at this rate; convert sums, averages, least and greatest values`,
  'query/nothing-to-hold-constant': () =>
    'constant_currency holds rates constant, and nothing in this question is converted; name a currency',
  'query/constant-parts': (p) =>
    `${p.metric}: at constant currency nothing says which day's closing rate of the current range each month, quarter or day inside the base takes; ask for the closing balance, the mean of both ends or that of snapshots`,
  'query/no-shift': (p) =>
    `${p.metric}: its base has no distance in time from what it is compared with, so no rates can be held constant`,
  'query/entity-calendar': (p) =>
    `${p.dataset} follows the calendar ${p.calendar}, in which each ${p.entity} has fiscal periods of its own: group by ${p.entity} or fix it to one`,
  'query/mixed-calendars': (p) =>
    `the fiscal periods of ${p.left} and of ${p.right} are not the same: ask about them in two questions, or by grains of the workspace`,
  'query/two-balances': (p) =>
    `${p.dataset}: ${p.entity} has balances on ${p.days}, all near the end of one period and none on it; it is not clear which of them closes it`,
  'query/two-years-of-one-name': (p) =>
    `${p.calendar}: two fiscal years of ${p.entity} end in ${p.year}, so it is not clear which of them stands beside ${p.year} of the others; leave the company out, or compare by the names of years (peers: label)`,
  'query/open-year-of-peers': (p) =>
    `${p.calendar}: fiscal year ${p.year} of ${p.entity} is listed by its first quarters only, and by 52 or 53 weeks it ends in different years; list the whole year beside its quarters, or give the calendar a snap of 7 days`,
  'query/quarters-of-peers': () =>
    'peers: calendar sets years beside each other by where they end; their quarters are those of each company and begin in different months: ask by fiscal_year',
  'query/tied-versions': (p) =>
    `${p.dataset} has several versions of ${p.key}, recorded at once, that differ; say in “prefer” which of them counts`,
  'query/span-not-additive': (p) =>
    `${p.fn} in metric ${p.metric}: rows of ${p.dataset} are totals of spans that overlap; only sum, count, min and max read them`,
  'query/no-common-dataset': () => 'no dataset has all the dimensions and conditions asked',
};
