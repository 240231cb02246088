import { residueNote, spreadParts, tableResidue, tableRounding } from '@plumbline/finance';
import { type Cell, columnOf, type MetricEntry, type Result } from '../../../api/answer.ts';
import { ChangeText } from '../../../figures/change-text.tsx';
import { useFrame } from '../../../frame/search.ts';
import { figureOf } from '../../../parts/sheet/read-figure.ts';
import { shareText } from '../../../reading/figure-text.ts';
import type { Dimension } from '../../../reading/groupable.ts';
import { isRate, type SheetUnit, sheetText, sheetUnitOf, sheetWord } from '../../../reading/sheet-unit.ts';
import type { Words } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';
import { type BarScale, barScale } from './bar-scale.ts';
import { cutRows } from './cut-rows.ts';

interface Table {
  readonly metric: MetricEntry;
  readonly dimension: Dimension;
  readonly result: Result;
  /** Rows shown of an answer; one more says that there are others. */
  readonly most: number;
  /** Members of a tree: those above hold those below. */
  readonly isNested: boolean;
}

interface Member {
  readonly key: string;
  readonly label: string;
  /** The member itself; undefined for the others and the total. */
  readonly member: Cell | undefined;
  readonly value: Cell;
  readonly base: Cell;
  readonly change: Cell;
  readonly percent: Cell;
  readonly why: string | null;
  /** Of the total, as the server divides. */
  readonly share: Cell;
}

export function BreakdownTable({ metric, dimension, result: asked, most, isNested }: Table) {
  const { locale, words } = useLanguage();
  const { compare } = useFrame();
  const { result, isCut } = cutRows(asked, most);
  const { members, total } = membersOf(metric, { result, compare, words });
  const column = columnOf(result, metric.name);
  const unit = sheetUnitOf(
    [...members, ...(total === null ? [] : [total])].flatMap(({ value, base }) => [value, base]),
    column?.unit,
    locale,
  );
  const residue = residueOf(members, total, {
    unit,
    currency: column?.currency,
    points: words.units.points.trim(),
  });
  const shares = sharesOf(members);
  const bars = barScale(members.flatMap(({ value, base }) => [value, base]));
  const isEmpty = members.every(({ value, base }) => value === null && base === null);
  if (isEmpty) return <p className="refused">{words.metric.breakdown.empty}</p>;
  return (
    <>
      <div className="scroll">
        <table className="grid breakdown-table">
          <thead>
            <tr>
              <th>
                {[dimension.label[locale], sheetWord(unit, column?.currency)].filter(Boolean).join(' · ')}
              </th>
              <th className="number">{words.metric.value}</th>
              {shares === null ? null : <th className="number">{words.metric.breakdown.part}</th>}
              <th className="number">{words.metric.breakdown.base[compare]}</th>
              <th className="number">
                {isRate(unit) ? words.inPoints(words.compareWith[compare]) : words.compareWith[compare]}
              </th>
              <th className="bar-cell">
                <span className="spoken">{words.metric.breakdown.share}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map((member, i) => (
              <MemberRow
                key={member.key}
                {...{ member, unit, bars, metric, dimension }}
                share={shares?.[i]}
                unitName={column?.unit}
              />
            ))}
          </tbody>
          {total === null ? null : (
            <tfoot>
              <MemberRow
                member={total}
                share={shares === null ? undefined : shareText(1)}
                bars={null}
                unitName={column?.unit}
                {...{ unit, metric, dimension }}
              />
            </tfoot>
          )}
        </table>
      </div>
      <p className="note">
        <span className="bar-note">
          {words.metric.breakdown.share}
          {locale === 'zh' ? '' : ' '}
        </span>
        {[
          ...(isNested ? [words.metric.breakdown.nested] : []),
          ...(metric.kind === 'ratio' || column?.additive === false || dimension.additive === false
            ? [words.metric.breakdown.notAdditive]
            : []),
          ...(isCut ? [words.metric.breakdown.cut(most)] : []),
          ...(residue === null ? [] : [residue]),
        ].join(locale === 'zh' ? '' : ' ')}
      </p>
    </>
  );
}

