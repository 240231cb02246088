import type { Status } from '../reading/verdict.ts';
import { useLanguage } from '../words/language.tsx';

/** A shape for each state, so that colour is never alone: disc with tick, triangle, diamond, dashed ring. */
const SHAPES: { readonly [S in Status]: { readonly body: string; readonly sign: string } } = {
  good: { body: 'M7 .5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z', sign: 'M4.2 7.2l2 2 3.6-4' },
  watch: { body: 'M7 1L13.5 12.7H.5z', sign: 'M7 5v3.6M7 10.6v.2' },
  behind: { body: 'M7 .3L13.7 7 7 13.7.3 7z', sign: 'M7 3.9v3.6M7 9.8v.2' },
  none: { body: '', sign: '' },
};

interface Marked {
  readonly status: Status;
  /** It stands beside a word of its own. */
  readonly isSilent?: boolean;
}

export function StatusMark({ status, isSilent = false }: Marked) {
  const { words } = useLanguage();
  const box = { className: `status ${status}`, viewBox: '0 0 14 14', width: 14, height: 14 };
  if (isSilent)
    return (
      <svg {...box} aria-hidden="true">
        <Shape status={status} />
      </svg>
    );
  return (
    <svg {...box} role="img">
      <title>{words.status[status]}</title>
      <Shape status={status} />
    </svg>
  );
}

function Shape({ status }: Pick<Marked, 'status'>) {
  const { body, sign } = SHAPES[status];
  if (status === 'none')
    return <circle cx="7" cy="7" r="5.5" fill="none" stroke="var(--ink4)" strokeDasharray="2 2" />;
  return (
    <>
      <path d={body} fill="currentColor" />
      <path d={sign} fill="none" stroke="var(--surface)" strokeWidth="1.5" strokeLinecap="round" />
    </>
  );
}
