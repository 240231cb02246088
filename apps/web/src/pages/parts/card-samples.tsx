import { Refusal } from '../../api/refusal.ts';
import { MetricCardFace, type MetricCardFaceProps } from '../../parts/metric-card/metric-card-face.tsx';
import type { Words } from '../../words/catalogs.ts';
import { useLanguage } from '../../words/language.tsx';
import {
  CASH,
  COURSE,
  FALLING,
  MARGIN,
  NOTHING,
  PROFIT,
  sampleFigure,
  sampleMetric,
  stateName,
} from './samples.ts';

type Sample = readonly [keyof Words['sheet']['states'], Omit<MetricCardFaceProps, 'grain'>];

export function CardSamples() {
  const { words } = useLanguage();
  const { sheet } = words;
  return (
    <section className="block">
      <h2>
        {sheet.card} <small>{sheet.cardNote}</small>
      </h2>
      <div className="card-samples">
        {samplesOf(words).map(([state, props]) => (
          <div key={props.metric.name}>
            <p className="note">{stateName(words, state)}</p>
            <MetricCardFace grain="month" {...props} />
          </div>
        ))}
      </div>
    </section>
  );
}

function samplesOf({ sheet }: Words): readonly Sample[] {
  const metric = (name: 'revenue' | 'margin' | 'cash' | 'profit' | 'nps' | 'rent', key: string = name) =>
    sampleMetric(sheet[name], { name: key, unit: name === 'margin' ? 'percent' : 'money' });
  return [
    ['usual', { metric: metric('revenue'), figure: sampleFigure(), spark: COURSE }],
    ['usual', { metric: metric('margin'), figure: MARGIN, spark: FALLING }],
    ['partial', { metric: metric('cash'), figure: CASH, spark: COURSE }],
    ['turned', { metric: metric('profit'), figure: PROFIT, spark: FALLING }],
    ['waiting', { metric: metric('revenue', 'waiting'), figure: undefined, cancel: () => {} }],
    ['empty', { metric: metric('nps'), figure: NOTHING }],
    ['refused', { metric: metric('rent'), figure: undefined, error: denial(sheet.noRight) }],
  ];
}

function denial(message: string): Refusal {
  const messages = { zh: message, en: message };
  const finding = { code: 'policy/denied', severity: 'error' as const, message, messages };
  return new Refusal(403, [{ ...finding, params: {}, hints: [] }]);
}
