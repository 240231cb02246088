import type { MetricEntry } from '../api/answer.ts';
import { useLanguage } from '../words/language.tsx';
import { StarButton } from './star-button.tsx';
import type { Followed } from './use-follows.ts';

/** A star: filled while the metric is followed. */
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
    <StarButton
      isFollowed={isFollowed}
      label={isFollowed ? metrics.unfollow(label) : metrics.follow(label)}
      text={isWide ? (isFollowed ? words.metric.following : words.metric.follow) : undefined}
      toggle={follows === null ? null : () => follows.toggle(metric.name)}
    />
  );
}