function MemberRow(props: {
  readonly member: Member;
  readonly unit: SheetUnit;
  readonly unitName: string | undefined;
  readonly bars: BarScale | null;
  /** As it is shown; undefined: the metric has none. */
  readonly share: string | undefined;
  readonly metric: MetricEntry;
  readonly dimension: Dimension;
}) {
  const { words } = useLanguage();
  const frame = useFrame();
  const { member, unit, unitName, bars, share, metric, dimension } = props;
  const { label, value, base } = member;
  const focus = member.member;
  return (
    <tr data-member={label}>
      <td className="member-name">
        {typeof focus !== 'string' ? (
          label
        ) : (
          <button
            type="button"
            className="member-button"
            title={words.metric.breakdown.focus(label)}
            onClick={() => frame.set({ scope: { ref: dimension.ref, value: focus } })}
          >
            {label}
          </button>
        )}
      </td>
      <td className="number strong" title={value === null ? undefined : String(value)}>
        {value === null ? '—' : sheetText(value, unit)}
      </td>
      {share === undefined ? null : (
        <td className="number quiet" data-exact={member.share}>
          {share}
        </td>
      )}
      <td className="number quiet" title={base === null ? undefined : String(base)}>
        {base === null ? '—' : sheetText(base, unit)}
      </td>
      <td className="number">
        <ChangeText {...member} unit={unitName} metric={metric} isHeaded />
      </td>
      <td className="bar-cell">{bars === null ? null : <Bar value={value} base={base} bars={bars} />}</td>
    </tr>
  );
}

/** Shares as they are shown: where they make up the whole, they add up to 100.0 %. Null: the metric has none. */
function sharesOf(members: readonly Member[]): readonly string[] | null {
  if (members.every(({ share }) => share === null)) return null;
  const figures = members.map(({ share }) => figureOf(share));
  const known = figures.filter((figure) => figure !== null);
  const isWhole = known.length === figures.length && known.every((figure) => Number(figure) >= 0);
  const spread = !isWhole ? null : spreadParts(known, '1', { shift: 2, decimals: 1 });
  return figures.map((figure, i) =>
    figure === null ? '—' : spread === null ? shareText(figure) : `${spread[i]}%`,
  );
}

/** 尾差, where the members do not add up to the total as they are shown. */
function residueOf(
  members: readonly Member[],
  total: Member | null,
  given: { readonly unit: SheetUnit; readonly currency: string | undefined; readonly points: string },
): string | null {
  const { unit: sheet, currency, points } = given;
  const rounding = tableRounding(sheet.unit, sheet.locale, sheet.scale);
  if (total === null || rounding === null) return null;
  const sums = (['value', 'base'] as const).map((column) => ({
    parts: members.map((member) => figureOf(member[column])),
    total: figureOf(total[column]),
  }));
  const rest = tableResidue(sums, rounding);
  const unit = isRate(sheet) ? points : (sheetWord(sheet, currency) ?? '');
  return rest === null ? null : residueNote({ residue: rest, unit }, sheet.locale);
}

/** From zero to the value; the line across stands at what it is compared with. */
function Bar({ value, base, bars }: { readonly value: Cell; readonly base: Cell; readonly bars: BarScale }) {
  const end = bars.at(value);
  const then = bars.at(base);
  return (
    <span className="member-bar" aria-hidden="true">
      {end === null ? null : (
        <i style={{ left: `${Math.min(bars.zero, end)}%`, width: `${Math.abs(end - bars.zero)}%` }} />
      )}
      {then === null ? null : <b style={{ left: `${then}%` }} />}
    </span>
  );
}

function membersOf(
  { name }: MetricEntry,
  given: { readonly result: Result; readonly compare: string; readonly words: Words },
): { readonly members: readonly Member[]; readonly total: Member | null } {
  const { result, compare, words } = given;
  const past = `${name}__${compare}`;
  const at = (column: string) => result.columns.findIndex((one) => one.name === column);
  const read = (row: Result['rows'][number] | undefined, column: string): Cell => {
    const cell = row?.[at(column)];
    return typeof cell === 'string' || typeof cell === 'number' ? cell : null;
  };
  const memberOf = (
    row: Result['rows'][number],
    told: Pick<Member, 'key' | 'label' | 'member'>,
    noted: (note: Result['notes'][number]) => boolean,
  ): Member => ({
    ...told,
    value: read(row, name),
    base: read(row, past),
    change: read(row, `${past}_change`),
    percent: read(row, `${past}_pct`),
    share: read(row, `${name}__share`),
    why: result.notes.find((note) => noted(note) && note.column === `${past}_pct`)?.code ?? null,
  });
  const members = result.rows.map((row, i) => {
    const member = row[0];
    const label = member === null || member === undefined ? words.metric.breakdown.none : String(member);
    return memberOf(
      row,
      { key: `${i}:${label}`, label, member: typeof member === 'string' ? member : undefined },
      (note) => note.row === i,
    );
  });
  const others = (result.others ?? []).map(({ row }, i) =>
    memberOf(
      row,
      { key: 'others', label: words.metric.breakdown.others(result.rows.length), member: undefined },
      (note) => note.other === i,
    ),
  );
  const totalAt = result.totals?.findIndex(({ by }) => by.length === 0) ?? -1;
  const totalRow = result.totals?.[totalAt]?.row;
  return {
    members: [...members, ...others],
    total:
      totalRow === undefined
        ? null
        : memberOf(
            totalRow,
            { key: 'total', label: words.metric.breakdown.total, member: undefined },
            (note) => note.total === totalAt,
          ),
  };
}
