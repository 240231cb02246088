import { listed } from '@plumbline/client';
import { Tooltip } from 'antd';
import { dayText } from '../../reading/day.ts';
import { useLanguage } from '../../words/language.tsx';
import { edgesOf } from './edges-of.ts';
import type { Asked } from './figures.ts';

/** Up to which day the numbers of the page know, by how often they are made. */
export function DataEdges({ asked }: { readonly asked: readonly Asked[] }) {
  const { locale, words } = useLanguage();
  const { company } = words;
  const edges = edgesOf(asked);
  return (
    <ul className="data-edges" aria-label={company.dataState}>
      {edges.map(({ day, metrics, frequency }) => (
        <Tooltip
          key={day}
          title={company.dataHelp(
            dayText(day, locale),
            listed(
              metrics.map(({ label }) => label[locale]),
              locale,
            ),
          )}
        >
          <li data-edge={day}>
            {company.dataTo(
              company.dataOf[frequency === 'daily' || frequency === 'monthly' ? frequency : 'other'],
              dayText(day, locale),
            )}
          </li>
        </Tooltip>
      ))}
    </ul>
  );
}
