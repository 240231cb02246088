import './progress.css';

/** The target stands at 1 ÷ 1.06 of the width. */
const REACH = 1.06;

interface Pace {
  /** Shares of the target of the whole year. */
  readonly actual: number;
  /** What is due today. */
  readonly due: number;
  /** What is expected at the end; absent: nobody knows yet. */
  readonly landing?: number | undefined;
  readonly label: string;
}

/** For what adds up: actual, landing behind it, a tick at what is due today and a thin one at the target. */
export function PaceBar({ actual, due, landing, label }: Pace) {
  const width = (share: number) => `${(Math.max(0, Math.min(share, REACH)) / REACH) * 100}%`;
  return (
    <div className="pace" role="img" aria-label={label}>
      {landing === undefined ? null : <i className="landing" style={{ width: width(landing) }} />}
      <i className="actual" style={{ width: width(actual) }} />
      <b className="target" style={{ left: width(1) }} />
      <b className="due" style={{ left: width(due) }} />
    </div>
  );
}
