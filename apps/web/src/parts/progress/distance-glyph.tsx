import './progress.css';

interface Distance {
  /** From the target, −1 … 1 of half the width; right is favourable. */
  readonly actual: number;
  readonly landing?: number | undefined;
  readonly label: string;
}

/** For ratios and stocks, which do not fill up: target in the middle, unfavourable left, favourable right. */
export function DistanceGlyph({ actual, landing, label }: Distance) {
  const at = (distance: number) => 50 + Math.max(-1, Math.min(distance, 1)) * 48;
  const dot = at(actual);
  return (
    <div className="distance" role="img" aria-label={label}>
      <i style={{ left: `${Math.min(dot, 50)}%`, width: `${Math.abs(dot - 50)}%` }} />
      <b />
      {landing === undefined ? null : <u style={{ left: `${at(landing)}%` }} />}
      <em style={{ left: `${dot}%` }} />
    </div>
  );
}
