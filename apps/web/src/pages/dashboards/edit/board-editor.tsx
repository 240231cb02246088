import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Tooltip } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { keepFrame } from '../../../frame/search.ts';
import { Failure } from '../../../parts/failure.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { Leaving } from '../../../parts/leaving.tsx';
import { useLanguage } from '../../../words/language.tsx';
import type { Board, Tile } from '../board/body.ts';
import { addTile, changeTile, removeTile, withFilter, withoutFilter } from '../board/edit.ts';
import { boardName, withoutLabel } from '../board/spoken.ts';
import { TileGrid } from '../grid/tile-grid.tsx';
import { TileBody } from '../tile/tile-body.tsx';
import { useTileTitle } from '../tile/use-tile-title.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { FilterBar } from './filter-bar.tsx';
import { type TileContent, TileForm } from './tile-form.tsx';
import { type Editor, useEditor } from './use-editor.ts';

interface BoardEditorProps {
  readonly board: Board;
  readonly close: () => void;
}

export function BoardEditor({ board, close }: BoardEditorProps) {
  const { locale, words } = useLanguage();
  const { dashboards: text } = words;
  const editor = useEditor(board);
  const { draft, change } = editor;
  const { body } = draft;
  const name = boardName({ ...draft, label: body.label }, locale);
  const titleOf = useTileTitle();
  const [form, setForm] = useState<Tile | 'new' | null>(null);
  const submit = (content: TileContent) => {
    if (form === 'new') change({ body: addTile(body, { id: crypto.randomUUID(), ...content }) });
    else if (form !== null) change({ body: changeTile(body, form.id, content) });
    setForm(null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of everything inside
    <section className="boards" onKeyDown={shortcuts(editor)}>
      <EditorHead editor={editor} name={name} add={() => setForm('new')} close={close} />
      {editor.error === null ? null : <Failure error={editor.error} />}
      <FilterBar
        filters={body.filters}
        change={(filter) => change({ body: withFilter(body, filter) })}
        edit={{
          add: (ref) => change({ body: withFilter(body, { ref, values: [] }) }),
          remove: (ref) => change({ body: withoutFilter(body, ref) }),
        }}
        reset={null}
      />
      {body.tiles.length === 0 ? (
        <div className="board-empty">
          <h2>{text.emptyBoard}</h2>
          <p>{text.emptyBoardText}</p>
          <Button type="primary" onClick={() => setForm('new')}>
            {text.addFirst}
          </Button>
        </div>
      ) : (
        <TileGrid
          tiles={body.tiles}
          titleOf={titleOf}
          editing={{
            arrange: (tiles) => change({ body: { ...body, tiles: [...tiles] } }),
            edit: setForm,
            remove: ({ id }) => change({ body: removeTile(body, id) }),
          }}
        >
          {(tile) => <TileBody tile={tile} title={titleOf(tile)} filters={body.filters} />}
        </TileGrid>
      )}
      {form === null ? null : (
        <TileForm tile={form === 'new' ? null : form} submit={submit} close={() => setForm(null)} />
      )}
      {editor.conflict === null ? null : (
        <Conflict editor={editor} current={editor.conflict} name={name} titleOf={titleOf} />
      )}
      <Leaving isUnsaved={editor.save !== null} stays="edit" text={text.leaveText} />
    </section>
  );
}

function EditorHead(props: {
  readonly editor: Editor;
  readonly name: string;
  readonly add: () => void;
  readonly close: () => void;
}) {
  const { dashboards: text } = useLanguage().words;
  const { editor, name, add, close } = props;
  const { body } = editor.draft;
  return (
    <header className="boards-head">
      <Input
        className="board-name"
        aria-label={text.name}
        maxLength={200}
        value={name}
        onChange={({ target }) => editor.change({ name: target.value, body: withoutLabel(body) })}
      />
      <span className="quiet" role="status">
        {editor.save === null ? text.saved : text.unsaved}
      </span>
      <div className="boards-actions">
        {(['undo', 'redo'] as const).map((way) => (
          <Tooltip key={way} title={text[way]}>
            <Button
              aria-label={text[way]}
              icon={<Icon name={way} />}
              disabled={editor[way] === null}
              onClick={() => editor[way]?.()}
            />
          </Tooltip>
        ))}
        <Button icon={<Icon name="plus" />} onClick={add}>
          {text.add}
        </Button>
        <Button onClick={close}>{text.leave}</Button>
        <Button
          type="primary"
          disabled={editor.save === null || name.trim() === ''}
          loading={editor.isSaving}
          onClick={() => editor.save?.()}
        >
          {text.save}
        </Button>
      </div>
    </header>
  );
}

function Conflict(props: {
  readonly editor: Editor;
  readonly current: Board;
  readonly name: string;
  readonly titleOf: (tile: Tile) => string;
}) {
  const { dashboards: text } = useLanguage().words;
  const { editor, current, name, titleOf } = props;
  const navigate = useNavigate();
  const keepCopy = async () => {
    const { id } = await editor.saveCopy(text.copyOf(name));
    editor.takeTheirs();
    await navigate({
      to: '/app/dashboards/$id',
      params: { id },
      search: keepFrame,
      ignoreBlocker: true,
    });
  };
  return (
    <ConflictDialog
      draft={editor.draft}
      current={current}
      titleOf={titleOf}
      keepCopy={() => void keepCopy()}
      takeTheirs={editor.takeTheirs}
      goOn={editor.goOn}
    />
  );
}

function shortcuts(editor: Editor) {
  return (event: KeyboardEvent) => {
    if (!(event.metaKey || event.ctrlKey) || event.altKey) return;
    const isWriting = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    const key = event.key.toLowerCase();
    if (key === 's') {
      event.preventDefault();
      editor.save?.();
    } else if (!isWriting && key === 'z') {
      event.preventDefault();
      (event.shiftKey ? editor.redo : editor.undo)?.();
    } else if (!isWriting && key === 'y') {
      event.preventDefault();
      editor.redo?.();
    }
  };
}
