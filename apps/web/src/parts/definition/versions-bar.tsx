import { Switch } from 'antd';
import { useId } from 'react';
import { useLanguage } from '../../words/language.tsx';
import './versions-bar.css';

/** By which definitions figures are made, and the way to one definition for all. */
export function VersionsBar(props: {
  readonly text: string;
  readonly isRestated: boolean;
  readonly restate: (next: boolean) => void;
}) {
  const { words } = useLanguage();
  const { text, isRestated, restate } = props;
  const id = useId();
  return (
    <div className="versions-bar">
      <p className="note" role="note">
        {text}
      </p>
      <span className="switch-line">
        <Switch id={id} size="small" checked={isRestated} onChange={restate} />
        <label htmlFor={id}>{words.versions.restate}</label>
      </span>
    </div>
  );
}
