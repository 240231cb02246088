import { Link } from '@tanstack/react-router';
import { Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { MetricEntry } from '../../../api/answer.ts';
import { pageBox } from '../../../figures/page-box.ts';
import { SeriesValue } from '../../../figures/series-value.tsx';
import { useFigures } from '../../../figures/use-figures.ts';
import { keepFrame } from '../../../frame/search.ts';
import { ReadableFormula } from '../../../parts/definition/readable-formula.tsx';
import { failureText } from '../../../parts/failure.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { type PairedPart, pairedParts } from './definition-parts.ts';

interface Pair {
  readonly names: readonly string[];
  readonly all: readonly MetricEntry[];
  readonly onClose: () => void;
}

/** Two definitions side by side; what differs is set off. */
export function DefinitionPair({ names, all, onClose }: Pair) {
  const { words } = useLanguage();
  const [first, second] = names.map((name) => all.find((metric) => metric.name === name));
  return (
    <Modal
      open
      title={words.metrics.pair.title}
      getContainer={pageBox}
      onCancel={onClose}
      footer={null}
      width={880}
      className="pair"
    >
      {first === undefined || second === undefined ? (
        <p className="refused">{words.metrics.pair.missing}</p>
      ) : (
        <SideBySide pair={[first, second]} />
      )}
    </Modal>
  );
}

function SideBySide({ pair }: { readonly pair: readonly [MetricEntry, MetricEntry] }) {
  const speech = useLanguage();
  const { locale, words } = speech;
  const [isOnlyDifferent, setOnlyDifferent] = useState(false);
  const parts = pairedParts(pair, speech);
  const listed = isOnlyDifferent ? parts.filter(({ differs }) => differs) : parts;
  return (
    <>
      <p className="pair-choice">
        <Checkbox checked={isOnlyDifferent} onChange={(event) => setOnlyDifferent(event.target.checked)}>
          {words.metrics.pair.onlyDifferent}
        </Checkbox>
        {isOnlyDifferent ? (
          <span className="note">{words.metrics.pair.same(parts.length - listed.length)}</span>
        ) : null}
      </p>
      <div className="pair-scroll">
        <table className="grid pair-table">
          <thead>
            <tr>
              <th>{words.metrics.pair.part}</th>
              {pair.map(({ name, label }) => (
                <th key={name}>
                  <Link to="/app/metrics/$name" params={{ name }} search={keepFrame}>
                    {label[locale]}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Measured pair={pair} />
            {listed.map((part) => (
              <Part key={part.key} part={part} />
            ))}
          </tbody>
        </table>
      </div>
      {listed.length === 0 ? <p className="refused">{words.metrics.pair.identical}</p> : null}
    </>
  );
}

/** What both make of the period that the bar names. */
function Measured({ pair }: { readonly pair: readonly [MetricEntry, MetricEntry] }) {
  const { locale, words } = useLanguage();
  const figures = useFigures(pair);
  return (
    <tr>
      <th scope="row">{words.metrics.pair.measured}</th>
      {pair.map((metric) => {
        const { name } = metric;
        const { figure, error = null } = figures.get(name) ?? {};
        return (
          <td key={name} className="strong">
            {error !== null ? (
              failureText(error, words, locale)
            ) : figure === undefined ? (
              <span className="row-waiting" role="status" aria-label={words.metrics.loadingValue} />
            ) : (
              <SeriesValue figure={figure} metric={metric} />
            )}
          </td>
        );
      })}
    </tr>
  );
}

function Part({ part }: { readonly part: PairedPart }) {
  const { words } = useLanguage();
  const { title, texts, differs, key } = part;
  return (
    <tr className={differs ? 'differs' : undefined}>
      <th scope="row">
        {title}
        {differs ? <span className="spoken">{words.metrics.pair.differs}</span> : null}
      </th>
      {texts.map((text, side) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the two sides never change places
        <td key={side}>
          {text === null ? '—' : key === 'readable' ? <ReadableFormula text={text} /> : text}
        </td>
      ))}
    </tr>
  );
}
