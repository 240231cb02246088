import { XLSX } from '@plumbline/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { saveFile } from '../../../api/save-file.ts';
import { download, meQuery } from '../../../api/server.ts';
import { failureText } from '../../../parts/failure.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { ImportDialog } from './import-dialog.tsx';

/** The dictionary as a workbook: out for everybody, in for those who may ask for changes. */
export function SheetButtons() {
  const { locale, words } = useLanguage();
  const { sheet: text } = words.metrics;
  const [isImporting, setImporting] = useState(false);
  const mayImport = useQuery(meQuery).data?.scopes.includes('propose') ?? false;
  const save = useMutation({
    mutationFn: async () => {
      const { bytes, filename } = await download('exportDictionary', XLSX);
      saveFile(bytes, filename ?? 'metrics.xlsx');
    },
  });
  const failed = save.error === null ? undefined : failureText(save.error, words, locale);
  return (
    <span className="sheet-buttons">
      <Button
        loading={save.isPending}
        danger={failed !== undefined}
        title={failed ?? text.exportNote}
        onClick={() => save.mutate()}
      >
        {text.export}
      </Button>
      {mayImport ? <Button onClick={() => setImporting(true)}>{text.import}</Button> : null}
      {isImporting ? <ImportDialog close={() => setImporting(false)} /> : null}
    </span>
  );
}
