import { listed } from '@plumbline/client';
import { Button } from 'antd';
import type { MetricEntry } from '../../../api/answer.ts';
import { Icon } from '../../../parts/icon.tsx';
import { useLanguage } from '../../../words/language.tsx';
import type { Picks } from './use-picks.ts';

interface Bar {
  readonly picks: Picks;
  readonly all: readonly MetricEntry[];
  readonly onCompare: (names: readonly string[]) => void;
}

/** Floats over the list while something is ticked. */
export function SelectionBar({ picks, all, onCompare }: Bar) {
  const { locale, words } = useLanguage();
  const { picked, clear } = picks;
  if (picked.length === 0) return null;
  const labels = picked.flatMap((name) => all.find((metric) => metric.name === name)?.label[locale] ?? []);
  return (
    <section className="selection-bar" aria-label={words.metrics.selected(picked.length)}>
      <strong>{words.metrics.selected(picked.length)}</strong>
      <span className="selection-names">{listed(labels, locale)}</span>
      <Button type="primary" disabled={picked.length < 2} onClick={() => onCompare(picked)}>
        {picked.length < 2 ? words.metrics.selectTwo : words.metrics.compare}
      </Button>
      <button
        type="button"
        className="plain-button"
        aria-label={words.metrics.clearSelection}
        onClick={clear}
      >
        <Icon name="close" />
      </button>
    </section>
  );
}
