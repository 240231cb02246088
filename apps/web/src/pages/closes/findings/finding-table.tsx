import { Link } from '@tanstack/react-router';
import type { MetricEntry } from '../../../api/answer.ts';
import { useLanguage } from '../../../words/language.tsx';
import { findingTexts } from '../figure-texts.ts';
import { framePeriodOf } from '../frame-period-of.ts';
import type { CloseEntry, Finding } from '../queries.ts';
import { CauseList } from './cause-list.tsx';

/** More are in the answer of the API. */
export const MOST = 50;

const HEADS = ['metric', 'closed', 'now', 'difference', 'causes'] as const;

interface Table {
  readonly label: string;
  /** The lock that they are held against. */
  readonly close: CloseEntry;
  readonly findings: readonly Finding[];
  readonly metrics: ReadonlyMap<string, MetricEntry>;
}

export function FindingTable({ label, close, findings, metrics }: Table) {
  const { words } = useLanguage();
  const { findings: text } = words.closes;
  return (
    <>
      <div className="scroll">
        <table className="grid findings-table" aria-label={label}>
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th key={head} scope="col" className={isNumber(head) ? 'number' : undefined}>
                  {text.heads[head]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {findings.slice(0, MOST).map((finding) => (
              <FindingRow key={finding.metric} finding={finding} close={close} metrics={metrics} />
            ))}
          </tbody>
        </table>
      </div>
      {findings.length > MOST ? <p className="note">{text.more(findings.length - MOST)}</p> : null}
    </>
  );
}

interface Row extends Pick<Table, 'close' | 'metrics'> {
  readonly finding: Finding;
}

function FindingRow({ finding, close, metrics }: Row) {
  const { words, locale } = useLanguage();
  const { findings: text } = words.closes;
  const { metric: name, causes, gone } = finding;
  const metric = metrics.get(name);
  const figures = findingTexts(finding, words);
  return (
    <tr data-finding={name}>
      <th scope="row">
        {metric === undefined ? (
          name
        ) : (
          <Link
            to="/app/metrics/$name"
            params={{ name }}
            search={({ compare }) => ({ compare, period: framePeriodOf(close) })}
          >
            {metric.label[locale]}
          </Link>
        )}
      </th>
      <td className="number" data-label={text.heads.closed} data-part="closed">
        {figures.closed}
      </td>
      <td className={`number strong ${gone ? 'bad' : ''}`} data-label={text.heads.now} data-part="now">
        {figures.now}
      </td>
      <td className="number" data-label={text.heads.difference} data-part="difference">
        {figures.difference}
      </td>
      <td className="finding-causes" data-label={text.heads.causes}>
        <CauseList causes={causes} metrics={metrics} />
      </td>
    </tr>
  );
}

function isNumber(head: (typeof HEADS)[number]): boolean {
  return head === 'closed' || head === 'now' || head === 'difference';
}
