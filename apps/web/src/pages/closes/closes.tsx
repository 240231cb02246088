import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { MetricEntry } from '../../api/answer.ts';
import { meQuery } from '../../api/server.ts';
import { ClockNote } from '../../frame/clock-note.tsx';
import { useFrame } from '../../frame/search.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { useLanguage } from '../../words/language.tsx';
import { closablePeriods } from './closable-periods.ts';
import { closeRowId } from './close-row-id.ts';
import { CloseSummary } from './close-summary.tsx';
import { ClosesTable } from './closes-table.tsx';
import { Findings } from './findings/findings.tsx';
import { LockDialog } from './lock/lock-dialog.tsx';
import { ClosePanel } from './period/close-panel.tsx';
import { type CloseEntry, refreshCloses } from './queries.ts';
import { useFocusAfter } from './use-focus-after.ts';
import { useVerification, type Verification } from './use-verification.ts';

interface All {
  /** Of asking anew: what is shown is from before. */
  readonly failure: Error | null;
  readonly entries: readonly CloseEntry[];
  readonly metrics: ReadonlyMap<string, MetricEntry>;
  readonly mayClose: boolean;
}

/** The periods that were locked, what has changed under them, and the steps that the reader may take. */
export function Closes({ failure, entries, metrics, mayClose }: All) {
  const { words } = useLanguage();
  const { closes: text } = words;
  const { period: wanted, today } = useFrame();
  const [chosen, choose] = useAddress('close');
  const [isLocking, setLocking] = useState(false);
  const focusAfter = useFocusAfter(isLocking);
  const verification = useVerification(entries);
  const { checked } = verification;
  const locked = entries.filter(({ event }) => event === 'lock');
  const isRestricted = locked.some(({ changed }) => changed === null);
  const fiscal = useQuery(meQuery).data?.workspace.fiscal ?? null;
  const groups = closablePeriods({ today, locked: new Set(locked.map(({ period }) => period)), fiscal });
  const mayLock = mayClose && !isRestricted && groups.length > 0;
  const opened = entries.find(({ period }) => period === chosen);
  const changed = locked.filter(
    (entry) => (checked.get(entry.period)?.findings.length ?? entry.changed ?? 0) > 0,
  );
  const begin = () => setLocking(true);
  return (
    <section className="closes">
      <header className="closes-head">
        <h1>{text.title}</h1>
        <p className="note">
          {text.lead}
          <ClockNote isAfter />
        </p>
        <Actions
          verification={isRestricted || locked.length === 0 ? null : verification}
          begin={mayLock && entries.length > 0 ? begin : null}
        />
      </header>
      {failure === null ? null : <Failure error={failure} retry={() => void refreshCloses()} />}
      {entries.length === 0 ? (
        <Empty text={text.empty} {...(mayLock ? { action: text.lock.make, onAction: begin } : {})} />
      ) : (
        <>
          <CloseSummary
            locked={locked.length}
            changed={isRestricted ? null : changed.length}
            verification={verification}
          />
          {isRestricted ? <p className="note closes-note">{text.restricted}</p> : null}
          {verification.error === null || opened !== undefined ? null : (
            <Failure error={verification.error} />
          )}
          <ClosesTable entries={entries} checked={checked} open={choose} />
          {changed.map((entry) => (
            <Findings
              key={entry.period}
              entry={entry}
              checked={checked.get(entry.period)}
              metrics={metrics}
            />
          ))}
        </>
      )}
      {opened === undefined ? null : (
        <ClosePanel
          key={opened.period}
          entry={opened}
          verification={verification}
          mayClose={mayClose}
          isRestricted={isRestricted}
          close={() => choose(undefined)}
        />
      )}
      {isLocking ? (
        <LockDialog
          groups={groups}
          wanted={wanted}
          done={(period) => {
            verification.forget(period);
            focusAfter(() => document.getElementById(closeRowId(period)));
          }}
          close={() => setLocking(false)}
        />
      ) : null}
    </section>
  );
}

/** Null: not for this reader, or not now. */
interface Actions {
  readonly verification: Verification | null;
  readonly begin: (() => void) | null;
}

function Actions({ verification, begin }: Actions) {
  const { words } = useLanguage();
  const { closes: text } = words;
  return (
    <div className="closes-actions">
      {verification === null ? null : (
        <Button
          icon={<Icon name="shield" />}
          loading={verification.isRunning}
          onClick={() => verification.run()}
        >
          {text.verify}
        </Button>
      )}
      {begin === null ? null : (
        <Button type="primary" icon={<Icon name="lock" />} onClick={begin}>
          {text.lock.make}
        </Button>
      )}
    </div>
  );
}
