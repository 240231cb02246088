import { useMutation } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { Refusal } from '../../../api/refusal.ts';
import type { Board, Body } from '../board/body.ts';
import { isEqual } from '../board/difference.ts';
import { begin, type History, record, redo, undo } from '../board/history.ts';
import { withoutLabel } from '../board/spoken.ts';
import { createBoard, kept, saveBoard } from '../queries.ts';

/** What is being written: all that undo takes back. */
export interface Draft {
  readonly name: string;
  readonly body: Body;
}

export interface Editor {
  readonly draft: Draft;
  readonly change: (next: Partial<Draft>) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** Null: nothing to save. */
  readonly save: (() => void) | null;
  readonly isSaving: boolean;
  readonly error: unknown;
  /** The board as somebody else left it meanwhile. */
  readonly conflict: Board | null;
  readonly goOn: () => void;
  /** Drops the draft for what is kept. */
  readonly takeTheirs: () => void;
  /** Keeps the draft as a board of its own, and answers with it. */
  readonly saveCopy: (name: string) => Promise<Board>;
}

export function useEditor(board: Board): Editor {
  const [history, setHistory] = useState<History<Draft>>(() => begin(draftOf(board)));
  const [base, setBase] = useState(board);
  const [conflict, setConflict] = useState<Board | null>(null);
  const draft = history.now;
  const saving = useMutation({
    mutationFn: () => saveBoard(base.id, { ...draft, is_shared: base.is_shared, revision: base.revision }),
    onSuccess: setBase,
    onError: (cause) => {
      if (cause instanceof Refusal && cause.status === 409) setConflict(cause.current as Board);
    },
  });
  // Sharing is changed beside the draft: its revision is taken over, its content is the same.
  if (board.revision > base.revision && isEqual(draftOf(board), draftOf(base))) setBase(board);
  const change = useCallback(
    (next: Partial<Draft>) => setHistory((now) => record(now, { ...now.now, ...next })),
    [],
  );
  return {
    draft,
    change,
    undo: history.past.length === 0 ? null : () => setHistory(undo),
    redo: history.future.length === 0 ? null : () => setHistory(redo),
    save: isEqual(draft, draftOf(base)) ? null : () => saving.mutate(),
    isSaving: saving.isPending,
    error: conflict === null ? saving.error : null,
    conflict,
    goOn: () => {
      setConflict(null);
      saving.reset();
    },
    takeTheirs: () => {
      if (conflict === null) return;
      kept(conflict);
      setBase(conflict);
      setHistory(begin(draftOf(conflict)));
      setConflict(null);
      saving.reset();
    },
    saveCopy: (name) => createBoard(name, withoutLabel(draft.body)),
  };
}

function draftOf({ name, body }: Board): Draft {
  return { name, body };
}
