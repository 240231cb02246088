import type { MetricEntry } from '../../api/answer.ts';
import { useLanguage } from '../../words/language.tsx';
import './mark-tags.css';

/** What is to be known of a definition before its figure is read. */
export function MarkTags({ marks = [] }: Pick<MetricEntry, 'marks'>) {
  const { marks: text } = useLanguage().words;
  return marks.map((mark) => (
    <span key={mark} className="tag mark-tag" data-mark={mark} title={text.says[mark]}>
      {text.names[mark]}
    </span>
  ));
}
