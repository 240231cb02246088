import { type ReactNode, useId } from 'react';
import { useLanguage } from '../../words/language.tsx';
import type { Finding } from './edit-queries.ts';
import type { Draft } from './use-draft.ts';

interface FieldState {
  readonly wrong: boolean;
  /** What is said of it. */
  readonly findings: readonly Finding[];
}

interface Field extends Partial<FieldState> {
  readonly label: string;
  /** It takes a whole line. */
  readonly isWide?: boolean;
  readonly children: (id: string, about: { readonly 'aria-describedby'?: string }) => ReactNode;
}

/** One part of a definition with its name, and what is wrong with it. */
export function EditorField({ label, wrong = false, findings = [], isWide = false, children }: Field) {
  const { locale } = useLanguage();
  const id = useId();
  const about = findings.length === 0 ? {} : { 'aria-describedby': `${id}-said` };
  return (
    <div className={`editor-field ${wrong ? 'wrong' : ''} ${isWide ? 'wide' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {children(id, about)}
      {findings.length === 0 ? null : (
        <ul id={`${id}-said`} className="editor-said">
          {findings.map(({ code, severity, messages, hints }) => (
            <li
              key={`${code} ${messages.en}`}
              data-finding={code}
              className={severity === 'error' ? 'bad' : 'watch'}
            >
              {messages[locale]}
              {hints.map((hint) => (
                <span key={hint.text.en} className="note">
                  {' '}
                  {hint.text[locale]}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Whether a part is wrong: by its own name, or as the part of one that is. Nothing is wrong yet of what nobody has begun. */
export function fieldState({ told }: Draft, key: string): Pick<FieldState, 'wrong'> {
  const [first] = key.split('.');
  const isOfPart = (finding: Finding) => finding.key === key || finding.key === first;
  return { wrong: told.some((finding) => finding.severity === 'error' && isOfPart(finding)) };
}
