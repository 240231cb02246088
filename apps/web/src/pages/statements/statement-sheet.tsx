import { useQueries } from '@tanstack/react-query';
import type { Result } from '../../api/answer.ts';
import { isUnreachable } from '../../api/refusal.ts';
import { askQuery } from '../../api/server.ts';
import { useFrame } from '../../frame/search.ts';
import { useScopeName } from '../../frame/use-scope-name.ts';
import { MarkTags } from '../../parts/definition/mark-tags.tsx';
import { Failure } from '../../parts/failure.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { dayText } from '../../reading/day.ts';
import { shareText, signedText } from '../../reading/figure-text.ts';
import { periodText, yearSoFarText } from '../../reading/period.ts';
import {
  type SheetUnit,
  sheetChangeText,
  sheetText,
  sheetUnitOf,
  sheetWord,
} from '../../reading/sheet-unit.ts';
import { useLanguage } from '../../words/language.tsx';
import { type LineLevel, lineLevels, type Statement } from './line-levels.ts';
import { LinePanel } from './line-panel.tsx';
import {
  type ColumnGroup,
  type StatementAsk,
  type StatementColumn,
  type StatementView,
  statementAsk,
} from './statement-columns.ts';

const ROW = 24;
/** Of what stands above the lines. */
const HEAD = 92;

interface Shown {
  readonly statement: Statement;
  readonly view: StatementView;
  readonly company: string;
}

/** One statement: asked in the period and the scope of the frame. */
export function StatementSheet({ statement, view, company }: Shown) {
  const { locale, words } = useLanguage();
  const frame = useFrame();
  const scope = useScopeName();
  const ask = statementAsk(statement, { view, frame, speech: { locale, words } });
  const answers = useQueries({ queries: ask.questions.map((one) => askQuery(frame.scoped(one))) });
  const failed = answers.find(({ error }) => error !== null);
  if (failed !== undefined) {
    if (scope !== undefined && isUnreachable(failed.error))
      return <p className="failure">{words.statements.outOfScope(statement.label[locale], scope)}</p>;
    return <Failure error={failed.error} retry={() => void failed.refetch()} />;
  }
  const results = answers.flatMap(({ data }) => (data === undefined ? [] : [data]));
  if (results.length < answers.length) return <Waiting height={HEAD + statement.lines.length * ROW} />;
  return <Sheet {...{ statement, view, company, ask, results }} />;
}

function Sheet(props: Shown & { readonly ask: StatementAsk; readonly results: readonly Result[] }) {
  const { locale, words } = useLanguage();
  const { statement, view, company, ask, results } = props;
  const frame = useFrame();
  const scope = useScopeName();
  const [line, open] = useAddress('line');
  const groups = ask.groups(results);
  const levels = lineLevels(statement);
  const read = ({ read: readCell }: StatementColumn, { line: one }: LineLevel) =>
    readCell(results, one.metric);
  const amounts = groups.flatMap(({ columns }) => columns.filter(({ kind }) => kind === 'amount'));
  const main = amounts.filter(({ isMain }) => isMain === true);
  const figures = levels.flatMap((level) => amounts.map((one) => read(one, level)));
  const unit = sheetUnitOf(figures, 'money', locale);
  const currency = results[0]?.columns.find((column) => column.currency !== undefined)?.currency;
  const word = sheetWord(unit, currency) ?? '';
  const edge = Object.values(results[0]?.meta.edge ?? {})
    .filter((day) => day !== null)
    .toSorted()[0];
  const isEmpty = levels.every((level) => main.slice(0, 1).every((one) => read(one, level) === null));
  const opened = levels.find((level) => level.line.name === line);
  const { statements: text } = words;
  return (
    <>
      <p className="statement-strip">
        <span>{text.preparedFor(scope ?? company)}</span>
        <span>
          {view === 'months' ? yearSoFarText(frame.month, locale) : periodText(frame.period, locale)}
        </span>
        <span>{text.unit(word)}</span>
      </p>
      {isEmpty && edge !== undefined ? (
        <p className="statement-note">{text.notYet(dayText(edge, locale))}</p>
      ) : null}
      <div className="scroll statement-scroll">
        <table className={`statement ${view}`} aria-label={statement.label[locale]}>
          <Heads groups={groups} />
          <tbody>
            {levels.map((level) => (
              <tr
                key={level.line.name}
                className={`${level.isTotal ? 'total' : ''} ${level === opened ? 'chosen' : ''}`}
                data-line={level.line.name}
              >
                <th scope="row" className={`depth-${level.depth}`}>
                  <button
                    type="button"
                    aria-label={text.open(level.line.label[locale])}
                    onClick={() => open(level.line.name)}
                  >
                    {level.line.label[locale]}
                  </button>
                  <MarkTags marks={level.line.marks} />
                </th>
                {groups.map(({ key, columns }) =>
                  columns.map((column, i) => (
                    <FigureCell
                      key={`${key} ${column.key}`}
                      column={column}
                      cell={read(column, level)}
                      unit={unit}
                      isFirst={i === 0}
                    />
                  )),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note statement-rule">
        {[statement.description?.[locale] ?? '', text.rule].join(locale === 'zh' ? '' : ' ').trim()}
      </p>
      {opened === undefined ? null : (
        <LinePanel
          level={opened}
          open={open}
          close={() => open(undefined)}
          unit={unit}
          word={word}
          result={results[0]}
        />
      )}
    </>
  );
}

function Heads({ groups }: { readonly groups: readonly ColumnGroup[] }) {
  const { words } = useLanguage();
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {words.statements.item}
        </th>
        {groups.map(({ key, label, columns }) => (
          <th key={key} scope="colgroup" colSpan={columns.length} className="outer">
            {label}
          </th>
        ))}
      </tr>
      <tr>
        {groups.map(({ key, columns }) =>
          columns.map((column, i) => (
            <th key={`${key} ${column.key}`} scope="col" className={`number ${i === 0 ? 'first' : ''}`}>
              {column.label}
            </th>
          )),
        )}
      </tr>
    </thead>
  );
}

/** Zero is a dash; so is what the books do not hold, and a share of nothing. */
function FigureCell(props: {
  readonly column: StatementColumn;
  readonly cell: string | number | null;
  readonly unit: SheetUnit;
  readonly isFirst: boolean;
}) {
  const { column, cell, unit, isFirst } = props;
  const isNothing = cell === null || Number(cell) === 0;
  const classes = [
    'number',
    isFirst ? 'first' : '',
    column.isMain === true ? 'main' : '',
    isNothing ? 'nothing' : '',
  ];
  return (
    <td
      className={classes.filter((name) => name !== '').join(' ')}
      data-exact={cell}
      title={cell === null ? undefined : String(cell)}
    >
      {isNothing ? '—' : TEXTS[column.kind](cell, unit)}
    </td>
  );
}

const TEXTS: {
  readonly [K in StatementColumn['kind']]: (cell: string | number, unit: SheetUnit) => string;
} = {
  amount: sheetText,
  change: sheetChangeText,
  percent: (cell) => signedText(shareText(cell)),
};
