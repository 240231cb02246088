import { useClock } from '../../frame/use-clock.ts';
import { useLanguage } from '../../words/language.tsx';
import { CloseState } from './close-state.tsx';
import type { Verification } from './use-verification.ts';

interface Summary {
  /** Periods. */
  readonly locked: number;
  /** Periods whose figures are others now; null: not told. */
  readonly changed: number | null;
  readonly verification: Verification;
}

/** The answer in a sentence; after a verification, what came of it. */
export function CloseSummary({ locked, changed, verification }: Summary) {
  const { words, locale } = useLanguage();
  const clock = useClock();
  const { closes: text } = words;
  const { checked, damages } = verification;
  const all = [...checked.values()];
  const last = Math.max(...all.map(({ at }) => at));
  const sum = (count: (one: (typeof all)[number]) => number) => all.reduce((n, one) => n + count(one), 0);
  const otherwise = sum(({ findings }) => findings.length);
  return (
    <div className="closes-summary" role="status">
      <p>{changed === null ? text.summaryUntold(locked) : text.summary(locked, changed)}</p>
      <p className="note">
        {all.length === 0
          ? ''
          : [
              text.verified(
                clock.moment(new Date(last).toISOString()),
                all.length,
                sum((one) => one.figures),
              ),
              text.verifiedChanged(otherwise),
              ...(damages.length === 0 ? [text.verifiedIntact] : []),
            ].join(locale === 'zh' ? '' : ' ')}
      </p>
      {damages.map(({ messages }) => (
        <p key={messages.en}>
          <CloseState state="damaged" text={messages[locale]} />
        </p>
      ))}
    </div>
  );
}
