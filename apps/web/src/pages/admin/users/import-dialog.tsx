import type { Wire } from '@plumbline/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Refusal } from '../../../api/refusal.ts';
import { call } from '../../../api/server.ts';
import { ImportFrame } from '../../../parts/import/import-frame.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { refreshAdmin } from '../queries.ts';
import { ImportReport } from './import-report.tsx';
import { ImportSuperseded } from './import-superseded.tsx';

interface Looking {
  readonly name: string;
  readonly read: () => Promise<unknown>;
}

interface Seen {
  readonly users: unknown;
  readonly report: Wire<'UserImportReport'>;
}

/** A list of users is looked through before anybody is written; what has been seen is written, or nothing. */
export function ImportDialog({ close }: { readonly close: () => void }) {
  const { words } = useLanguage();
  const { imports: text } = words.admin.users;
  const [superseded, setSuperseded] = useState<Refusal | null>(null);
  const look = useMutation({
    mutationFn: async ({ read }: Looking): Promise<Seen | null> => {
      const users = await read();
      if (users === undefined) return null;
      return { users, report: await call('importUsers', { body: { users, dry_run: true } }) };
    },
  });
  const write = useMutation({
    mutationFn: async ({ users, report: { plan } }: Seen) => {
      const done = await call('importUsers', { body: { users, ...(plan === null ? {} : { plan }) } });
      await refreshAdmin();
      return done;
    },
    // The file stays; what it would do by now is shown, and only that can be written next.
    onError: (cause, { users }) => {
      if (!isSuperseded(cause)) return;
      setSuperseded(cause);
      look.mutate({ name: look.variables?.name ?? '', read: async () => users });
    },
  });
  const seen = look.data;
  const done = write.data;
  const changes = seen?.report.people.filter(({ action }) => action !== 'none').length ?? 0;
  const failure = look.error ?? (isSuperseded(write.error) ? null : write.error);
  return (
    <ImportFrame
      title={text.title}
      close={close}
      words={{ ...text, close: words.admin.close }}
      accept=".json,application/json"
      chosen={look.variables?.name}
      choose={(file) => {
        write.reset();
        setSuperseded(null);
        look.mutate({ name: file.name, read: async () => parsed(await file.text()) });
      }}
      isReading={look.isPending}
      write={{
        text: text.write(changes),
        isReady: seen?.report.diagnostics.length === 0 && changes > 0,
        isPending: write.isPending,
        begin: () => {
          setSuperseded(null);
          if (seen) write.mutate(seen);
        },
      }}
      done={done === undefined ? null : text.written(changes)}
      error={failure}
    >
      {superseded === null ? null : <ImportSuperseded refusal={superseded} />}
      {seen === null ? (
        <p role="alert" className="bad">
          {text.notJson}
        </p>
      ) : null}
      {seen === undefined || seen === null ? null : <ImportReport report={done ?? seen.report} />}
    </ImportFrame>
  );
}

/** Something that the list was held against has changed since it was looked through. */
function isSuperseded(error: unknown): error is Refusal {
  return error instanceof Refusal && error.status === 409;
}

/** Undefined: no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
