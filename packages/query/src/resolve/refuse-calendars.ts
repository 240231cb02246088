import { report } from '@plumbline/diagnostics';
import { type Asked, datasetsRead } from './fiscal/find-fiscal.ts';
import { placeOf, type Resolving } from './resolving.ts';

/** The days around the festival move by days, and a period of whole weeks is none on other weekdays. */
export function refuseFestivalOfWeeks(to: Resolving): void {
  const { pattern } = to.model.workspace.calendar;
  if (to.query.alignment !== 'spring_festival' || pattern === undefined) return;
  const at = placeOf(['alignment']);
  to.diagnostics.push(report('query/festival-weeks', { pattern: pattern.pattern }, { at }));
}

/** A row of a ledger that closes on other days goes by the period which its day closes: the end of that is no day of its own. */
export function refusePartsOfCloses(to: Resolving, { metrics, keys }: Asked): void {
  const closing = datasetsRead(metrics, to.model).find(({ calendar }) => calendar !== null);
  if (closing?.calendar == null) return;
  const { recorded } = closing.calendar;
  for (const key of keys) {
    if (key.kind !== 'dimension' || key.ref.kind !== 'grain' || key.part === null) continue;
    const feature = `part: ${key.part} of ${key.text}, ${closing.name} with calendar`;
    const field = recorded.kind === 'field' ? `${recorded.dataset}.${recorded.field}` : null;
    const text = {
      zh: `请改用字段 ${field}，它是各行入账的日期，有同样的部分`,
      en: `take the part of ${field}, the day on which rows are recorded`,
    };
    const hints = field === null ? [] : [{ text }];
    to.diagnostics.push(
      report('model/not-available-yet', { feature }, { at: placeOf(['by', key.index]), hints }),
    );
  }
}
