import { headerUnit, type TableScale } from '@plumbline/finance';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/server.ts';
import { useFrame } from '../../frame/search.ts';
import { CheckedMark } from '../../parts/checked-mark.tsx';
import { CheckedProse } from '../../parts/checked-prose.tsx';
import { monthOfDay } from '../../reading/month-of-day.ts';
import { grainOf, lastMonthOf, periodText, shortPeriod, spanText } from '../../reading/period.ts';
import { useLanguage } from '../../words/language.tsx';
import { DataEdges } from './data-edges.tsx';
import { type Asked, shownOf } from './figures.ts';
import { leadOf, type Said, titleOf } from './month-sentence.ts';

interface Headline {
  readonly period: string;
  readonly month: string;
  readonly ofMonth: readonly Asked[];
  readonly toDate: readonly Asked[];
  /** Null: not known yet. */
  readonly scale: TableScale | null;
}

/** What the month says, in sentences whose every figure is one of the answers. */
export function Headline({ period, month, ofMonth, toDate, scale }: Headline) {
  const { locale, words } = useLanguage();
  const { today } = useFrame();
  const currency = useQuery(meQuery).data?.workspace.currency ?? '';
  const title = titleOf(shortPeriod(period, locale), saidBy(ofMonth), { words, locale });
  const lead =
    scale === null ? null : leadOf(spanText(month, locale), saidBy(toDate), { words, locale, scale });
  const isComplete = [...ofMonth, ...toDate].every(
    ({ result, error }) => result !== undefined || error !== null,
  );
  return (
    <header className={`headline ${lengthOf(period, today)}`}>
      <div className="headline-title">
        <h1>{title === null || !isComplete ? periodText(period, locale) : <CheckedProse prose={title} />}</h1>
        {isComplete ? <CheckedMark prose={[...(title ?? []), ...(lead ?? [])]} /> : null}
        <DataEdges asked={isComplete ? ofMonth : []} />
      </div>
      <p className="lead">
        <span>{lead === null || !isComplete ? '\u00A0' : <CheckedProse prose={lead} />}</span>
        <span className="unit-note">
          {scale === null ? '\u00A0' : words.company.unit(headerUnit(scale, currency, locale))}
        </span>
      </p>
    </header>
  );
}

/** What is not over says of each figure up to when: on a phone the sentences have a line more, known before they come. */
function lengthOf(period: string, today: string): 'long' | '' {
  const isRunning = lastMonthOf(period) >= monthOfDay(today);
  return isRunning && grainOf(period) !== 'month' ? 'long' : '';
}

function saidBy(asked: readonly Asked[]): readonly Said[] {
  return asked.flatMap((one) => {
    const shown = shownOf(one, 'year_ago');
    return shown === null ? [] : [{ metric: one.metric, shown }];
  });
}
