import '../../../parts/definition/versions-bar.css';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId } from 'react';
import type { MetricEntry } from '../../../api/answer.ts';
import { definitionQuery } from '../../../api/definition-queries.ts';
import { useFrame } from '../../../frame/search.ts';
import { useLanguage } from '../../../words/language.tsx';
import { useMetricAddress } from '../metric-address.ts';
import { asofOf, knownDay } from '../metric-address-of.ts';
import { usePeriodFigure } from '../strip/use-figures.ts';

/** A year that is being typed passes through years of fewer digits. */
const FIRST_DAY = '1000-01-01';

/** Of data that are recorded in versions: on which day they were known as the page shows them, and the choice of another. */
export function RecordClock({ metric }: { readonly metric: MetricEntry }) {
  const { words } = useLanguage();
  const { today } = useFrame();
  const { address, set } = useMetricAddress();
  const { data } = useQuery(definitionQuery(metric.name));
  const { result } = usePeriodFigure(metric);
  const id = useId();
  const day = knownDay(address);
  const isRecorded = data?.sources.some(({ recorded }) => recorded) === true;
  if (day === undefined && !isRecorded) return null;
  const unversioned =
    result?.meta.warnings.filter(({ code }) => code === 'asof/unversioned-data').length ?? 0;
  const { known } = words.metric;
  const choose = (next: string) => {
    if (next >= FIRST_DAY && next <= today) set({ asof: asofOf(next) });
  };
  return (
    <div className="versions-bar">
      <p className="note" role="note">
        {[
          day === undefined ? known.now : known.told(day),
          ...(unversioned === 0 ? [] : [words.explore.unversioned(unversioned)]),
        ].join(words.explore.between)}
      </p>
      <span className="switch-line">
        <label htmlFor={id}>{known.choose}</label>
        <Input
          key={day ?? ''}
          id={id}
          type="date"
          size="small"
          max={today}
          defaultValue={day}
          onChange={(event) => choose(event.target.value)}
        />
        {day === undefined ? null : (
          <Button size="small" type="link" onClick={() => set({ asof: undefined })}>
            {known.clear}
          </Button>
        )}
      </span>
    </div>
  );
}
