import { useQuery } from '@tanstack/react-query';
import { metricsQuery } from '../../api/server.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { groupable } from '../../reading/groupable.ts';
import type { Status } from '../../reading/verdict.ts';
import { useLanguage } from '../../words/language.tsx';
import type { Draft } from './use-draft.ts';

interface Line {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly status: Status;
}

/** What the server made of the text, line by line. */
export function Checks({ draft }: { readonly draft: Draft }) {
  const { words } = useLanguage();
  const lines = useLines(draft);
  return (
    <section className="block" data-section="checks">
      <header className="block-head">
        <h2>{words.editor.checks.title}</h2>
        <span className="note">{words.editor.checks.note}</span>
      </header>
      <ul className="editor-checks" aria-busy={draft.isChecking}>
        {lines.map(({ key, label, text, status }) => (
          <li key={key} data-line={key} data-status={status}>
            <StatusMark status={status} />
            <b>{label}</b>
            <span className={status === 'behind' ? 'bad' : ''}>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const NAMED = 3;

function useLines({ check, errors, told }: Draft): readonly Line[] {
  const { locale, words } = useLanguage();
  const all = useQuery(metricsQuery).data ?? [];
  const { checks: text } = words.editor;
  const units: Readonly<Record<string, string>> = words.metrics.values.unit;
  const means = check?.means ?? null;
  const isCircle = errors.some(({ code }) => code === 'model/definition-cycle');
  const ofUnit = errors.find(({ code, key }) => key === 'unit' || /unit|tax|currency/.test(code));
  const first = told.find((one) => one.severity === 'error' && one !== ofUnit);
  const unknown = { text: text.unknown, status: 'none' as const };
  const known = means?.parts.filter(({ kind }) => kind === 'metric' || kind === 'field').length ?? 0;
  const labelOf = (name: string) => all.find((one) => one.name === name)?.label[locale] ?? name;
  const same = means?.metric.same ?? [];
  const splits = groupable(means?.dimensions ?? [], locale);
  const splitNames = splits.slice(0, NAMED).map(({ label }) => label[locale]);
  return [
    first === undefined
      ? {
          key: 'formula',
          label: text.formula,
          ...(means === null ? unknown : { text: text.fine, status: 'good' }),
        }
      : { key: 'formula', label: text.formula, text: first.messages[locale], status: 'behind' },
    {
      key: 'names',
      label: text.names,
      ...(means === null ? unknown : { text: text.known(known), status: 'good' }),
    },
    {
      key: 'unit',
      label: text.unit,
      ...(ofUnit !== undefined
        ? { text: ofUnit.messages[locale], status: 'behind' }
        : means === null
          ? unknown
          : { text: units[means.metric.unit] ?? means.metric.unit, status: 'good' }),
    },
    {
      key: 'time',
      label: text.time,
      ...(means === null
        ? unknown
        : {
            text: `${words.metrics.values.kind[means.metric.kind]} · ${text.additive[means.metric.additive]}`,
            status: 'good',
          }),
    },
    {
      key: 'circle',
      label: text.circle,
      ...(isCircle
        ? { text: text.hasCircle, status: 'behind' }
        : means === null
          ? unknown
          : { text: text.noCircle, status: 'good' }),
    },
    {
      key: 'same',
      label: text.same,
      ...(means === null
        ? unknown
        : same.length === 0
          ? { text: text.noSame, status: 'good' }
          : { text: text.someSame(same.map(labelOf).join(words.editor.signers.between)), status: 'watch' }),
    },
    {
      key: 'dimensions',
      label: text.dimensions,
      ...(means === null
        ? unknown
        : {
            text: text.splits(splitNames.join(words.editor.signers.between), splits.length),
            status: 'good',
          }),
    },
  ] as readonly Line[];
}
