import { useQuery } from '@tanstack/react-query';
import { Dropdown, type MenuProps } from 'antd';
import { dimensionsQuery } from '../../../api/catalog-queries.ts';
import { hierarchiesQuery } from '../../../api/server.ts';
import { ALL, type Key, memberOf, OTHERS, type Spot } from '../../../parts/pivot/cells.ts';
import { type DateGrain, fieldOf, readDateKey, writeDateKey } from '../../../parts/question/date-key.ts';
import { isOwnGrain } from '../../../parts/question/own-grains.ts';
import type { Question } from '../../../parts/question/question.ts';
import { isTime } from '../../../parts/question/time-grains.ts';
import { memberText } from '../../../parts/sheet/member-text.ts';
import { dimensionText, type Reader } from '../../../parts/sheet/reader.ts';
import { useLanguage } from '../../../words/language.tsx';
import { drillInto, setMembers } from '../question/edit.ts';
import { memberOfType } from '../question/member-of-type.ts';

export interface Drilling {
  /** Members from the outermost dimension on. */
  readonly path: readonly { readonly ref: string; readonly key: Key }[];
  readonly spot: Spot | undefined;
  /** Where the member stands on the screen. */
  readonly from: DOMRect;
}

interface Menu {
  readonly drilling: Drilling;
  readonly question: Question;
  readonly change: (next: Question) => void;
  readonly reader: Reader;
  readonly close: () => void;
  readonly detail: (spot: Spot) => void;
}

const FINER: Readonly<Record<string, DateGrain>> = {
  year: 'quarter',
  quarter: 'month',
  month: 'day',
  week: 'day',
};

/** The next finer grain of the same time. */
function finerOf(ref: string): string | undefined {
  const date = readDateKey(ref);
  if (ref === 'day') return 'hour';
  // A list of periods says nothing of weeks or months: only days are inside each of them.
  const grain = isOwnGrain(ref) ? 'day' : FINER[date?.grain ?? ref];
  return date === null || grain === undefined ? grain : writeDateKey({ ...date, grain });
}

/** What can be done with a member: down a level, split another way, only it, without it, its rows. */
export function DrillMenu(props: Menu) {
  const { words } = useLanguage();
  const { drilling, close, reader } = props;
  const items = useItems(props);
  const last = drilling.path.at(-1);
  if (items === null) return null;
  const name = last === undefined ? '' : memberText(last.key, last.ref, reader);
  const { left, bottom } = drilling.from;
  return (
    <Dropdown
      open
      autoFocus
      trigger={['click']}
      onOpenChange={(isOpen) => isOpen || close()}
      menu={{ items, onClick: close }}
      destroyOnHidden
    >
      <span className="drill-anchor" style={{ left: left + 20, top: bottom - 2 }}>
        <span className="unseen">{words.explore.memberMenu(name)}</span>
      </span>
    </Dropdown>
  );
}

function useItems({
  drilling,
  question,
  change,
  reader,
  detail,
}: Menu): NonNullable<MenuProps['items']> | null {
  const { words } = useLanguage();
  const hierarchies = useQuery(hierarchiesQuery).data?.hierarchies;
  const { data: dimensions, isPlaceholderData } = useQuery(dimensionsQuery(question.metrics));
  const { path, spot } = drilling;
  const last = path.at(-1);
  // A menu that grows under the pointer would be clicked in the wrong place.
  if (last === undefined || hierarchies === undefined || dimensions === undefined || isPlaceholderData)
    return null;
  const used = new Set([...question.rows, ...question.columns]);
  const members = path.flatMap(({ ref, key }) => {
    const value = memberOf(key);
    return value === undefined || key === ALL
      ? []
      : [{ ref, value: memberOfType(value, dimensions.find((each) => each.ref === ref)?.type) }];
  });
  const isOthers = last.key === OTHERS;
  const reachable = new Set(dimensions.map(({ ref }) => ref));
  const levels = hierarchies.flatMap((each) =>
    each.levels.map(({ ref }, i) => ({ ref, next: each.levels[i + 1]?.ref })),
  );
  const same = new Set([last.ref, ...(dimensions.find(({ ref }) => ref === last.ref)?.fields ?? [])]);
  const next = [
    finerOf(last.ref),
    ...levels.filter(({ ref }) => same.has(ref)).map((level) => level.next),
  ].find((ref) => ref !== undefined && reachable.has(fieldOf(ref)) && !used.has(ref));
  const name = memberText(last.key, last.ref, reader);
  const others = dimensions.filter(({ ref, kind }) => !used.has(ref) && kind === 'conformed' && ref !== next);
  const go = (ref: string) => change(drillInto(question, members, ref));
  return [
    ...(next === undefined || isOthers
      ? []
      : [
          { key: 'down', label: words.explore.drillTo(dimensionText(reader, next)), onClick: () => go(next) },
        ]),
    ...(isOthers || isTime(last.ref) || others.length === 0
      ? []
      : [
          {
            key: 'split',
            label: words.explore.splitBy,
            children: others.slice(0, 12).map(({ ref, label }) => ({
              key: `split ${ref}`,
              label: label[reader.locale],
              onClick: () => go(ref),
            })),
          },
        ]),
    ...(isOthers || (isTime(last.ref) && !isOwnGrain(last.ref))
      ? []
      : [false, true].map((exclude) => ({
          key: String(exclude),
          label: exclude ? words.explore.withoutThis(name) : words.explore.onlyThis(name),
          onClick: () =>
            change(
              setMembers(question, {
                kind: 'members',
                ref: last.ref,
                values: members.slice(-1).map(({ value }) => value),
                exclude,
              }),
            ),
        }))),
    ...(spot === undefined || isOthers
      ? []
      : [{ key: 'rows', label: words.explore.behind, onClick: () => detail(spot) }]),
  ];
}
