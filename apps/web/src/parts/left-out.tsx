import { useLanguage } from '../words/language.tsx';

/** Beside a figure that series are not in: `4/5 left out`, and why on hover. */
export function LeftOut({ parts }: { readonly parts: string | null | undefined }) {
  const { words } = useLanguage();
  if (parts == null) return null;
  return (
    <span className="tag partial" title={words.parts.leftOutWhy(parts)}>
      {words.parts.leftOut(parts)}
    </span>
  );
}
