import { Button } from 'antd';
import { useLanguage } from '../../../words/language.tsx';

/** The end of every form of the dialog: what is chosen at the left, then the ways out, the one that applies last. */
export function DialogFoot(props: {
  readonly close: () => void;
  readonly note?: string;
  /** Takes back what is chosen; null: there is nothing to take back. */
  readonly clear?: (() => void) | null;
  readonly isAsking?: boolean;
}) {
  const { explore } = useLanguage().words;
  const { close, note = '', clear, isAsking = false } = props;
  return (
    <footer className="dialog-foot">
      <span>{note}</span>
      {clear === undefined ? null : (
        <Button type="text" disabled={clear === null} onClick={clear ?? undefined}>
          {explore.clear}
        </Button>
      )}
      <Button onClick={close}>{explore.cancel}</Button>
      <Button type="primary" htmlType="submit" loading={isAsking}>
        {explore.apply}
      </Button>
    </footer>
  );
}
