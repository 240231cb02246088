import './figures.css';

const STAR = 'M8 1.8l1.9 3.9 4.3.6-3.1 3 .7 4.3L8 11.6l-3.8 2 .7-4.3-3.1-3 4.3-.6z';

/** A star: filled while followed. */
export function StarButton(props: {
  readonly isFollowed: boolean;
  /** What a click does, and to what. */
  readonly label: string;
  /** Beside the star; absent: the star alone. */
  readonly text?: string | undefined;
  /** Null: not known yet. */
  readonly toggle: (() => void) | null;
}) {
  const { isFollowed, label, text, toggle } = props;
  return (
    <button
      type="button"
      className={text === undefined ? 'follow' : 'follow wide'}
      aria-pressed={isFollowed}
      aria-label={label}
      disabled={toggle === null}
      onClick={() => toggle?.()}
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
      {text}
    </button>
  );
}
