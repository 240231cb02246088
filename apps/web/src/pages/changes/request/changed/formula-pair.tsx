import type { Request } from '../../../../api/change-queries.ts';
import { DiffText } from '../../../../parts/definition/diff-text.tsx';
import { formulaDiff } from '../../../../parts/definition/word-diff.ts';
import { useLanguage } from '../../../../words/language.tsx';
import { isOfVersions } from '../is-of-versions.ts';

interface Pair {
  readonly change: Request['changes'][number];
  readonly request: Pick<Request, 'state' | 'conflicts'>;
}

/** The formula in force beside the proposed one; nothing where the formula stays. */
export function FormulaPair({ change, request }: Pair) {
  const { locale, words } = useLanguage();
  const { changed: text } = words.changes;
  const formula = change.aspects.find(({ aspect }) => aspect === 'formula');
  if (formula === undefined) return null;
  const { before, after } = formula;
  const pieces = formulaDiff(before?.[locale] ?? '', after?.[locale] ?? '');
  const day = change.effective_from;
  const isPublished = request.state === 'published';
  const effective = day === null ? text.always : text.from(day);
  const standing = isPublished ? (day === null ? text.was : text.until(day)) : text.old;
  const heads = isOfVersions(request, change)
    ? {
        before: [change.base === 0 ? text.was : text.version(change.base), standing],
        after: [text.version(change.base + 1), isPublished ? effective : `${text.fresh} · ${effective}`],
      }
    : { before: [text.old, ''], after: [text.fresh, effective] };
  return (
    <div className="formula-pair">
      <div>
        <p>
          <b>{heads.before[0]}</b>
          <span className="quiet">{heads.before[1]}</span>
        </p>
        {before === null ? (
          <span className="quiet">{text.nothingBefore}</span>
        ) : (
          <code>
            {`[${change.label[locale]}] = `}
            <DiffText pieces={pieces} side="removed" />
          </code>
        )}
      </div>
      <div>
        <p>
          <b>{heads.after[0]}</b>
          <span className="quiet">{heads.after[1]}</span>
        </p>
        {after === null ? (
          <span className="quiet">{text.nothingAfter}</span>
        ) : (
          <code>
            {`[${change.label[locale]}] = `}
            <DiffText pieces={pieces} side="added" />
          </code>
        )}
      </div>
    </div>
  );
}
