import { cellOf, type Result } from '../../api/answer.ts';
import { useFrame } from '../../frame/search.ts';
import { MarkTags } from '../../parts/definition/mark-tags.tsx';
import { RowsTable } from '../../parts/rows/rows-table.tsx';
import { SidePanel } from '../../parts/side-panel.tsx';
import { periodText } from '../../reading/period.ts';
import { type SheetUnit, sheetText } from '../../reading/sheet-unit.ts';
import { useLanguage } from '../../words/language.tsx';
import type { LineLevel } from './line-levels.ts';

interface Opened {
  readonly level: LineLevel;
  /** Opens another line of the statement. */
  readonly open: (line: string) => void;
  readonly close: () => void;
  readonly unit: SheetUnit;
  /** The unit as it is written. */
  readonly word: string;
  /** The answer of the period; undefined: there is none. */
  readonly result: Result | undefined;
}

/** 联查: from a line to the lines it is made of, or to its rows in the books. */
export function LinePanel({ level, open, close, unit, word, result }: Opened) {
  const { locale, words } = useLanguage();
  const { period, compare, scoped } = useFrame();
  const { line, parts } = level;
  const { where, params } = scoped({ metrics: [line.metric] });
  const figure = (metric: string) => {
    const cell = result === undefined || result.rows.length > 1 ? null : cellOf(result, 0, metric);
    return cell === null ? '—' : sheetText(cell, unit);
  };
  const { statements: text } = words;
  return (
    <SidePanel
      title={
        <>
          {line.label[locale]} <small className="quiet">{periodText(period, locale)}</small>{' '}
          <MarkTags marks={line.marks} />
        </>
      }
      close={close}
    >
      <div className="line-panel">
        <p className="line-figure">
          <strong>{figure(line.metric)}</strong> <small>{word}</small>
        </p>
        <h3>{text.formula}</h3>
        <p className="line-formula">
          <code>{line.readable[locale]}</code>
        </p>
        {parts.length > 0 ? (
          <>
            <h3>{text.madeOf}</h3>
            <table className="grid">
              <tbody>
                {parts.map((part) => (
                  <tr key={part.name}>
                    <td>
                      <button type="button" className="link-button" onClick={() => open(part.name)}>
                        {part.label[locale]}
                      </button>
                    </td>
                    <td className="number">{figure(part.metric)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        ) : (
          <RowsTable
            key={line.metric}
            ask={{
              metric: line.metric,
              period,
              ...(where === undefined ? {} : { where }),
              ...(params === undefined ? {} : { params }),
            }}
            against={[{ name: compare, compare }]}
            currency=""
          />
        )}
      </div>
    </SidePanel>
  );
}
