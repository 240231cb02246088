import { useEffect, useRef } from 'react';
import { Talk } from '../../../parts/talk/talk.tsx';
import { useLanguage } from '../../../words/language.tsx';
import type { Board } from '../board/body.ts';

/** What people say about the dashboard, below what they talk about: it comes into sight when it is opened. */
export default function BoardTalk({ board }: { readonly board: Board }) {
  const { words } = useLanguage();
  const { inbox: text } = words;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: 'start' }), []);
  return (
    <div className="board-talk" ref={box}>
      {board.is_shared ? null : <p className="note">{text.boardAlone}</p>}
      <Talk subject={{ kind: 'dashboard', id: board.id }} closed={text.boardClosed} />
    </div>
  );
}
