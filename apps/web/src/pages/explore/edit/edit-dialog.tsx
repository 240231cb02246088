import type { Wire } from '@plumbline/client';
import { fixedAt } from '../../../parts/question/against.ts';
import { cutsOf, membersOfPart, writeDateKey } from '../../../parts/question/date-key.ts';
import { isOwnGrain } from '../../../parts/question/own-grains.ts';
import type { Question } from '../../../parts/question/question.ts';
import { isTime } from '../../../parts/question/time-grains.ts';
import { dimensionText, type Reader } from '../../../parts/sheet/reader.ts';
import { useLanguage } from '../../../words/language.tsx';
import type { Dimension } from '../fields/field-list.tsx';
import { setMembers } from '../question/edit.ts';
import { Window } from '../window/window.tsx';
import { AsOfForm } from './as-of-form.tsx';
import { CurrencyForm } from './currency-form.tsx';
import type { Editing } from './editing.ts';
import { MemberForm } from './member-form.tsx';
import { PickForm } from './pick-form.tsx';
import { TextForm } from './text-form.tsx';

interface Dialog {
  readonly editing: Editing;
  readonly edit: (next: Editing | null) => void;
  readonly question: Question;
  readonly change: (next: Question) => void;
  readonly fitting: readonly Dimension[] | undefined;
  readonly reader: Pick<Reader, 'metrics' | 'dimensions' | 'locale' | 'words'>;
  /** What the server is asked now; a typed text is checked in it. */
  readonly asked: { readonly query: Wire<'MetricQuery'> };
  readonly frame: { readonly today: string };
}

/** The one dialog of the page: what stands in it depends on the part of the question that is edited. */
export function EditDialog(props: Dialog) {
  const { edit } = props;
  const title = useTitle(props);
  const close = () => edit(null);
  return (
    <Window key={props.editing.kind} title={title} close={close}>
      <Form {...props} close={close} />
    </Window>
  );
}

function Form(props: Dialog & { readonly close: () => void }) {
  const { words } = useLanguage();
  const { editing, close, question, change, asked } = props;
  const done = (next: Question) => {
    change(next);
    close();
  };
  if (editing.kind === 'members') {
    const now = question.conditions.find((each) => each.kind === 'members' && each.ref === editing.ref);
    return (
      <MemberForm
        dimension={editing.ref}
        question={question}
        now={now?.kind === 'members' ? now : null}
        close={close}
        apply={(next) => done(setMembers(question, next))}
      />
    );
  }
  if (editing.kind === 'pick') {
    const { locale } = props.reader;
    // The reader's own names before their twins in the other language.
    const isForeign = ({ ref }: Dimension) =>
      locale === 'en'
        ? props.fitting?.some((other) => other.ref === `${ref}_en`) === true
        : ref.endsWith('_en');
    const choices = (props.fitting ?? []).toSorted((a, b) => Number(isForeign(a)) - Number(isForeign(b)));
    // The time of the question is narrowed by its period; periods of the company's own and parts of a day by their members.
    const whole = choices.map(({ ref }) => ref).filter((ref) => !isTime(ref) || isOwnGrain(ref));
    const parts = choices.flatMap((choice) =>
      cutsOf(choice)
        .map(writeDateKey)
        .filter((part) => membersOfPart(part) !== null),
    );
    const named = [...whole, ...parts].map((ref) => ({
      ref,
      text: dimensionText(props.reader, ref),
    }));
    return <PickForm choices={named} pick={(ref) => props.edit({ kind: 'members', ref })} />;
  }
  if (editing.kind === 'currency')
    return <CurrencyForm now={question} close={close} apply={(terms) => done({ ...question, ...terms })} />;
  if (editing.kind === 'as_of')
    return (
      <AsOfForm
        now={question.asOf}
        today={props.frame.today}
        close={close}
        apply={(asOf) => done({ ...question, asOf })}
      />
    );
  const form = TEXTS[editing.kind];
  return (
    <TextForm
      help={form.help(words)}
      now={form.read(question, editing)}
      check={(text) => form.check(asked.query, text)}
      path={form.path}
      close={close}
      apply={(text) => done(form.write(question, editing, text))}
    />
  );
}

type TextEditing = Exclude<Editing, { kind: 'members' | 'pick' | 'currency' | 'as_of' }>;
type Words = ReturnType<typeof useLanguage>['words'];

interface TextKind {
  readonly help: (words: Words) => string;
  /** Part of the query that the text becomes. */
  readonly path: string;
  readonly read: (question: Question, editing: TextEditing) => string;
  readonly write: (question: Question, editing: TextEditing, text: string) => Question;
  readonly check: (query: Wire<'MetricQuery'>, text: string) => Wire<'MetricQuery'>;
}

const TEXTS: { readonly [K in TextEditing['kind']]: TextKind } = {
  formula: {
    help: (words) => words.explore.formulaHelp,
    path: 'where',
    read: ({ conditions }, editing) => {
      const at = editing.kind === 'formula' && editing.index !== null ? conditions[editing.index] : undefined;
      return at?.kind === 'formula' ? at.text : '';
    },
    write: (question, editing, text) => {
      const at = editing.kind === 'formula' ? editing.index : null;
      const kept = question.conditions.filter((_, i) => i !== at);
      return { ...question, conditions: text === '' ? kept : [...kept, { kind: 'formula', text }] };
    },
    check: (query, text) => ({ ...query, where: text }),
  },
  having: {
    help: (words) => words.explore.havingHelp,
    path: 'having',
    read: ({ having }) => having,
    write: (question, _, having) => ({ ...question, having }),
    check: (query, having) => ({ ...query, having }),
  },
  period: {
    help: (words) => words.explore.periodHelp,
    path: 'period',
    read: ({ span }) => span,
    write: (question, _, span) => ({ ...question, span }),
    check: (query, period) => ({ ...query, period }),
  },
  fixed: {
    help: (words) => words.explore.fixedHelp,
    path: 'compare',
    read: () => '',
    write: (question, editing, period) => {
      if (period === '' || editing.kind !== 'fixed') return question;
      return { ...question, against: [...new Set([...editing.beside, fixedAt(period)])] };
    },
    check: (query, period) => ({ ...query, compare: [{ fixed: period.trim() }] }),
  },
};

function useTitle({ editing, reader }: Dialog): string {
  const { words } = useLanguage();
  return {
    members: () =>
      words.explore.filterTitle(editing.kind === 'members' ? dimensionText(reader, editing.ref) : ''),
    pick: () => words.explore.filter,
    formula: () => words.explore.formulaTitle,
    having: () => words.explore.havingTitle,
    currency: () => words.explore.currency,
    as_of: () => words.explore.asOfName,
    period: () => words.explore.period,
    fixed: () => words.explore.fixedTitle,
  }[editing.kind]();
}
