import { CSV, type Wire, XLSX } from '@plumbline/client';
import { Button, Dropdown, message } from 'antd';
import { useState } from 'react';
import { saveFile } from '../../../api/save-file.ts';
import { download } from '../../../api/server.ts';
import { copyText } from '../../../parts/copy-text.ts';
import { failureText } from '../../../parts/failure.tsx';
import type { Question } from '../../../parts/question/question.ts';
import { currentChoice } from '../../../reading/choice.ts';
import { useLanguage } from '../../../words/language.tsx';
import { ApiDialog } from './api-dialog.tsx';
import { ExploreIcon } from './explore-icon.tsx';
import { SaveButton } from './save-button.tsx';

interface ActionsProps {
  readonly question: Question;
  readonly query: Wire<'MetricQuery'> | null;
  readonly title: string;
  readonly view: string | null;
  readonly compare: string;
  readonly onSaved: (id: string | null) => void;
}

/** What can be done with the answer as a whole. */
export function Actions(props: ActionsProps) {
  const { words, locale } = useLanguage();
  const [toast, holder] = message.useMessage();
  const [isOpen, setOpen] = useState(false);
  const { query, title } = props;
  const isEmpty = query === null;
  const { rows, columns, chart } = props.question;
  const hasChart = chart !== 'none' && rows.length + columns.length > 0;
  const file = async (media: string, ending: string) => {
    const hide = toast.loading(words.explore.exporting, 0);
    try {
      const { bytes, filename } = await download('query', media, {
        body: exported(query),
        query: currentChoice().hasBrackets ? { negatives: 'brackets' } : {},
      });
      saveFile(bytes, filename ?? `${title}.${ending}`);
    } catch (cause) {
      toast.error(failureText(cause, words, locale));
    } finally {
      hide();
    }
  };
  const picture = async () => {
    const { chartPicture } = await import('../../../charts/chart-picture.ts');
    const bytes = await chartPicture(document.querySelector('.charts'));
    if (bytes !== null) saveFile(bytes, `${title}.png`);
  };
  const share = async () => {
    const isCopied = await copyText(location.href);
    if (isCopied) toast.success(words.explore.linkCopied);
    else toast.info(`${words.explore.copyByHand}: ${location.href}`);
  };
  return (
    <div className="explore-actions">
      {holder}
      <SaveButton {...props} toast={toast} />
      <Button icon={<ExploreIcon name="share" />} onClick={() => void share()} disabled={isEmpty}>
        {words.explore.share}
      </Button>
      <Dropdown
        autoFocus
        trigger={['click']}
        disabled={isEmpty}
        menu={{
          items: [
            { key: 'csv', label: words.explore.csv, onClick: () => void file(CSV, 'csv') },
            { key: 'xlsx', label: words.explore.excel, onClick: () => void file(XLSX, 'xlsx') },
            { key: 'png', label: words.explore.png, disabled: !hasChart, onClick: () => void picture() },
          ],
        }}
      >
        <Button icon={<ExploreIcon name="export" />}>{words.explore.export}</Button>
      </Dropdown>
      <Button icon={<ExploreIcon name="code" />} onClick={() => setOpen(true)} disabled={isEmpty}>
        {words.explore.api}
      </Button>
      {query === null || !isOpen ? null : <ApiDialog query={query} close={() => setOpen(false)} />}
    </div>
  );
}

/** A file has no end of the page: nothing is cut, and it holds rows, not totals. */
function exported(query: Wire<'MetricQuery'> | null): Wire<'MetricQuery'> {
  const { totals: _, limit, others, ...rest } = query ?? { metrics: [] };
  return others === true ? { ...rest, limit, others } : rest;
}
