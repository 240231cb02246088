import { useEnglishNames } from '../../../api/use-english-names.ts';
import { memberKey } from '../../../parts/pivot/cells.ts';
import { type Condition, NO_QUESTION } from '../../../parts/question/question.ts';
import { SPANS } from '../../../parts/question/spans.ts';
import { areFiscalYears, canFilter, isOrdered } from '../../../parts/question/time-grains.ts';
import { memberText } from '../../../parts/sheet/member-text.ts';
import { dimensionText } from '../../../parts/sheet/reader.ts';
import { useLanguage } from '../../../words/language.tsx';
import { Chip } from './chip.tsx';
import type { QueryRowProps } from './query-row.tsx';
import { spanText } from './span-text.ts';
import { useOwnMembers } from './use-own-members.ts';

/** The period, every condition, and what limits the groups. */
export function FilterChips({ question, change, edit, reader, frame }: QueryRowProps) {
  const { locale, words } = useLanguage();
  const { conditions, having, top, span } = question;
  const { listed } = useOwnMembers(conditions.flatMap(dimensionOf), question);
  const saying = { words, locale, listed };
  const { english } = useEnglishNames(conditions.flatMap(dimensionOf).filter((ref) => !isOrdered(ref)));
  const drop = (index: number) =>
    change({ ...question, conditions: conditions.filter((_, i) => i !== index) });
  const text = (condition: Condition): string => {
    if (condition.kind === 'formula') return condition.text;
    const { ref } = condition;
    const said = condition.values.map(
      (value) => english(ref, value) ?? memberText(memberKey(value), ref, saying),
    );
    const list = words.explore.members(said[0] ?? '', said.length - 1);
    return condition.exclude ? words.explore.except(list) : list;
  };
  const opened = (condition: Condition, index: number) => {
    if (condition.kind === 'formula') return () => edit({ kind: 'formula', index });
    const { ref } = condition;
    return canFilter(ref) ? () => edit({ kind: 'members', ref }) : undefined;
  };
  return (
    <>
      <Chip
        text={spanText(span, frame, saying)}
        hint={words.explore.period}
        menu={[
          ...SPANS.map((each) => ({
            key: each === '' ? 'frame' : each,
            label: words.explore.spanNamed(
              words.explore.spans[each] ?? words.explore.framePeriod,
              spanText(each, frame, saying),
            ),
            onClick: () => change({ ...question, span: each }),
          })),
          { key: 'other', label: words.explore.otherPeriod, onClick: () => edit({ kind: 'period' }) },
        ]}
        remove={span === '' ? undefined : () => change({ ...question, span: '' })}
      />
      {conditions.map((condition, i) => (
        <Chip
          key={condition.kind === 'members' ? condition.ref : condition.text}
          text={text(condition)}
          hint={
            condition.kind === 'members' ? dimensionText(reader, condition.ref) : words.explore.formulaTitle
          }
          open={opened(condition, i)}
          remove={() => drop(i)}
        />
      ))}
      {having === '' ? null : (
        <Chip
          text={`${words.explore.having} ${having}`}
          open={() => edit({ kind: 'having' })}
          remove={() => change({ ...question, having: '' })}
        />
      )}
      <TermChips {...{ question, change, edit }} />
      {top === null ? null : (
        <Chip
          text={words.explore.top(top)}
          menu={[5, 10, 20, 50].map((count) => ({
            key: String(count),
            label: words.explore.topOf(count),
            onClick: () => change({ ...question, top: count }),
          }))}
          remove={() => change({ ...question, top: null })}
        />
      )}
    </>
  );
}

function dimensionOf(condition: Condition): readonly string[] {
  return condition.kind === 'members' ? [condition.ref] : [];
}

/** The currency, the day and the definitions of the whole question. */
function TermChips({ question, change, edit }: Pick<QueryRowProps, 'question' | 'change' | 'edit'>) {
  const { words } = useLanguage();
  return (
    <>
      {question.currency === '' ? null : (
        <Chip
          text={words.explore.inCurrency(question.currency, question.isConstant)}
          hint={words.explore.currency}
          open={() => edit({ kind: 'currency' })}
          remove={() => change({ ...question, currency: '', isConstant: false })}
        />
      )}
      {question.asOf === null ? null : (
        <Chip
          text={words.explore.asOf(question.asOf.day, question.asOf.isToday)}
          hint={words.explore.asOfName}
          open={() => edit({ kind: 'as_of' })}
          remove={() => change({ ...question, asOf: null })}
        />
      )}
      {question.partial === NO_QUESTION.partial ? null : (
        <Chip
          text={words.explore.partialNote[question.partial]}
          hint={words.explore.conditionMenu.partial}
          remove={() => change({ ...question, partial: NO_QUESTION.partial })}
        />
      )}
      {question.peers === NO_QUESTION.peers ||
      !areFiscalYears([...question.rows, ...question.columns]) ? null : (
        <Chip
          text={words.explore.peers[question.peers]}
          hint={words.explore.conditionMenu.peers}
          remove={() => change({ ...question, peers: NO_QUESTION.peers })}
        />
      )}
      {question.isFilled ? (
        <Chip text={words.explore.filled} remove={() => change({ ...question, isFilled: false })} />
      ) : null}
      {question.isRestated ? (
        <Chip text={words.versions.restate} remove={() => change({ ...question, isRestated: false })} />
      ) : null}
    </>
  );
}
