import { useThemeMode } from '../../theme/theme-mode.tsx';
import { useLanguage } from '../../words/language.tsx';
import { CardSamples } from './card-samples.tsx';
import { ChartSample } from './chart-sample.tsx';
import { ControlSamples } from './control-samples.tsx';
import { StateSamples } from './state-samples.tsx';
import { StatusSamples } from './status-samples.tsx';
import { TableSample } from './table-sample.tsx';
import './parts.css';

/** Every part in every state, beside which a change of one can be judged. */
export function PartsPage() {
  const { words } = useLanguage();
  return (
    <div className="parts-page">
      <h1>{words.sheet.title}</h1>
      <CardSamples />
      <StatusSamples />
      <ControlSamples />
      <ChartSample />
      <TableSample />
      <StateSamples />
      <Colours />
    </div>
  );
}

function Colours() {
  const { words } = useLanguage();
  const { tokens } = useThemeMode();
  return (
    <section className="block">
      <h2>
        {words.sheet.colours} <small>{words.sheet.coloursNote}</small>
      </h2>
      <div className="swatches">
        {Object.entries(tokens).map(([name, colour]) => (
          <figure key={name}>
            <i style={{ background: colour }} />
            <figcaption>{name}</figcaption>
          </figure>
        ))}
      </div>
    </section>
  );
}
