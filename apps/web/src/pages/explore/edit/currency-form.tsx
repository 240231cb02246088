import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { valuesQuery } from '../../../api/catalog-queries.ts';
import { meQuery } from '../../../api/server.ts';
import { Failure } from '../../../parts/failure.tsx';
import type { Question } from '../../../parts/question/question.ts';
import { Waiting } from '../../../parts/waiting.tsx';
import { currencyName } from '../../../reading/currency-name.ts';
import { useLanguage } from '../../../words/language.tsx';
import { DialogFoot } from './dialog-foot.tsx';

type Terms = Pick<Question, 'currency' | 'isConstant'>;

/** The currency of every amount, and whether comparisons keep their own rates. */
export function CurrencyForm(props: {
  readonly now: Terms;
  readonly apply: (next: Terms) => void;
  readonly close: () => void;
}) {
  const { words, locale } = useLanguage();
  const { now, apply, close } = props;
  const [currency, setCurrency] = useState(now.currency);
  const [isConstant, setConstant] = useState(now.isConstant);
  const workspace = useQuery(meQuery).data?.workspace;
  const field = workspace?.currencies ?? null;
  const { data, error, refetch } = useQuery({ ...valuesQuery(field ?? '', ''), enabled: field !== null });
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (workspace === undefined || data === undefined) return <Waiting height={160} />;
  const codes = [
    ...new Set([workspace.currency, ...data.values.map(String), ...(currency === '' ? [] : [currency])]),
  ];
  return (
    <form
      className="member-form"
      onSubmit={(event) => {
        event.preventDefault();
        apply({ currency, isConstant: isConstant && currency !== '' });
      }}
    >
      <p className="note">{words.explore.currencyHelp}</p>
      <div className="member-list short" role="radiogroup" aria-label={words.explore.currency}>
        {['', ...codes].map((code) => (
          <label key={code}>
            <input
              type="radio"
              name="currency"
              checked={currency === code}
              onChange={() => setCurrency(code)}
            />
            <span>
              {code === ''
                ? words.explore.asDefined
                : words.explore.currencyNamed(currencyName(code, locale), code)}
            </span>
          </label>
        ))}
      </div>
      <Checkbox
        checked={isConstant && currency !== ''}
        disabled={currency === ''}
        onChange={(event) => setConstant(event.target.checked)}
      >
        {words.explore.constantRates}
      </Checkbox>
      <DialogFoot close={close} />
    </form>
  );
}
