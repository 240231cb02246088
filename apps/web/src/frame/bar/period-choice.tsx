import { Popover } from 'antd';
import { useState } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { Segments } from '../../parts/segments.tsx';
import { monthOfDay } from '../../reading/month-of-day.ts';
import {
  firstMonthOf,
  grainOf,
  PERIOD_GRAINS,
  type Period,
  type PeriodGrain,
  periodAround,
  periodText,
  shiftPeriod,
  shortPeriod,
  yearOf,
} from '../../reading/period.ts';
import { useLanguage } from '../../words/language.tsx';
import { useFrame } from '../search.ts';

/** Years that one sheet of the choice shows, where the grain is the year. */
const YEARS = 8;

/** The period of every page: a month, a quarter or a year. */
export function PeriodChoice() {
  const { locale, words } = useLanguage();
  const { period } = useFrame();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      open={isOpen}
      onOpenChange={setOpen}
      destroyOnHidden
      content={<Sheet close={() => setOpen(false)} />}
    >
      <button
        type="button"
        className="scope-part"
        aria-label={`${words.bar.period} ${periodText(period, locale)}`}
      >
        <Icon name="calendar" />
        <b>{periodText(period, locale)}</b>
        <Icon name="down" />
      </button>
    </Popover>
  );
}

function Sheet({ close }: { readonly close: () => void }) {
  const { locale, words } = useLanguage();
  const { period, month, today, set } = useFrame();
  const [grain, setGrain] = useState<PeriodGrain>(grainOf(period));
  const [year, setYear] = useState(yearOf(period));
  const members = membersOf(grain, year);
  const now = monthOfDay(today);
  const choose = (chosen: Period) => {
    set({ period: chosen });
    close();
  };
  const step = grain === 'year' ? YEARS : 1;
  const chosen = periodAround(month, grain);
  return (
    <div className="period-sheet">
      <Segments
        block
        value={grain}
        onChange={setGrain}
        options={PERIOD_GRAINS.map((value) => ({ value, label: words.bar.grain[value] }))}
      />
      <p className="period-year">
        <button
          type="button"
          className="plain-button"
          aria-label={words.bar.earlier}
          onClick={() => setYear(shiftPeriod(year, -step))}
        >
          <Icon name="left" />
        </button>
        <b>{grain === 'year' ? `${members[0]}–${members.at(-1)}` : periodText(year, locale)}</b>
        <button
          type="button"
          className="plain-button"
          aria-label={words.bar.later}
          onClick={() => setYear(shiftPeriod(year, step))}
        >
          <Icon name="right" />
        </button>
      </p>
      <div className={`period-members ${grain}`}>
        {members.map((member) => (
          <button
            key={member}
            type="button"
            aria-pressed={member === chosen}
            disabled={firstMonthOf(member) > now}
            onClick={() => choose(member)}
          >
            {grain === 'year' ? member : shortPeriod(member, locale)}
          </button>
        ))}
      </div>
    </div>
  );
}

function membersOf(grain: PeriodGrain, year: Period): readonly Period[] {
  if (grain === 'year') return Array.from({ length: YEARS }, (_, i) => shiftPeriod(year, i - YEARS + 2));
  const first = periodAround(firstMonthOf(year), grain);
  return Array.from({ length: grain === 'month' ? 12 : 4 }, (_, i) => shiftPeriod(first, i));
}
