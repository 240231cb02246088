import { Button } from 'antd';
import { useState } from 'react';
import { Asked } from '../../parts/asked.tsx';
import { Empty } from '../../parts/empty.tsx';
import { SidePanel } from '../../parts/side-panel.tsx';
import { useLanguage } from '../../words/language.tsx';

const ASKING = { data: undefined, error: null, isCancelled: false, cancel: () => {}, retry: () => {} };

export function StateSamples() {
  const { words } = useLanguage();
  const { sheet } = words;
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="sample-columns">
      <section className="block">
        <h2>
          {sheet.empty} <small>{sheet.emptyNote}</small>
        </h2>
        <Empty text={sheet.emptyText} action={sheet.emptyAction} />
      </section>
      <section className="block">
        <h2>{sheet.waiting}</h2>
        <Asked of={ASKING} height={64}>
          {() => null}
        </Asked>
        <Asked of={{ ...ASKING, isCancelled: true }} height={44}>
          {() => null}
        </Asked>
        <Asked of={{ ...ASKING, error: new Error() }} height={44}>
          {() => null}
        </Asked>
      </section>
      <section className="block">
        <h2>{sheet.panel}</h2>
        <Button onClick={() => setOpen(true)}>{sheet.openPanel}</Button>
        {isOpen ? (
          <SidePanel title={sheet.panel} close={() => setOpen(false)}>
            <p>{sheet.panelText}</p>
          </SidePanel>
        ) : null}
      </section>
    </div>
  );
}
