import type { Wire } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { Popover } from 'antd';
import type { MetricEntry } from '../../../api/answer.ts';
import { definitionQuery } from '../../../api/definition-queries.ts';
import { ReadableFormula } from '../../../parts/definition/readable-formula.tsx';
import type { Words } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';
import { NameCard } from './name-card.tsx';

export type FormulaPart = Wire<'MetricDefinition'>['parts'][number];

interface Formula {
  readonly metric: MetricEntry;
  readonly all: readonly MetricEntry[];
  /** As it was written, in place of the labels of the reader's language. */
  readonly isWritten?: boolean;
}

/** A formula in which every name can be pointed at. */
export function FormulaView({ metric, all, isWritten = false }: Formula) {
  const { locale } = useLanguage();
  const { data } = useQuery(definitionQuery(metric.name));
  if (data === undefined)
    return (
      <p className="formula">
        <ReadableFormula text={metric.readable[locale]} />
      </p>
    );
  return (
    <p className="formula">
      {data.parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a formula never change places
        <Piece key={i} part={part} all={all} isWritten={isWritten} />
      ))}
    </p>
  );
}

function Piece(props: {
  readonly part: FormulaPart;
  readonly all: readonly MetricEntry[];
  readonly isWritten: boolean;
}) {
  const { locale, words } = useLanguage();
  const { part, all, isWritten } = props;
  const text = isWritten ? part.text : pieceText(part, locale);
  if (!isNamed(part, words)) return <span className={`piece-${part.kind}`}>{text}</span>;
  return (
    <Popover
      trigger={['hover', 'focus']}
      mouseEnterDelay={0.12}
      placement="bottomLeft"
      arrow={false}
      content={<NameCard part={part} all={all} />}
    >
      <button type="button" className={`piece piece-${part.kind}`}>
        {text}
      </button>
    </Popover>
  );
}

/** In the reader's words: labels of metrics in brackets, labels of fields and datasets bare, minus as a sign of its own. */
export function pieceText({ kind, label, text }: FormulaPart, locale: 'zh' | 'en'): string {
  if (kind === 'metric') return `[${label?.[locale] ?? text}]`;
  if ((kind === 'field' || kind === 'dataset') && label !== null) return label[locale];
  return kind === 'plain' ? text.replaceAll('-', '\u2212').replaceAll('*', '×') : text;
}

export function functionHint(text: string, words: Words): string | undefined {
  return (words.metric.formula.functions as Readonly<Record<string, string>>)[text.trim().toLowerCase()];
}

function isNamed(part: FormulaPart, words: Words): boolean {
  if (part.kind === 'function') return functionHint(part.text, words) !== undefined;
  return part.ref !== null && (part.kind === 'metric' || part.kind === 'field' || part.kind === 'dataset');
}
