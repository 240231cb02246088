import { useQuery } from '@tanstack/react-query';
import type { MetricEntry } from '../../../api/answer.ts';
import { useClock } from '../../../frame/use-clock.ts';
import { Failure } from '../../../parts/failure.tsx';
import { periodName } from '../../../parts/period-name.ts';
import { useMedia } from '../../../parts/use-media.ts';
import { Waiting } from '../../../parts/waiting.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { type CloseEntry, closeQuery } from '../queries.ts';
import type { CheckedPeriod } from '../use-verification.ts';
import { FindingTable, MOST } from './finding-table.tsx';
import { findingsId } from './findings-id.ts';

/** The facts of a figure stand below each other, as `closes.css` has it. */
const STACKED = '(max-width: 899px)';

interface Block {
  readonly entry: CloseEntry;
  readonly checked: CheckedPeriod | undefined;
  readonly metrics: ReadonlyMap<string, MetricEntry>;
}

/** The figures of a locked period that are others now: those of a verification, else those that the last load found. */
export function Findings({ entry, checked, metrics }: Block) {
  const { words, locale } = useLanguage();
  const clock = useClock();
  const { findings: text } = words.closes;
  const { period } = entry;
  const { data, error, refetch } = useQuery({ ...closeQuery(period), enabled: checked === undefined });
  const isStacked = useMedia(STACKED);
  const label = text.title(periodName(period, words, locale));
  const expected = Math.min(checked?.findings.length ?? entry.changed ?? 0, MOST);
  const found = checked?.findings ?? data?.findings;
  return (
    <section className="close-findings" id={findingsId(period)} data-findings={period}>
      <h2>
        {label}{' '}
        <small>
          {checked === undefined
            ? text.recorded
            : text.fresh(clock.moment(new Date(checked.at).toISOString()))}
        </small>
      </h2>
      {error === null ? null : <Failure error={error} retry={() => void refetch()} />}
      {found === undefined ? (
        error === null ? (
          <Waiting height={28 + expected * (isStacked ? 152 : 41)} />
        ) : null
      ) : (
        <FindingTable label={label} close={entry} findings={found} metrics={metrics} />
      )}
    </section>
  );
}
