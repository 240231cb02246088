import { Button } from 'antd';
import { Dialog } from './dialog.tsx';
import { ShownOnce } from './shown-once.tsx';

interface Once {
  readonly title: string;
  readonly label: string;
  readonly secret: string;
  readonly note: string;
  /** On the button that ends it. */
  readonly done: string;
  readonly close: () => void;
}

/** A secret that was made just now, as long as its dialog stands. */
export function OnceDialog({ title, label, secret, note, done, close }: Once) {
  return (
    <Dialog
      title={title}
      close={close}
      footer={
        <Button type="primary" onClick={close}>
          {done}
        </Button>
      }
    >
      <ShownOnce label={label} text={[secret]} note={note} />
    </Dialog>
  );
}
