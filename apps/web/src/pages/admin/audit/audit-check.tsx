import { NDJSON, type Wire } from '@plumbline/client';
import { exactText } from '@plumbline/finance';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { saveFile } from '../../../api/save-file.ts';
import { call, download } from '../../../api/server.ts';
import { useTimezone } from '../../../frame/use-timezone.ts';
import { Failure } from '../../../parts/failure.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { clockName, wallStamp } from '../../../reading/wall-clock.ts';
import { useLanguage } from '../../../words/language.tsx';

interface Checking {
  readonly query: Readonly<Record<string, string>>;
  /** No head of the log is kept outside. */
  readonly isUnkept: boolean;
  readonly checked: () => void;
}

/** Whether the log is as it was written, and the log as a file. */
export function AuditCheck({ query, isUnkept, checked }: Checking) {
  const { locale, words } = useLanguage();
  const zone = useTimezone();
  const { audit: text } = words.admin;
  const verify = useMutation({ mutationFn: () => call('verifyAudit'), onSuccess: checked });
  const save = useMutation({
    mutationFn: async () => {
      const { bytes, filename } = await download('exportAudit', NDJSON, { query });
      saveFile(bytes, filename ?? 'audit.ndjson');
    },
  });
  const failure = verify.error ?? save.error;
  return (
    <>
      <div className="admin-tools">
        <Button icon={<Icon name="shield" />} loading={verify.isPending} onClick={() => verify.mutate()}>
          {text.verify}
        </Button>
        <Button loading={save.isPending} title={text.exportNote} onClick={() => save.mutate()}>
          {text.export}
        </Button>
        <p role="status" className="note">
          {verify.isPending ? text.verifying : text.lead(clockName(zone, locale))}
        </p>
      </div>
      {failure === null ? null : <Failure error={failure} />}
      {verify.data === undefined ? null : <Checked check={verify.data} isUnkept={isUnkept} />}
    </>
  );
}

function Checked({ check, isUnkept }: { readonly check: Wire<'AuditCheck'>; readonly isUnkept: boolean }) {
  const { locale, words } = useLanguage();
  const zone = useTimezone();
  const { audit: text } = words.admin;
  const { broken, known } = check;
  const count = (lines: number) => exactText(lines, undefined);
  return (
    <div className="audit-check" role="status" data-intact={check.intact}>
      <p className={broken === null ? 'good' : 'bad'}>
        {broken === null ? text.intact(count(check.events)) : text.broken(count(broken.seq))}
      </p>
      {known === null ? (
        <p className="note">{isUnkept ? text.noHeads : text.unknown}</p>
      ) : (
        <p className={known.holds ? 'good' : 'bad'}>
          {(known.holds ? text.known : text.lost)(wallStamp(known.at, zone), count(known.events))}
        </p>
      )}
      {check.diagnostics.map(({ code, messages }) => (
        <p key={code} className="bad">
          {messages[locale]}
        </p>
      ))}
    </div>
  );
}
