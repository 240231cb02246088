import type { MetricEntry } from '../api/answer.ts';
import { useLanguage } from '../words/language.tsx';
import type { Followed } from './use-follows.ts';
import './figures.css';

const STAR = 'M8 1.8l1.9 3.9 4.3.6-3.1 3 .7 4.3L8 11.6l-3.8 2 .7-4.3-3.1-3 4.3-.6z';

/** A star: filled while followed. */
export function FollowButton(props: {
  readonly metric: MetricEntry;
  /** Null: not known yet. */
  readonly follows: Followed | null;
  readonly isWide?: boolean;
}) {
  const { locale, words } = useLanguage();
  const { metric, follows, isWide = false } = props;
  const isFollowed = follows?.names.has(metric.name) === true;
  const label = metric.label[locale];
  const { metrics } = words;
  return (
    <button
      type="button"
      className={isWide ? 'follow wide' : 'follow'}
      aria-pressed={isFollowed}
      aria-label={isFollowed ? metrics.unfollow(label) : metrics.follow(label)}
      disabled={follows === null}
      onClick={() => follows?.toggle(metric.name)}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path
          d={STAR}
          fill={isFollowed ? 'var(--accent)' : 'none'}
          stroke={isFollowed ? 'var(--accent)' : 'currentColor'}
          strokeWidth="1.3"
          strokeLinejoin="round"
        />
      </svg>
      {isWide ? (isFollowed ? words.metric.following : words.metric.follow) : null}
    </button>
  );
}
