import { Button } from 'antd';
import { useLanguage } from '../../words/language.tsx';
import type { Finding } from './edit-queries.ts';
import { fixOf } from './fixes.ts';
import { type Draft, partOf } from './use-draft.ts';

/** What is wrong, where, and what to write instead. */
export function Findings({
  draft,
  findings,
}: {
  readonly draft: Draft;
  readonly findings: readonly Finding[];
}) {
  const { locale, words } = useLanguage();
  const { editor: text } = words;
  const isYaml = draft.form === 'yaml';
  const written = isYaml ? draft.yaml : partOf(draft.body, 'formula');
  return (
    <ul className="editor-findings" aria-label={text.findings}>
      {findings.map((finding, i) => {
        const { at, key, code, severity, messages, hints } = finding;
        const place = at?.kind === 'file' ? text.place(at.line, at.column) : key;
        const fix = fixOf(written, finding);
        const write = () => {
          if (fix === null) return;
          const next = written.slice(0, fix.from) + fix.insert + written.slice(fix.to);
          if (isYaml) draft.change({ yaml: next });
          else draft.setPart('formula', next);
        };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no other order than their own
          <li key={`${code}/${i}`} data-finding={code} className={severity === 'error' ? 'bad' : 'watch'}>
            <p>
              {place === null || place === '' ? null : <b>{place}</b>} {messages[locale]}
            </p>
            {hints
              .filter(({ replace }) => replace === undefined || fix === null)
              .map((hint) => (
                <p key={hint.text.en} className="note">
                  {hint.text[locale]}
                </p>
              ))}
            {fix === null ? null : (
              <p>
                <Button size="small" onClick={write}>
                  {text.fix(fix.insert)}
                </Button>{' '}
                <span className="note">{text.fixKey}</span>
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
