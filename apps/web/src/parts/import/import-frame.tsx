import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage } from '../../words/language.tsx';
import { Dialog } from '../dialog.tsx';
import { Failure } from '../failure.tsx';
import './import-frame.css';

interface ImportFrame {
  readonly title: string;
  readonly close: () => void;
  readonly words: {
    readonly lead: string;
    /** On what opens the choice of a file. */
    readonly file: string;
    readonly reading: string;
    /** On the button that leaves when all is done. */
    readonly close: string;
  };
  /** Endings and types of files that are offered. */
  readonly accept: string;
  /** Name of the file that was chosen last. */
  readonly chosen: string | undefined;
  readonly choose: (file: File) => void;
  readonly isReading: boolean;
  readonly write: {
    readonly text: string;
    readonly isReady: boolean;
    readonly isPending: boolean;
    readonly begin: () => void;
  };
  /** What was done; null: nothing yet. */
  readonly done: ReactNode;
  /** Why it could not be looked through, or was not written. */
  readonly error: unknown;
  /** What the file would do. */
  readonly children: ReactNode;
}

/** A file is chosen, looked through, and only then written: nobody leaves while it is, and what was read stays where it is. */
export function ImportFrame(props: ImportFrame) {
  const {
    title,
    close,
    words: text,
    accept,
    chosen,
    choose,
    isReading,
    write,
    done,
    error,
    children,
  } = props;
  const { words } = useLanguage();
  const isDone = done !== null;
  return (
    <Dialog
      isWide
      title={title}
      close={() => {
        if (!write.isPending) close();
      }}
      footer={
        <>
          <Button disabled={write.isPending} onClick={close}>
            {isDone ? text.close : words.parts.cancel}
          </Button>
          {isDone ? null : (
            <Button
              type="primary"
              disabled={!write.isReady || isReading}
              loading={write.isPending}
              onClick={write.begin}
            >
              {write.text}
            </Button>
          )}
        </>
      }
    >
      <div className="import-frame">
        <p className="note">{text.lead}</p>
        <label className={`import-file ${isDone ? 'is-done' : ''}`}>
          <input
            type="file"
            accept={accept}
            disabled={isDone || write.isPending}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              // The mended file of the same name is a choice too.
              target.value = '';
              if (file !== undefined) choose(file);
            }}
          />
          {text.file}
          <b>{chosen}</b>
        </label>
        {isReading ? <p role="status">{text.reading}</p> : null}
        {children}
        {error === null ? null : <Failure error={error} />}
        {isDone ? (
          <p role="status" className="import-done">
            {done}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
