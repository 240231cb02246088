import './dated.css';

/** A sentence in which a date is said: it is not broken at its hyphens. */
export function Dated({ text, date }: { readonly text: string; readonly date: string }) {
  const [before, ...after] = text.split(date);
  return (
    <>
      {before}
      {after.length === 0 ? null : <time className="unbroken">{date}</time>}
      {after.join(date)}
    </>
  );
}
