import { Link } from '@tanstack/react-router';
import type { MetricEntry } from '../../../api/answer.ts';
import { FigureAndChange } from '../../../figures/figure-and-change.tsx';
import { useFigures } from '../../../figures/use-figures.ts';
import { keepFrame, useFrame } from '../../../frame/search.ts';
import { ReadableFormula } from '../../../parts/definition/readable-formula.tsx';
import { failureText } from '../../../parts/failure.tsx';
import { periodText } from '../../../reading/period.ts';
import { useLanguage } from '../../../words/language.tsx';
import { type FormulaPart, functionHint } from './formula-view.tsx';

interface Card {
  readonly part: FormulaPart;
  readonly all: readonly MetricEntry[];
}

/** What a name of a formula is: its label, what it is made of, and its value now. */
export function NameCard({ part, all }: Card) {
  const { locale, words } = useLanguage();
  const { kind, ref, label, hint, text } = part;
  const metric = kind === 'metric' ? all.find(({ name }) => name === ref) : undefined;
  const said = kind === 'function' ? functionHint(text, words) : hint?.[locale];
  return (
    <div className="name-card">
      <p className="name-card-head">
        <b>{label?.[locale] ?? text.trim()}</b>
        <span className="tag">{words.metric.formula.nameKinds[kind]}</span>
      </p>
      {ref === null ? null : <p className="quiet">{ref}</p>}
      {said === undefined ? null : (
        <p className={kind === 'metric' ? 'formula small' : 'prose'}>
          {kind === 'function' ? said : <ReadableFormula text={said} />}
        </p>
      )}
      {metric === undefined ? null : <Value metric={metric} />}
    </div>
  );
}

function Value({ metric }: { readonly metric: MetricEntry }) {
  const { locale, words } = useLanguage();
  const { period } = useFrame();
  const { figure, error = null } = useFigures([metric]).get(metric.name) ?? {};
  return (
    <>
      {metric.basis === null ? null : <p className="prose">{metric.basis[locale]}</p>}
      <p className="name-card-value">
        <span className="quiet">{words.metric.formula.valueIn(periodText(period, locale))}</span>
        {error !== null ? (
          <span className="refused">{failureText(error, words, locale)}</span>
        ) : figure === undefined ? (
          <span className="row-waiting" role="status" aria-label={words.states.loading} />
        ) : (
          <FigureAndChange figure={figure} metric={metric} />
        )}
      </p>
      <Link to="/app/metrics/$name" params={{ name: metric.name }} search={keepFrame}>
        {words.metric.formula.open}
      </Link>
    </>
  );
}
