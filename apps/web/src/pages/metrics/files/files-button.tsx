import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { meQuery } from '../../../api/server.ts';
import { useLanguage } from '../../../words/language.tsx';
import { FilesDialog } from './files-dialog.tsx';

/** The catalog as definition files: for those who may apply them. */
export function FilesButton() {
  const { words } = useLanguage();
  const { files: text } = words.metrics;
  const [isOpen, setOpen] = useState(false);
  const mayApply = useQuery(meQuery).data?.scopes.includes('apply') ?? false;
  if (!mayApply) return null;
  return (
    <>
      <Button title={text.note} onClick={() => setOpen(true)}>
        {text.button}
      </Button>
      {isOpen ? <FilesDialog close={() => setOpen(false)} /> : null}
    </>
  );
}
