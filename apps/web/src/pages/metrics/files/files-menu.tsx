import { XLSX } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, type MenuProps, message } from 'antd';
import { useRef, useState } from 'react';
import { saveFile } from '../../../api/save-file.ts';
import { download, meQuery } from '../../../api/server.ts';
import { failureText } from '../../../parts/failure.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { ImportDialog } from '../sheet/import-dialog.tsx';
import { FilesDialog } from './files-dialog.tsx';

type MenuInfo = Parameters<NonNullable<MenuProps['onClick']>>[0];
type Opened = 'import' | 'definitions';

/** The catalog as files: a workbook for everybody, back in for who may ask for changes, the folder in git for who may apply it. */
export function FilesMenu() {
  const { locale, words } = useLanguage();
  const { sheet, files } = words.metrics;
  const [toast, holder] = message.useMessage();
  const [opened, setOpened] = useState<Opened | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const scopes = useQuery(meQuery).data?.scopes ?? [];
  const save = async () => {
    const hide = toast.loading(sheet.exporting, 0);
    try {
      const { bytes, filename } = await download('exportDictionary', XLSX);
      saveFile(bytes, filename ?? 'metrics.xlsx');
    } catch (cause) {
      toast.error(failureText(cause, words, locale));
    } finally {
      hide();
    }
  };
  // The entry goes with its menu: who leaves the dialog comes back to the button. The Enter that chose it presses nothing in the dialog.
  const open = (which: Opened) => (chosen: MenuInfo) => {
    chosen.domEvent.preventDefault();
    button.current?.focus();
    setOpened(which);
  };
  const items = [
    { key: 'export', label: sheet.export, title: sheet.exportNote, onClick: () => void save() },
    ...(scopes.includes('propose')
      ? [{ key: 'import', label: sheet.import, title: '', onClick: open('import') }]
      : []),
    ...(scopes.includes('apply')
      ? [{ key: 'definitions', label: files.button, title: files.note, onClick: open('definitions') }]
      : []),
  ];
  const close = () => setOpened(null);
  return (
    <span className="files-menu">
      {holder}
      <Dropdown autoFocus trigger={['click']} menu={{ items }}>
        <Button ref={button}>
          {files.menu}
          <Icon name="down" />
        </Button>
      </Dropdown>
      {opened === 'import' ? <ImportDialog close={close} /> : null}
      {opened === 'definitions' ? <FilesDialog close={close} /> : null}
    </span>
  );
}
