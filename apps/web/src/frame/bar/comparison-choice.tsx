import { Dropdown } from 'antd';
import { Icon } from '../../parts/icon.tsx';
import { periodText, shiftPeriod } from '../../reading/period.ts';
import { useLanguage } from '../../words/language.tsx';
import { type Comparison, useFrame } from '../search.ts';

const CHOICES: readonly Comparison[] = ['year_ago', 'previous'];

/** What everything is compared with, and which period that is. */
export function ComparisonChoice() {
  const { locale, words } = useLanguage();
  const { period, grain, compare, set } = useFrame();
  const names = { year_ago: words.bar.yearAgo, previous: words.bar.previous };
  const yearAgo = { month: -12, quarter: -4, year: -1 }[grain];
  const baseOf = (kind: Comparison) =>
    periodText(shiftPeriod(period, kind === 'previous' ? -1 : yearAgo), locale);
  const label = words.bar.base(names[compare], baseOf(compare));
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [compare],
        items: CHOICES.map((key) => ({ key, label: words.bar.base(names[key], baseOf(key)) })),
        onClick: ({ key }) => set({ compare: key === 'previous' ? 'previous' : 'year_ago' }),
      }}
    >
      <button type="button" className="scope-part" aria-label={`${words.bar.comparison} ${label}`}>
        <span className="scope-word">{words.bar.compare}</span>
        <b>
          {names[compare]} <span className="scope-base">{baseOf(compare)}</span>
        </b>
        <Icon name="down" />
      </button>
    </Dropdown>
  );
}
