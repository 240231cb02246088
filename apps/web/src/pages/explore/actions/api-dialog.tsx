import type { Wire } from '@plumbline/client';
import { Button } from 'antd';
import { useState } from 'react';
import { copyText } from '../../../parts/copy-text.ts';
import { TabStrip } from '../../../parts/tab-strip.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { cliText, curlText, yamlText } from '../question/copied.ts';
import { Window } from '../window/window.tsx';

/** The question of the page for a terminal, a program and a file. */
export function ApiDialog(props: { readonly query: Wire<'MetricQuery'>; readonly close: () => void }) {
  const { words } = useLanguage();
  const { query, close } = props;
  const texts = [
    { key: 'curl', label: words.explore.curl, text: curlText(query, location.origin) },
    { key: 'cli', label: words.explore.cli, text: cliText(query) },
    { key: 'yaml', label: words.explore.yaml, text: yamlText(query) },
  ];
  return (
    <Window title={words.explore.copyTitle} close={close} isWide>
      <p className="note">{words.explore.copyHelp}</p>
      <TabStrip
        className="call-tabs"
        items={texts.map(({ key, label, text }) => ({ key, label, children: <Copied text={text} /> }))}
      />
    </Window>
  );
}

function Copied({ text }: { readonly text: string }) {
  const { words } = useLanguage();
  const [said, setSaid] = useState('');
  const copy = async () => setSaid((await copyText(text)) ? words.explore.copied : words.explore.copyByHand);
  return (
    <div className="copied">
      <pre>{text}</pre>
      <Button size="small" onClick={() => void copy()}>
        {words.explore.copy}
      </Button>
      <span role="status">{said}</span>
    </div>
  );
}
