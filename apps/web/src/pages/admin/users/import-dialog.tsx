import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { call } from '../../../api/server.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { Failure } from '../../../parts/failure.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { refreshAdmin } from '../queries.ts';
import { ImportReport } from './import-report.tsx';
import './import.css';

/** A list of users is looked through before anybody is written; only what has been seen is sent. */
export function ImportDialog({ close }: { readonly close: () => void }) {
  const { words } = useLanguage();
  const { imports: text } = words.admin.users;
  const look = useMutation({
    mutationFn: async (chosen: File) => {
      const users = parsed(await chosen.text());
      if (users === undefined) return null;
      return { users, report: await call('importUsers', { body: { users, dry_run: true } }) };
    },
  });
  const write = useMutation({
    mutationFn: async (users: unknown) => {
      const done = await call('importUsers', { body: { users } });
      await refreshAdmin();
      return done;
    },
  });
  const seen = look.data;
  const done = write.data;
  const changes = seen?.report.people.filter(({ action }) => action !== 'none').length ?? 0;
  const isReady = seen !== undefined && seen !== null && seen.report.diagnostics.length === 0 && changes > 0;
  const failure = look.error ?? write.error;
  return (
    <Dialog
      isWide
      title={text.title}
      close={() => {
        if (!write.isPending) close();
      }}
      footer={
        <>
          <Button disabled={write.isPending} onClick={close}>
            {done === undefined ? words.parts.cancel : words.admin.close}
          </Button>
          {done === undefined ? (
            <Button
              type="primary"
              disabled={!isReady || look.isPending}
              loading={write.isPending}
              onClick={() => (seen ? write.mutate(seen.users) : undefined)}
            >
              {text.write(changes)}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="user-import">
        {done === undefined ? (
          <>
            <p className="note">{text.lead}</p>
            <label className="user-file">
              <input
                type="file"
                accept=".json,application/json"
                disabled={write.isPending}
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
          </>
        ) : (
          <p role="status">{text.written(changes)}</p>
        )}
        {look.isPending ? <p role="status">{text.reading}</p> : null}
        {seen === null ? (
          <p role="alert" className="bad">
            {text.notJson}
          </p>
        ) : null}
        {failure === null ? null : <Failure error={failure} />}
        {seen === undefined || seen === null ? null : <ImportReport report={done ?? seen.report} />}
      </div>
    </Dialog>
  );
}

/** Undefined: no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
