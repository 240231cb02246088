import { useLanguage } from '../../words/language.tsx';
import { type Spark, sparkPoints } from './spark.ts';

const BOX = { width: 92, height: 28, inset: 4 };

interface Line {
  readonly spark: Spark;
  /** A dotted line at the plan. */
  readonly plan?: number | null;
  /** The last point is hollow while its period has not ended. */
  readonly isPartial?: boolean;
}

/** The course of a metric in 92 × 28. */
export function Sparkline({ spark, plan = null, isPartial = false }: Line) {
  const { words } = useLanguage();
  const { runs, y } = sparkPoints(spark, BOX, plan);
  const last = runs.at(-1)?.at(-1);
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      width={BOX.width}
      height={BOX.height}
      role="img"
      aria-label={words.parts.spark(spark.length)}
    >
      {plan === null ? null : <line className="spark-plan" x1="0" x2={BOX.width} y1={y(plan)} y2={y(plan)} />}
      {runs.map((run) => (
        <polyline key={run[0]?.join()} className="spark-line" points={run.map((at) => at.join()).join(' ')} />
      ))}
      {last === undefined ? null : (
        <circle className={isPartial ? 'spark-open' : 'spark-end'} cx={last[0]} cy={last[1]} r="2.5" />
      )}
    </svg>
  );
}
