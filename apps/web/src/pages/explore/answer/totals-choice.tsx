import { Dropdown } from 'antd';
import { useState } from 'react';
import { Icon } from '../../../parts/icon.tsx';
import type { Question } from '../../../parts/question/question.ts';
import { dimensionText, type Reader } from '../../../parts/sheet/reader.ts';

/** Which sums the table has: of everything, and of each level that has another below it. */
export function TotalsChoice(props: {
  readonly question: Question;
  readonly change: (next: Question) => void;
  readonly reader: Reader;
}) {
  const { question, change, reader } = props;
  const { explore } = reader.words;
  const [isOpen, setOpen] = useState(false);
  const levels = levelsOf(question, reader);
  if (levels.length === 0) return null;
  const { withoutTotals } = question;
  const isOn = (level: string) => !withoutTotals.includes(level);
  const toggle = (level: string) =>
    change({
      ...question,
      withoutTotals: isOn(level) ? [...withoutTotals, level] : withoutTotals.filter((each) => each !== level),
    });
  const count = levels.filter(([level]) => isOn(level)).length;
  return (
    <Dropdown
      autoFocus
      trigger={['click']}
      open={isOpen}
      onOpenChange={(next, { source }) => (source === 'trigger' || next) && setOpen(next)}
      menu={{
        multiple: true,
        selectable: true,
        selectedKeys: levels.map(([level]) => level).filter(isOn),
        onClick: ({ key }) => toggle(key),
        items: levels.map(([level, label]) => ({
          key: level,
          label,
          // The room of the tick stays, so that names stand under each other.
          icon: (
            <span style={isOn(level) ? {} : { visibility: 'hidden' }}>
              <Icon name="check" />
            </span>
          ),
          ...{ role: 'menuitemcheckbox', 'aria-checked': isOn(level) },
        })),
      }}
    >
      <button type="button" className="link-button">
        {explore.totalsShown(count, levels.length)}
      </button>
    </Dropdown>
  );
}

function levelsOf(
  { rows, columns, layout }: Question,
  reader: Reader,
): readonly (readonly [level: string, label: string])[] {
  const { explore } = reader.words;
  const inner = (refs: readonly string[]) =>
    refs.slice(0, -1).map((ref) => [ref, explore.subtotalsOf(dimensionText(reader, ref))] as const);
  const whole = rows.length === 0 ? [] : [['rows', explore.totalRow] as const];
  if (layout === 'flat') return rows.length + columns.length === 0 ? [] : [['rows', explore.totalRow]];
  return [
    ...whole,
    ...inner(rows),
    ...(columns.length === 0 ? [] : [['columns', explore.totalColumn] as const]),
    ...inner(columns),
  ];
}
