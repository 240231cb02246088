import type { Answered } from '../../../parts/question/answered.ts';
import { matchedPlans } from '../../../parts/question/matched-plans.ts';
import { NO_QUESTION } from '../../../parts/question/question.ts';
import { areFiscalYears } from '../../../parts/question/time-grains.ts';
import type { Reader } from '../../../parts/sheet/reader.ts';
import { leftOutWarnings, warningsText } from '../../../parts/sheet/warnings-text.ts';
import { dayText } from '../../../reading/day.ts';

/** In which currency the amounts of an answer are and how they came to it, and as of which day it is; nothing where it is as usual. */
export function termsText(
  { result, question, asked }: Answered,
  { metrics, words, locale }: Reader,
): readonly string[] {
  const { explore } = words;
  const { currency, isConstant, asOf, alignment, partial, peers, rows, columns } = question;
  const rates = result.meta.rates ?? [];
  const day = (text: string) => dayText(text, locale);
  const named = rates.map(({ rate, days: [first, last] }) =>
    explore.rateDays(explore.rateKinds[rate], day(first), day(last)),
  );
  const unversioned = result.meta.warnings.filter(({ code }) => code === 'asof/unversioned-data').length;
  return [
    ...(currency === ''
      ? []
      : rates.length === 0
        ? [explore.ownCurrency(currency)]
        : [explore.converted(currency, [...new Set(named)].join(explore.comma))]),
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
    ...warningsText(
      { ...result, meta: { warnings: [...result.meta.warnings, ...leftOutWarnings(result)] } },
      { metrics, words, locale },
    ),
  ];
}
