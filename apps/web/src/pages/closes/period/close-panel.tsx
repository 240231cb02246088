import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTimezone } from '../../../frame/use-timezone.ts';
import { Failure } from '../../../parts/failure.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { periodName } from '../../../parts/period-name.ts';
import { SidePanel } from '../../../parts/side-panel.tsx';
import { personName } from '../../../parts/talk/person-name.ts';
import { Waiting } from '../../../parts/waiting.tsx';
import { wallStamp } from '../../../reading/wall-clock.ts';
import { useLanguage } from '../../../words/language.tsx';
import { CloseState, stateOf } from '../close-state.tsx';
import { HashText } from '../hash-text.tsx';
import { type CloseEntry, closeQuery } from '../queries.ts';
import { useFocusAfter } from '../use-focus-after.ts';
import type { Verification } from '../use-verification.ts';
import { CloseHistory } from './close-history.tsx';
import { ClosedFigures } from './closed-figures.tsx';
import { UnlockDialog } from './unlock-dialog.tsx';

interface Panel {
  readonly entry: CloseEntry;
  readonly verification: Verification;
  readonly mayClose: boolean;
  /** Figures are kept from the reader. */
  readonly isRestricted: boolean;
  readonly close: () => void;
}

/** One period: what was done to it, what was recorded, and what can be done now. */
export function ClosePanel({ entry, verification, mayClose, isRestricted, close }: Panel) {
  const { words, locale } = useLanguage();
  const timezone = useTimezone();
  const { closes: text } = words;
  const [isUnlocking, setUnlocking] = useState(false);
  const focusAfter = useFocusAfter(isUnlocking);
  const told = useRef<HTMLParagraphElement>(null);
  const { period, event } = entry;
  const name = periodName(period, words, locale);
  const isLocked = event === 'lock';
  const checked = verification.checked.get(period);
  const state = stateOf(entry, checked);
  const count = checked?.findings.length ?? entry.changed ?? 0;
  return (
    <SidePanel title={name} close={close}>
      <div className="close-panel">
        <p ref={told} tabIndex={-1} role="status" className="close-panel-state">
          <CloseState state={state} {...(state === 'changed' ? { text: text.changed(count) } : {})} />
          {checked === undefined ? null : (
            <span className="quiet">
              {text.findings.fresh(wallStamp(new Date(checked.at).toISOString(), timezone))}
            </span>
          )}
        </p>
        <Facts entry={entry} name={name} />
        {isRestricted || !isLocked ? null : (
          <div className="close-actions">
            <Button
              icon={<Icon name="shield" />}
              loading={verification.isRunning}
              aria-label={text.verifyOne(name)}
              onClick={() => verification.run(period)}
            >
              {text.verify}
            </Button>
            {mayClose ? <Button onClick={() => setUnlocking(true)}>{text.unlock.begin}</Button> : null}
          </div>
        )}
        {verification.error === null ? null : <Failure error={verification.error} />}
        {isRestricted ? <p className="note">{text.restricted}</p> : <Recorded period={period} />}
      </div>
      {isUnlocking ? (
        <UnlockDialog
          period={period}
          lock={entry.hash}
          name={name}
          done={() => {
            verification.forget(period);
            focusAfter(() => told.current);
          }}
          close={() => setUnlocking(false)}
        />
      ) : null}
    </SidePanel>
  );
}

function Facts({ entry, name }: { readonly entry: CloseEntry; readonly name: string }) {
  const { words } = useLanguage();
  const timezone = useTimezone();
  const { closes } = words;
  const { panel: text } = closes;
  const { event, from, to, by, people, in_place_of: inPlaceOf, at, comment, hash } = entry;
  const isLocked = event === 'lock';
  const who = personName(people, by);
  const facts = [
    [text.days, closes.days(from, to)],
    [
      isLocked ? text.lockedBy : text.unlockedBy,
      inPlaceOf === null ? who : `${who} ${closes.inPlaceOf(personName(people, inPlaceOf))}`,
    ],
    [text.at, wallStamp(at, timezone)],
    ...(comment === null ? [] : [[isLocked ? text.comment : text.reason, comment]]),
  ];
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label} className="close-fact">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {hash === null ? null : (
        <div className="close-fact">
          <dt>{text.hash}</dt>
          <dd>
            <HashText hash={hash} of={name} isWhole />
            <p className="note">{text.hashNote}</p>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Recorded({ period }: { readonly period: string }) {
  const { data, error, refetch } = useQuery(closeQuery(period));
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Waiting height={320} />;
  return (
    <>
      <CloseHistory steps={data.steps} people={data.people} />
      <ClosedFigures close={data} />
    </>
  );
}
