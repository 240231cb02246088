import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTimezone } from '../../../frame/use-timezone.ts';
import { Dated } from '../../../parts/dated.tsx';
import { wallStamp } from '../../../reading/wall-clock.ts';
import type { Words } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';
import { isOvertaken } from './is-overtaken.ts';
import './overtaken.css';
import { carriedOver, changedSince, type Fields } from './carried-over.ts';
import { usePeopleNames } from './use-people-names.ts';

interface Overtaken<F extends Fields> {
  /** Why the write was turned away, where it was. */
  readonly error: Error | null;
  /** What the form was filled from, and what is there now; null: somebody has deleted it. */
  readonly read: F;
  readonly now: F | null;
  readonly label: (field: keyof F & string) => string;
  readonly textOf: (field: keyof F & string, value: F[keyof F & string]) => string;
  /** What the form does not hold: head and what is there now. */
  readonly more?: readonly (readonly [string, string])[];
  /** The form holds what is there now, with what the reader had typed on top of it. */
  readonly carried: () => void;
}

/** Inside a form: what somebody else has made of it meanwhile, and the way on. What was typed stays. */
export function OvertakenNote<F extends Fields>(props: Overtaken<F>) {
  const { error, read, now, label, textOf, more = [], carried } = props;
  const { words } = useLanguage();
  const { overtaken: text, none } = words.admin;
  const zone = useTimezone();
  const nameOf = usePeopleNames();
  const form = Form.useFormInstance();
  const rows =
    now === null
      ? []
      : changedSince(read, now).map((field) => [label(field), textOf(field, now[field])] as const);
  const carry = () => {
    if (now !== null) form.setFieldsValue(carriedOver(read, form.getFieldsValue() as Partial<F>, now));
    carried();
  };
  return (
    <section className="overtaken" aria-label={text.title}>
      <p role={error === null ? 'status' : 'alert'}>
        {whoWas(error, text, { zone, nameOf }) ?? (now === null ? text.gone : text.lead)}
      </p>
      <dl>
        {[...rows, ...more].map(([head, value]) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>{value === '' ? none : value}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={carry}>{now === null ? text.anew : text.carry}</Button>
    </section>
  );
}

/** Null: the write was not refused, or nobody knows for whom. */
function whoWas(
  error: Error | null,
  { by }: Words['admin']['overtaken'],
  { zone, nameOf }: { readonly zone: string; readonly nameOf: (login: string) => string },
): ReactNode {
  if (!isOvertaken(error)) return null;
  const { change, by: login, at } = error.diagnostics[0]?.params ?? {};
  if (change !== 'changed' && change !== 'made' && change !== 'removed') return null;
  if (typeof at !== 'string' || at === '') return null;
  const date = wallStamp(at, zone);
  return <Dated text={by[change](nameOf(String(login)), date)} date={date} />;
}
