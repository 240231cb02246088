import type { MetricEntry } from '../../api/answer.ts';
import { useLanguage } from '../../words/language.tsx';
import { attributeText, unitText } from '../metrics/attribute-text.ts';

export function Definition({ metric }: { readonly metric: MetricEntry }) {
  const speech = useLanguage();
  const { locale, words } = speech;
  const { metric: text } = words;
  const facts = [
    [text.unit, unitText(metric.unit, words)],
    [text.kind, words.kind[metric.kind]],
    [text.purpose, attributeText(metric, 'purpose', speech) ?? '—'],
    [words.metrics.owner, attributeText(metric, 'owner', speech) ?? '—'],
    [text.synonyms, metric.synonyms.join(locale === 'zh' ? '\u3001' : ', ') || '—'],
    [text.since, metric.effective_from ?? '—'],
  ];
  return (
    <>
      <section className="block">
        <h2>{text.definition}</h2>
        <p className="formula">{metric.readable[locale]}</p>
        {metric.basis === null ? null : <p className="prose">{metric.basis[locale]}</p>}
        {metric.description === null ? null : <p className="prose">{metric.description[locale]}</p>}
      </section>
      <section className="block">
        <h2>{text.about}</h2>
        <dl className="facts">
          {facts.map(([label, value]) => (
            <Fact key={label} label={label ?? ''} value={value ?? ''} />
          ))}
        </dl>
      </section>
    </>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
