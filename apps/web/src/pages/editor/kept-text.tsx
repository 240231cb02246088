import { Button } from 'antd';
import { useClock } from '../../frame/use-clock.ts';
import { Dated } from '../../parts/dated.tsx';
import { useLanguage } from '../../words/language.tsx';
import type { EditKind } from './edit-queries.ts';
import type { Keeping } from './use-keeping.ts';

/** Text of before that was never saved, and that the same is being written on another page. */
export function KeptText({ kind, keeping }: { readonly kind: EditKind; readonly keeping: Keeping }) {
  const { words } = useLanguage();
  const clock = useClock();
  const { kept: text } = words.editor;
  const { found, isElsewhere, take, drop } = keeping;
  return (
    <>
      {found === null ? null : (
        <section className="editor-stale" role="status" data-section="kept">
          <p>
            <Dated text={text.found(clock.moment(found.at))} date={clock.moment(found.at)} />
          </p>
          <p className="editor-stale-ways">
            <Button onClick={take}>{text.take}</Button>
            <Button onClick={drop}>{text.drop}</Button>
          </p>
        </section>
      )}
      {isElsewhere ? (
        <p className="editor-stale" role="status">
          {words.editor.kinds[kind].elsewhere}
        </p>
      ) : null}
    </>
  );
}

/** Whether what is written would outlast this page. */
export function KeptMark({ kept }: Pick<Keeping, 'kept'>) {
  const { words } = useLanguage();
  const clock = useClock();
  const { kept: text } = words.editor;
  if (kept === null) return null;
  return kept === 'refused' ? (
    <span className="bad">{text.refused}</span>
  ) : (
    <span className="quiet" data-kept="">
      {text.at(clock.moment(kept.at))}
    </span>
  );
}
