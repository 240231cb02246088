import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { call } from '../../../api/server.ts';
import { keepFrame } from '../../../frame/search.ts';
import { ImportFrame } from '../../../parts/import/import-frame.tsx';
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
  const isReady = report !== undefined && isWritable(report);
  return (
    <ImportFrame
      title={text.title}
      close={close}
      words={text}
      accept=".xlsx"
      chosen={look.variables?.name}
      choose={(file) => {
        write.reset();
        look.mutate(file);
      }}
      isReading={look.isPending}
      write={{
        text: report?.review === null || report === undefined ? text.write : text.ask,
        isReady,
        isPending: write.isPending,
        begin: () => (seen === undefined ? undefined : write.mutate(seen.file)),
      }}
      done={isDone ? <Done request={done.request} /> : null}
      error={look.error ?? write.error}
    >
      {report === undefined ? null : <ImportReport report={report} />}
      {!isReady || isDone ? null : (
        <Input
          aria-label={text.comment}
          placeholder={text.comment}
          value={comment}
          maxLength={200}
          onChange={({ target }) => setComment(target.value)}
        />
      )}
    </ImportFrame>
  );
}

function Done({ request }: { readonly request: number | null }) {
  const { words } = useLanguage();
  const { sheet: text } = words.metrics;
  if (request === null) return text.written;
  return (
    <Link to="/app/changes/$id" params={{ id: String(request) }} search={keepFrame}>
      {text.asked}
    </Link>
  );
}
