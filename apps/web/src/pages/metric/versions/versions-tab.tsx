import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { MetricEntry } from '../../../api/answer.ts';
import { versionsQuery } from '../../../api/definition-queries.ts';
import { useClock } from '../../../frame/use-clock.ts';
import { attributeName } from '../../../parts/definition/attribute-text.ts';
import { Failure } from '../../../parts/failure.tsx';
import { Waiting } from '../../../parts/waiting.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { useMetricAddress } from '../metric-address.ts';
import { changesBetween, type Placed, placed, type Version } from './version-changes.ts';
import { VersionDiff } from './version-diff.tsx';

/** Every version: when it holds, who made it, why, and what differs. */
export default function VersionsTab({ metric }: { readonly metric: MetricEntry }) {
  const { words } = useLanguage();
  const { data, error, refetch } = useQuery(versionsQuery(metric.name));
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined)
    return (
      <div className="metric-body">
        <Waiting height={300} />
      </div>
    );
  const versions = placed(data.versions);
  return (
    <div className="metric-body versions">
      <section className="block">
        <h2>
          {words.metric.history.title} <small>{versions.length}</small>
        </h2>
        <VersionTable versions={versions} />
      </section>
      {versions.length < 2 ? (
        <p className="refused">{words.metric.history.one}</p>
      ) : (
        <Difference versions={versions} />
      )}
    </div>
  );
}

function VersionTable({ versions }: { readonly versions: readonly Placed[] }) {
  const { words } = useLanguage();
  const clock = useClock();
  const { set } = useMetricAddress();
  const { history } = words.metric;
  return (
    <div className="scroll">
      <table className="grid version-table">
        <thead>
          <tr>
            <th>{history.version}</th>
            <th>{history.inForce}</th>
            <th>{history.by}</th>
            <th>{history.at}</th>
            <th>{history.comment}</th>
            <th>{history.changed}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((one, i) => {
            const before = versions[i + 1];
            return (
              <tr key={one.place} data-version={one.version}>
                <td>
                  {before === undefined ? (
                    <b>v{one.version}</b>
                  ) : (
                    <button
                      type="button"
                      className="member-button"
                      aria-label={history.choose(one.name)}
                      onClick={() => set({ diff: `${before.place}..${one.place}` })}
                    >
                      <b>v{one.version}</b>
                    </button>
                  )}
                  {one.current ? <span className="tag accent">{words.metric.rail.current}</span> : null}
                </td>
                <td>
                  {one.effective_from ?? words.metric.rail.fromTheStart} –{' '}
                  {one.effective_to ?? history.openEnd}
                </td>
                <td>
                  {(history.writers as Readonly<Record<string, string>>)[one.recorded_by] ?? one.recorded_by}
                </td>
                <td title={one.recorded_at}>{clock.stamp(one.recorded_at)}</td>
                <td className={one.comment === null ? 'wraps is-empty' : 'wraps'}>{one.comment ?? '—'}</td>
                <td className="wraps quiet">
                  <Changed version={one} isFirst={before === undefined} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Changed({ version, isFirst }: { readonly version: Version; readonly isFirst: boolean }) {
  const { words } = useLanguage();
  const { history } = words.metric;
  if (version.formula === null) return history.ended;
  if (isFirst) return history.first;
  const names = new Set(version.changes.map(({ path }) => partName(path, words)));
  return `${[...names].join(', ')}${version.cosmetic ? ` · ${history.cosmetic}` : ''}`;
}

/** `label.zh` → Label. */
export function partName(path: string, words: Parameters<typeof attributeName>[1]): string {
  const [first = path, ...rest] = path.split('.');
  const inner = rest.find((part) => part !== 'zh' && part !== 'en');
  if (first === 'formula') return words.metric.formula.title;
  return attributeName(first === 'attributes' && inner !== undefined ? inner : first, words);
}

function Difference({ versions }: { readonly versions: readonly Placed[] }) {
  const { words } = useLanguage();
  const { address, set } = useMetricAddress();
  const { history } = words.metric;
  const [asked, against] = (address.diff ?? '').split('..').map(Number);
  const known = new Map(versions.map(({ place, name }) => [place, name]));
  const older = asked !== undefined && known.has(asked) ? asked : (versions[1]?.place ?? 0);
  const newer = against !== undefined && known.has(against) ? against : (versions[0]?.place ?? 0);
  const choose = (a: number, b: number) => set({ diff: `${Math.min(a, b)}..${Math.max(a, b)}` });
  const options = versions.map(({ place, name }) => ({ value: place, label: name }));
  const names = { older: known.get(older) ?? '', newer: known.get(newer) ?? '' };
  return (
    <section className="block">
      <header className="block-head">
        <h2>
          {history.diff} <small>{history.compare(names.older, names.newer)}</small>
        </h2>
        <span className="trend-tools">
          <Select
            size="small"
            aria-label={history.older}
            value={older}
            options={options}
            onChange={(value) => choose(value, newer)}
          />
          <Select
            size="small"
            aria-label={history.newer}
            value={newer}
            options={options}
            onChange={(value) => choose(older, value)}
          />
        </span>
      </header>
      <VersionDiff changes={changesBetween(versions, { older, newer })} {...names} />
    </section>
  );
}
