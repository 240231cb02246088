import type { Direction } from '../../reading/verdict.ts';
import { useLanguage } from '../../words/language.tsx';

/** The target stands at 1 ÷ 1.06 of the width, so that more than all of it can be seen. */
const REACH = 1.06;

interface Bar {
  /** Actual ÷ plan. */
  readonly attainment: number;
  readonly direction: Direction;
  readonly text: string;
}

/** Four pixels: past the tick is favourable, whichever way the metric is good. */
export function AttainmentBar({ attainment, direction, text }: Bar) {
  const { words } = useLanguage();
  const reached = direction === 'down' ? 2 - attainment : attainment;
  const width = Math.max(0, Math.min(reached, REACH)) / REACH;
  return (
    <div className="attainment" role="img" aria-label={words.parts.progress(text)}>
      <i style={{ width: `${width * 100}%` }} />
      <b style={{ left: `${100 / REACH}%` }} />
    </div>
  );
}
