import { useMutation } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Button, Input, Popover, Switch } from 'antd';
import { useState } from 'react';
import { useNarrow } from '../../frame/use-narrow.ts';
import { copyText } from '../../parts/copy-text.ts';
import { Failure } from '../../parts/failure.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useLanguage } from '../../words/language.tsx';
import type { Board } from './board/body.ts';
import { saveBoard } from './queries.ts';

/** Who may see it, and the link that shows what is on the screen now. */
export function ShareMenu({ board }: { readonly board: Board }) {
  const { dashboards: text, parts } = useLanguage().words;
  const isNarrow = useNarrow();
  /** Null: not tried yet. */
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const share = useMutation({
    mutationFn: (is_shared: boolean) => {
      const { id, name, body, revision } = board;
      return saveBoard(id, { name, body, revision, is_shared });
    },
  });
  const { pathname, searchStr } = useLocation();
  const search = new URLSearchParams(searchStr);
  search.delete('edit');
  const query = search.toString();
  const link = `${location.origin}${pathname}${query === '' ? '' : `?${query}`}`;
  const sheet = (
    <div className="share-sheet">
      <p>
        <Switch
          size="small"
          aria-label={text.share.allow}
          checked={board.is_shared}
          disabled={!board.is_own}
          loading={share.isPending}
          onChange={(isShared) => share.mutate(isShared)}
        />
        {text.share.allow}
      </p>
      {board.is_own ? null : <p className="note">{text.share.ofOwner}</p>}
      {share.error === null ? null : <Failure error={share.error} />}
      <div className="share-link">
        <Input readOnly aria-label={text.share.link} value={link} onFocus={({ target }) => target.select()} />
        <Button type="primary" onClick={() => void copyText(link).then(setCopied)}>
          {isCopied === true ? text.share.copied : text.share.copy}
        </Button>
      </div>
      <p className="note" role="status">
        {isCopied === false ? parts.once.byHand : text.share.link}
      </p>
    </div>
  );
  return (
    <Popover
      trigger="click"
      placement={isNarrow ? 'bottomLeft' : 'bottomRight'}
      content={sheet}
      onOpenChange={() => setCopied(null)}
    >
      <Button icon={<Icon name="link" />}>{text.share.open}</Button>
    </Popover>
  );
}
