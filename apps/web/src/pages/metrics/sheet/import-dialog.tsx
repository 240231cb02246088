import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { call } from '../../../api/server.ts';
import { keepFrame } from '../../../frame/search.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { Failure } from '../../../parts/failure.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { base64Of } from './base64-of.ts';
import { ImportReport } from './import-report.tsx';
import { isWritable } from './is-writable.ts';
import './sheet.css';

/** A workbook is looked through before anything is written; only what has been seen is sent. */
export function ImportDialog({ close }: { readonly close: () => void }) {
  const { words } = useLanguage();
  const { sheet: text } = words.metrics;
  const client = useQueryClient();
  const [comment, setComment] = useState('');
  const look = useMutation({
    mutationFn: async (chosen: File) => {
      const file = await base64Of(chosen);
      return { file, report: await call('importDictionary', { body: { file, dry_run: true } }) };
    },
  });
  const write = useMutation({
    mutationFn: async (file: string) => {
      const said = comment.trim() === '' ? {} : { comment: comment.trim() };
      const done = await call('importDictionary', { body: { file, ...said } });
      await client.invalidateQueries();
      return done;
    },
  });
  const seen = look.data;
  const done = write.data;
  const isDone = done !== undefined && (done.applied || done.request !== null);
  const report = done ?? seen?.report;
  const failure = look.error ?? write.error;
  return (
    <Dialog
      isWide
      title={text.title}
      close={close}
      footer={
        <>
          <Button onClick={close}>{isDone ? text.close : words.parts.cancel}</Button>
          {isDone ? null : (
            <Button
              type="primary"
              disabled={report === undefined || !isWritable(report)}
              loading={write.isPending}
              onClick={() => (seen === undefined ? undefined : write.mutate(seen.file))}
            >
              {report?.review === null || report === undefined ? text.write : text.ask}
            </Button>
          )}
        </>
      }
    >
      <div className="sheet-import">
        <p className="note">{text.lead}</p>
        <label className={`sheet-file ${isDone ? 'is-done' : ''}`}>
          <input
            type="file"
            accept=".xlsx"
            disabled={isDone}
            onChange={({ target }) => {
              const [chosen] = target.files ?? [];
              // The mended file of the same name is a choice too.
              target.value = '';
              write.reset();
              if (chosen !== undefined) look.mutate(chosen);
            }}
          />
          {text.file}
          <b>{look.variables?.name}</b>
        </label>
        {look.isPending ? <p role="status">{text.reading}</p> : null}
        {report === undefined ? null : <ImportReport report={report} />}
        {failure === null ? null : <Failure error={failure} />}
        {isDone ? (
          <p role="status" className="sheet-done">
            {done.request === null ? (
              text.written
            ) : (
              <Link to="/app/changes/$id" params={{ id: String(done.request) }} search={keepFrame}>
                {text.asked}
              </Link>
            )}
          </p>
        ) : null}
        {report === undefined || isDone || !isWritable(report) ? null : (
          <Input
            aria-label={text.comment}
            placeholder={text.comment}
            value={comment}
            maxLength={200}
            onChange={({ target }) => setComment(target.value)}
          />
        )}
      </div>
    </Dialog>
  );
}
