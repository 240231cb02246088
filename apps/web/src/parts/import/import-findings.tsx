import type { Wire } from '@plumbline/client';
import { useLanguage } from '../../words/language.tsx';

export type Finding = Wire<'UserImportReport'>['diagnostics'][number];

/** What is wrong with a file, each at its place. */
export function ImportFindings(props: {
  readonly found: readonly Finding[];
  /** Where it stands, as the reader of the file would look for it. */
  readonly placeOf: (finding: Finding) => string | null;
}) {
  const { locale } = useLanguage();
  return props.found.map((finding, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
    <p key={`${finding.code}${i}`} className={`import-finding ${finding.severity}`}>
      {props.placeOf(finding) === null ? null : <b>{props.placeOf(finding)}</b>} {finding.messages[locale]}
      {finding.hints.map(({ text }) => (
        <small key={text[locale]}>{text[locale]}</small>
      ))}
    </p>
  ));
}
