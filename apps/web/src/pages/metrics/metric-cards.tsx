import { Link } from '@tanstack/react-router';
import { useLayoutEffect, useRef, useState } from 'react';
import type { MetricEntry } from '../../api/answer.ts';
import { ChangeText } from '../../figures/change-text.tsx';
import { FigureText } from '../../figures/figure-text.tsx';
import { FollowButton } from '../../figures/follow-button.tsx';
import { SparkLine } from '../../figures/spark-line.tsx';
import { type FigureState, useFigures } from '../../figures/use-figures.ts';
import { keepFrame, useFrame } from '../../frame/search.ts';
import { failureText } from '../../parts/failure.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLanguage } from '../../words/language.tsx';
import { attributeText, personText } from './attribute-text.ts';
import type { Catalog } from './use-catalog.ts';
import type { Picks } from './use-picks.ts';
import { useVisibleRows } from './virtual-rows.ts';

const HEIGHT = 150;
const WIDTH = 236;

/** The same metrics as cards in a grid of shared borders; only the rows in sight are drawn. */
export function MetricCards({ catalog, picks }: { readonly catalog: Catalog; readonly picks: Picks }) {
  const { words } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const across = useAcross(box);
  const { shown } = catalog;
  const count = Math.ceil(shown.length / across);
  const { first, end } = useVisibleRows(box, { count, height: HEIGHT });
  const drawn = shown.slice(first * across, end * across);
  const figures = useFigures(drawn.map(({ name }) => name));
  return (
    <div ref={box} style={{ height: count * HEIGHT }}>
      <ul
        className="metric-cards"
        aria-label={words.metrics.rows}
        style={{
          transform: `translateY(${first * HEIGHT}px)`,
          gridTemplateColumns: `repeat(${across}, 1fr)`,
        }}
      >
        {drawn.map((metric) => (
          <li key={metric.name} style={{ height: HEIGHT }} data-metric={metric.name}>
            <Card metric={metric} state={figures.get(metric.name)} picks={picks} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function useAcross(box: { readonly current: HTMLElement | null }): number {
  const [across, setAcross] = useState(4);
  useLayoutEffect(() => {
    if (box.current === null) return;
    const observer = new ResizeObserver(([entry]) =>
      setAcross(Math.max(1, Math.floor((entry?.contentRect.width ?? WIDTH) / WIDTH))),
    );
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return across;
}

interface One {
  readonly metric: MetricEntry;
  readonly state: FigureState | undefined;
  readonly picks: Picks;
}

function Card({ metric, state, picks }: One) {
  const speech = useLanguage();
  const { locale } = speech;
  const owner = attributeText(metric, 'owner', speech);
  return (
    <article>
      <header>
        <Link to="/app/metrics/$name" params={{ name: metric.name }} search={keepFrame}>
          {metric.label[locale]}
        </Link>
        {picks.follows === null ? null : <FollowButton metric={metric} follows={picks.follows} />}
      </header>
      <CardBody metric={metric} state={state} />
      <footer className="quiet">
        <span>{attributeText(metric, 'area', speech)}</span>
        <span title={owner ?? undefined}>{owner === null ? '' : personText(owner)}</span>
      </footer>
    </article>
  );
}

function CardBody({ metric, state }: Pick<One, 'metric' | 'state'>) {
  const { locale, words } = useLanguage();
  const { compare } = useFrame();
  const figure = state?.figure;
  if (state !== undefined && state.error !== null)
    return <p className="refused">{failureText(state.error, words, locale)}</p>;
  if (figure === undefined) return <Waiting height={72} />;
  if (figure === null) return <p className="refused">{words.metrics.noValue}</p>;
  return (
    <>
      <p className="card-value">
        <FigureText {...figure} />
        <SparkLine {...figure} width={92} height={28} label={words.metrics.sparkOf(metric.label[locale])} />
      </p>
      <p className="card-change">
        <span className="quiet">{words.compareWith[compare]}</span>{' '}
        <ChangeText {...figure} direction={metric.direction} />
      </p>
    </>
  );
}
