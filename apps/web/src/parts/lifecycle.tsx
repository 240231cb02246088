import { useLanguage } from '../words/language.tsx';

export type Stage = 'published' | 'review' | 'draft' | 'deprecating' | 'retired';

/** A shape for each stage of a definition; neutral or accent, never a status colour. */
const SHAPES: { readonly [S in Stage]: string } = {
  published: 'M7 3.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z',
  review: 'M7 2a5 5 0 0 1 0 10z',
  draft: '',
  deprecating: 'M4.5 7h5',
  retired: 'M5 5l4 4M9 5l-4 4',
};

/** `text`: where the shape stands for a word of its own. */
export function Lifecycle({ stage, text }: { readonly stage: Stage; readonly text?: string }) {
  const { words } = useLanguage();
  const isAccent = stage === 'published' || stage === 'review';
  return (
    <span className="lifecycle">
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        {stage === 'published' ? null : (
          <circle
            cx="7"
            cy="7"
            r="5"
            fill="none"
            stroke={isAccent ? 'var(--accent)' : 'var(--ink3)'}
            strokeDasharray={stage === 'draft' ? '2 2' : undefined}
          />
        )}
        <path
          d={SHAPES[stage]}
          fill={isAccent ? 'var(--accent)' : 'none'}
          stroke={isAccent ? 'none' : 'var(--ink3)'}
          strokeWidth="1.3"
        />
      </svg>
      {text ?? words.parts.stages[stage]}
    </span>
  );
}
