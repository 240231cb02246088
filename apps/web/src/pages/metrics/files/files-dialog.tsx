import { ZIP } from '@plumbline/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { saveFile } from '../../../api/save-file.ts';
import { call, download } from '../../../api/server.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { Failure } from '../../../parts/failure.tsx';
import { Waiting } from '../../../parts/waiting.tsx';
import { useLanguage } from '../../../words/language.tsx';
import './files-dialog.css';

/** The files that say something else than those that were last applied, to be put into the folder in git. */
export function FilesDialog({ close }: { readonly close: () => void }) {
  const { words } = useLanguage();
  const { files: text } = words.metrics;
  const { data, error, refetch } = useQuery({
    queryKey: ['definition-files'],
    queryFn: ({ signal }) => call('definitionFiles', { body: {}, signal }),
    // What others wrote meanwhile belongs into the files too.
    staleTime: 0,
    gcTime: 0,
  });
  const files = Object.entries(data?.files ?? {});
  const isNone = data !== undefined && files.length === 0;
  // One file of the folder itself needs no archive.
  const isArchived = files.length > 1 || files.some(([path]) => path.includes('/'));
  const all = useMutation({
    mutationFn: async () => {
      const { bytes, filename } = await download('definitionArchive', ZIP);
      saveFile(bytes, filename ?? 'definitions.zip');
    },
  });
  const failed = error ?? all.error;
  return (
    <Dialog
      isWide
      title={text.title}
      close={close}
      footer={
        <>
          <Button type={isArchived ? 'default' : 'primary'} onClick={close}>
            {text.close}
          </Button>
          {isArchived ? (
            <Button type="primary" title={text.allNote} loading={all.isPending} onClick={() => all.mutate()}>
              {text.all}
            </Button>
          ) : null}
        </>
      }
    >
      {isNone ? null : <p className="note">{text.lead}</p>}
      {failed === null ? null : (
        <Failure error={failed} retry={() => (error === null ? all.mutate() : void refetch())} />
      )}
      {data === undefined && error === null ? <Waiting height={96} /> : null}
      {isNone ? <p role="status">{text.none}</p> : null}
      <ul className="changed-files" aria-label={text.list}>
        {files.map(([path, yaml]) => (
          <li key={path}>
            <code>{path}</code>
            <Button
              size="small"
              aria-label={text.saveOf(path)}
              onClick={() =>
                saveFile(new Blob([yaml], { type: 'text/yaml' }), path.split('/').at(-1) ?? path)
              }
            >
              {text.save}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
