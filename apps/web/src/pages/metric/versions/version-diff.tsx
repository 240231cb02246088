import { DiffText } from '../../../parts/definition/diff-text.tsx';
import { type DiffPiece, wordDiff } from '../../../parts/definition/word-diff.ts';
import { useLanguage } from '../../../words/language.tsx';
import type { Change } from './version-changes.ts';
import { partName } from './versions-tab.tsx';

interface Diff {
  readonly changes: readonly Change[];
  readonly older: string;
  readonly newer: string;
}

/** Part by part: what went is struck through, what came is underlined. */
export function VersionDiff({ changes, older, newer }: Diff) {
  const { words } = useLanguage();
  const { history } = words.metric;
  if (changes.length === 0) return <p className="refused">{history.nothing}</p>;
  return (
    <div className="scroll">
      <table className="grid diff-table">
        <thead>
          <tr>
            <th>{history.part}</th>
            <th>{history.before(older)}</th>
            <th>{history.before(newer)}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ path, before, after }) => {
            const pieces = wordDiff(plain(before), plain(after));
            return (
              <tr key={path} data-part={path}>
                <td title={path}>
                  {partName(path, words)}
                  <Tongue path={path} />
                </td>
                <td className="wraps">
                  <Side pieces={pieces} kind="removed" isThere={before !== null} />
                </td>
                <td className="wraps">
                  <Side pieces={pieces} kind="added" isThere={after !== null} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Tongue({ path }: { readonly path: string }) {
  const tongue = /\.(zh|en)$/.exec(path)?.[1];
  return tongue === undefined ? null : <span className="tag">{tongue}</span>;
}

function Side(props: {
  readonly pieces: readonly DiffPiece[];
  readonly kind: 'removed' | 'added';
  readonly isThere: boolean;
}) {
  const { words } = useLanguage();
  const { pieces, kind, isThere } = props;
  if (!isThere) return <span className="quiet">{words.metric.history.absent}</span>;
  return <DiffText pieces={pieces} side={kind} />;
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return JSON.stringify(value, null, 1);
}
