import { ChangeChip } from '../../parts/change-chip.tsx';
import { Lifecycle, type Stage } from '../../parts/lifecycle.tsx';
import { DistanceGlyph } from '../../parts/progress/distance-glyph.tsx';
import { PaceBar } from '../../parts/progress/pace-bar.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import { useLanguage } from '../../words/language.tsx';

const STATES = ['good', 'watch', 'behind', 'none'] as const;
const STAGES: readonly Stage[] = ['published', 'review', 'draft', 'deprecating', 'retired'];

export function StatusSamples() {
  const { words } = useLanguage();
  const { sheet } = words;
  const glyphs = [
    [<PaceBar key="a" actual={0.802} due={0.806} landing={0.997} label={sheet.pace} />, sheet.pace],
    [<PaceBar key="b" actual={0.823} due={0.806} landing={1.04} label={sheet.ahead} />, sheet.ahead],
    [<DistanceGlyph key="c" actual={-0.33} landing={-0.42} label={sheet.shortOf} />, sheet.shortOf],
    [<DistanceGlyph key="d" actual={0.58} landing={0.72} label={sheet.betterThan} />, sheet.betterThan],
  ] as const;
  return (
    <div className="sample-columns">
      <section className="block">
        <h2>{sheet.chips}</h2>
        <Chips />
        <h2>{sheet.life}</h2>
        <p className="sample-row">
          {STAGES.map((stage) => (
            <Lifecycle key={stage} stage={stage} />
          ))}
        </p>
      </section>
      <section className="block">
        <h2>{sheet.status}</h2>
        {STATES.map((status) => (
          <p key={status} className="sample-status">
            <span className={`word ${status}`}>
              <StatusMark status={status} /> {words.status[status]}
            </span>
            <span>{sheet.statusRules[status]}</span>
          </p>
        ))}
      </section>
      <section className="block">
        <h2>
          {sheet.progress} <small>{sheet.progressNote}</small>
        </h2>
        {glyphs.map(([glyph, text]) => (
          <div key={text} className="sample-progress">
            {glyph}
            <span>{text}</span>
          </div>
        ))}
      </section>
    </div>
  );
}

function Chips() {
  const { words } = useLanguage();
  const { year_ago: yearAgo, previous } = words.compareWith;
  const plain = { isRate: false, why: null, direction: 'up' } as const;
  return (
    <p className="sample-row">
      <ChangeChip label={yearAgo} change="4070000" percent={0.077} {...plain} />
      <ChangeChip label={previous} change="-440000" percent={-0.083} {...plain} />
      <ChangeChip label={yearAgo} change="0" percent={0} {...plain} />
      <ChangeChip label={yearAgo} change={-0.0187} percent={null} {...plain} isRate />
      <ChangeChip label={yearAgo} change="9" percent={null} value="4" base="-5" isProfit {...plain} />
      <ChangeChip label={yearAgo} change="4" percent={null} value="4" base="0" {...plain} />
      <ChangeChip label={yearAgo} change={null} percent={null} {...plain} why="base-missing" />
    </p>
  );
}
