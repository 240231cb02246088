import { useQuery } from '@tanstack/react-query';
import { metricsQuery } from '../../../api/server.ts';
import { DataTable } from '../../../parts/data-table/data-table.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { closedText } from '../figure-texts.ts';
import type { CloseDetail } from '../queries.ts';

/** Every figure of the last lock, by the name of its metric. */
export function ClosedFigures({ close }: { readonly close: CloseDetail }) {
  const { words, locale } = useLanguage();
  const { panel: text } = words.closes;
  const { data: metrics = [] } = useQuery(metricsQuery);
  const labels = new Map(metrics.map(({ name, label }) => [name, label[locale]]));
  const { figures, sources, event } = close;
  const rows = sources.filter(({ kind }) => kind === 'rows').length;
  const title = event === 'lock' ? text.figures : text.figuresBefore;
  return (
    <section className="close-block">
      <h3>
        {title} <small className="note">{text.rests(rows, sources.length - rows)}</small>
      </h3>
      <DataTable
        label={title}
        height={360}
        columns={[
          { key: 'metric', title: text.metric },
          { key: 'value', title: text.value, isNumber: true },
        ]}
        count={figures.length}
        keyOf={(row) => figures[row]?.metric ?? ''}
        cellOf={(row, column) => {
          const figure = figures[row];
          if (figure === undefined) return null;
          return column === 'metric'
            ? (labels.get(figure.metric) ?? figure.metric)
            : closedText(figure.value, figure.unit, words);
        }}
      />
    </section>
  );
}
