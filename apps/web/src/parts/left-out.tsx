import { useLanguage } from '../words/language.tsx';
import { ToldTag } from './told-tag.tsx';

/** Beside a figure that series are not in: `4/5 left out`, and why. */
export function LeftOut({ parts }: { readonly parts: string | null | undefined }) {
  const { words } = useLanguage();
  if (parts == null) return null;
  return <ToldTag why={words.parts.leftOutWhy(parts)}>{words.parts.leftOut(parts)}</ToldTag>;
}
