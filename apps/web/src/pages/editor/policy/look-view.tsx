import { StackedTable } from '../../../parts/stacked-table.tsx';
import { toldApart } from '../../../parts/told-apart.ts';
import { digitsOf } from '../../../reading/digits-of.ts';
import { monthOfDay } from '../../../reading/month-of-day.ts';
import { monthText } from '../../../reading/period.ts';
import { sheetText, sheetUnitOf, sheetWord } from '../../../reading/sheet-unit.ts';
import { useLanguage } from '../../../words/language.tsx';
import type { Preview } from '../edit-queries.ts';

type Look = NonNullable<Preview['look']>;
type Comparison = NonNullable<Look['comparison']>;

/** Rows, fields and metrics that somebody would see, and the figures of one of these. */
export function LookView({ look: { sight, comparison } }: { readonly look: Look }) {
  const speech = useLanguage();
  const { locale, words } = speech;
  const { look: text, sights } = words.editor.policy;
  const list = (names: readonly string[]) => names.join(sights.between) || text.none;
  const { all, hidden } = sight.metrics;
  return (
    <div className="look" data-look={sight.login}>
      <p>{sight.sees_everything ? text.everything : text.metrics(all - hidden.length, all)}</p>
      {hidden.length === 0 ? null : (
        <p className="note">{text.hiddenMetrics(list(toldApart(hidden, speech)))}</p>
      )}
      <StackedTable label={text.data} heads={[text.dataset, sights.rows, text.hidden, text.masked]}>
        {sight.datasets.map((dataset) => (
          <tr key={dataset.name} data-dataset={dataset.name} data-rows={dataset.rows}>
            <td data-label={text.dataset}>{dataset.label[locale]}</td>
            <td data-label={sights.rows}>{sights.rowWords[dataset.rows]}</td>
            <td className="wrapped quiet" data-label={text.hidden}>
              {list(dataset.hidden)}
            </td>
            <td className="wrapped quiet" data-label={text.masked}>
              {list(dataset.masked)}
            </td>
          </tr>
        ))}
      </StackedTable>
      {comparison === null ? null : <Figures comparison={comparison} />}
    </div>
  );
}

function Figures({ comparison }: { readonly comparison: Comparison }) {
  const { locale, words } = useLanguage();
  const { look: text } = words.editor.policy;
  const { periods, total, column, label, diagnostics } = comparison;
  const cells = [...periods, ...(total === null ? [] : [total])];
  const unit = sheetUnitOf(
    cells.flatMap(({ before, after }) => [digitsOf(before), digitsOf(after)]),
    column?.unit,
    locale,
  );
  const write = (cell: Comparison['periods'][number]['after']) => {
    const figure = digitsOf(cell);
    return figure === null ? '—' : sheetText(figure, unit);
  };
  return (
    <>
      {diagnostics.map(({ code, messages }) => (
        <p key={`${code} ${messages[locale]}`} className="refused">
          {text.told(messages[locale])}
        </p>
      ))}
      {cells.length === 0 ? null : (
        <div className="scroll">
          <table className="grid look-figures" aria-label={text.figures(label[locale])}>
            <thead>
              <tr>
                <th scope="col">{words.editor.preview.month}</th>
                <th scope="col" className="number">
                  {text.today} <small>{sheetWord(unit, column?.currency)}</small>
                </th>
                <th scope="col" className="number">
                  {text.then}
                </th>
              </tr>
            </thead>
            <tbody>
              {cells.map(({ period, before, after }) => (
                <tr key={String(period)}>
                  <th scope="row">
                    {period === null
                      ? words.editor.preview.total
                      : monthText(monthOfDay(String(period)), locale)}
                  </th>
                  <td className="number">{write(before)}</td>
                  <td className="number">{write(after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
