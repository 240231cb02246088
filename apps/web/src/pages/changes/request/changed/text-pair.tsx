import { DiffText } from '../../../../parts/definition/diff-text.tsx';
import { lineDiff } from '../../../../parts/definition/word-diff.ts';
import { useLanguage } from '../../../../words/language.tsx';

interface Pair {
  readonly before: string | null;
  readonly after: string | null;
  /** Of each, in pixels; absent: what it needs. */
  readonly height?: number;
}

/** Two texts side by side, line by line. */
export function TextPair({ before, after, height }: Pair) {
  const { words } = useLanguage();
  const { changed: text } = words.changes;
  const pieces = lineDiff(before ?? '', after ?? '');
  const sides = [
    { side: 'removed', is: before, label: text.old, none: text.nothingBefore },
    { side: 'added', is: after, label: text.fresh, none: text.nothingAfter },
  ] as const;
  return (
    <div className="text-pair">
      {sides.map(({ side, is, label, none }) =>
        is === null ? (
          <p key={side} className="quiet">
            {none}
          </p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard
          <section key={side} aria-label={label} tabIndex={0} style={height === undefined ? {} : { height }}>
            <pre>
              <DiffText pieces={pieces} side={side} />
            </pre>
          </section>
        ),
      )}
    </div>
  );
}
