import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { pageBox } from '../../figures/page-box.ts';
import { useFrame } from '../../frame/search.ts';
import { Failure } from '../../parts/failure.tsx';
import { groupable } from '../../reading/groupable.ts';
import { useLanguage } from '../../words/language.tsx';
import { type AskedEdit, previewQuery } from './edit-queries.ts';
import { SplitTable } from './split-table.tsx';
import type { Draft } from './use-draft.ts';

const PreviewChart = lazy(() => import('./preview-chart.tsx'));

interface Good {
  readonly edit: AskedEdit;
  readonly effective: string;
}

/** Figures over the rows that are loaded. While the text has errors, those of the last one that had none. */
export function PreviewBlock({ draft }: { readonly draft: Draft }) {
  const { locale, words } = useLanguage();
  const { preview: text } = words.editor;
  const { toDate } = useFrame();
  const [asked, setAsked] = useState<string | null>(null);
  const good = useLastGood(draft);
  const splits = groupable(draft.check?.means?.dimensions ?? [], locale);
  const by = splits.find(({ ref }) => ref === asked)?.ref ?? splits[0]?.ref ?? null;
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    ...previewQuery({ ...(good ?? NOTHING), by: by ?? 'month', period: toDate }),
    enabled: good !== null,
    placeholderData: keepPreviousData,
  });
  const found = data?.comparison ?? null;
  const isHeld = good !== null && (draft.errors.length > 0 || isPlaceholderData);
  const refused = data?.diagnostics ?? [];
  return (
    <section className="block" data-section="preview" aria-busy={isFetching}>
      <header className="block-head">
        <h2>
          {text.title} <small>{found?.scope === 'partial' ? text.partial : text.note}</small>
        </h2>
        {isHeld ? (
          <span className="watch" role="status" data-held="true">
            {text.held}
          </span>
        ) : null}
      </header>
      {error !== null ? <Failure error={error} /> : null}
      {refused.length === 0 ? null : (
        <ul className="editor-findings">
          {refused.map(({ code, messages }) => (
            <li key={`${code} ${messages[locale]}`} className="bad">
              {messages[locale]}
            </li>
          ))}
        </ul>
      )}
      {found === null && refused.length > 0 ? null : found === null ? (
        <p className="refused editor-empty">{text.waiting}</p>
      ) : (
        <div className="editor-preview">
          <div>
            {found.periods.length === 0 ? (
              <p className="refused">{text.nothing}</p>
            ) : (
              <Suspense fallback={<div className="editor-chart" />}>
                <PreviewChart found={found} />
              </Suspense>
            )}
          </div>
          <div>
            {splits.length === 0 ? null : (
              <Select
                size="small"
                aria-label={text.choose}
                getPopupContainer={pageBox}
                popupMatchSelectWidth={false}
                value={by}
                onChange={(ref: string) => setAsked(ref)}
                options={splits.map(({ ref, label }) => ({ value: ref, label: <SplitName label={label} /> }))}
              />
            )}
            {data?.split == null ? null : <SplitTable split={data.split} metric={found.metric} />}
          </div>
        </div>
      )}
    </section>
  );
}

function SplitName({ label }: { readonly label: { readonly zh: string; readonly en: string } }) {
  const { locale, words } = useLanguage();
  return words.editor.preview.by(label[locale]);
}

const NOTHING: Good = { edit: { kind: 'metric', name: null, base: 0, yaml: '' }, effective: '' };

function useLastGood({ checked, effective, check, errors, isChecking }: Draft): Good | null {
  const [good, setGood] = useState<Good | null>(null);
  const isGood = !isChecking && errors.length === 0 && check?.means != null;
  if (isGood && (good?.edit !== checked || good.effective !== effective))
    setGood({ edit: checked, effective });
  return good;
}
