import { memberKey } from '../../../parts/pivot/cells.ts';
import type { Answered } from '../../../parts/question/answered.ts';
import { matchedPlans } from '../../../parts/question/matched-plans.ts';
import { NO_QUESTION } from '../../../parts/question/question.ts';
import { areFiscalYears } from '../../../parts/question/time-grains.ts';
import { isOpenAge } from '../../../parts/sheet/open-ages.ts';
import { ratesText } from '../../../parts/sheet/rates-text.ts';
import { metricText, type Reader } from '../../../parts/sheet/reader.ts';
import { spansText } from '../../../parts/sheet/spans-text.ts';
import { leftOutWarnings, warningsText } from '../../../parts/sheet/warnings-text.ts';

/** In which currency the amounts of an answer are and how they came to it, and as of which day it is; nothing where it is as usual. */
export function termsText(
  { result, question, asked }: Answered,
  { metrics, words, locale }: Reader,
): readonly string[] {
  const { explore } = words;
  const { currency, isConstant, asOf, alignment, partial, peers, rows, columns } = question;
  const rates = ratesText(result, { words, locale });
  const whole = result.columns.filter(({ additive, role }) => additive === false && role === 'metric');
  const unversioned = result.meta.warnings.filter(({ code }) => code === 'asof/unversioned-data').length;
  return [
    ...(currency !== '' && rates.length === 0 ? [explore.ownCurrency(currency)] : rates),
    ...(currency !== '' && isConstant ? [explore.constantNote] : []),
    ...(asOf === null ? [] : [explore.asOf(asOf.day, asOf.isToday)]),
    ...(alignment === NO_QUESTION.alignment ? [] : [explore.alignmentNote[alignment]]),
    ...(partial === NO_QUESTION.partial ? [] : [explore.partialNote[partial]]),
    ...(peers === NO_QUESTION.peers || !areFiscalYears([...rows, ...columns])
      ? []
      : [explore.peersNote[peers]]),
    ...matchedPlans(asked.query.compare ?? []).map((plan) =>
      explore.matchedNote(explore.within(explore.against[plan] ?? plan)),
    ),
    ...(asked.notClosed === null ? [] : [explore.notClosed[asked.notClosed]]),
    ...(unversioned === 0 ? [] : [explore.unversioned(unversioned)]),
    ...(whole.length === 0 || result.totals === undefined
      ? []
      : [
          explore.notAdditive(
            whole.map(({ name }) => metricText({ metrics, locale }, name)).join(explore.comma),
          ),
        ]),
    ...(hasOpenAges(result) ? [explore.openAges] : []),
    ...spansText(result, words),
    ...warningsText(
      { ...result, meta: { warnings: [...result.meta.warnings, ...leftOutWarnings(result)] } },
      { metrics, words, locale },
    ),
  ];
}

/** Whether one of the cells is marked as of a period that is not over. */
function hasOpenAges(result: Answered['result']): boolean {
  return result.rows.some((row) => isOpenAge(result, { keys: row.map(memberKey) }));
}
