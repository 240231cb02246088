import type { Request } from '../../../../api/change-queries.ts';
import { DiffText } from '../../../../parts/definition/diff-text.tsx';
import { formulaDiff } from '../../../../parts/definition/word-diff.ts';
import { useLanguage } from '../../../../words/language.tsx';

interface Pair {
  readonly change: Request['changes'][number];
  readonly state: Request['state'];
}

/** The formula in force beside the proposed one; nothing where the formula stays. */
export function FormulaPair({ change, state }: Pair) {
  const { locale, words } = useLanguage();
  const { changed: text } = words.changes;
  const formula = change.aspects.find(({ aspect }) => aspect === 'formula');
  if (formula === undefined) return null;
  const { before, after } = formula;
  const pieces = formulaDiff(before?.[locale] ?? '', after?.[locale] ?? '');
  const day = change.effective_from;
  const isPublished = state === 'published';
  return (
    <div className="formula-pair">
      <div>
        <p>
          <b>{change.base === 0 ? text.was : text.version(change.base)}</b>
          <span className="quiet">
            {isPublished && day !== null ? text.until(day) : isPublished ? text.was : text.old}
          </span>
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
          <b>{text.version(change.base + 1)}</b>
          <span className="quiet">
            {isPublished ? '' : `${text.fresh} · `}
            {day === null ? text.always : text.from(day)}
          </span>
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
