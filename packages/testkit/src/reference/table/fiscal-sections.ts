import type { Evaluation } from '../cell/evaluation.ts';
import type { ReferenceInput } from '../evaluation-of.ts';
import { constantsOf, entitiesOf } from '../fiscal/entities.ts';
import { keyOf } from '../value/value.ts';
import { orderedAmong } from './arrange.ts';
import { columnsOf } from './column.ts';
import { type Sections, sectionsOf } from './sections.ts';

/** The rows of each entity under its own calendar, set beside each other. `of`: the evaluation of one entity. */
export function fiscalSections(
  whole: Evaluation,
  of: (entity: NonNullable<ReferenceInput['entity']>) => Evaluation,
): Sections {
  const { query, relations } = whole;
  const isGrouped = query.by.some((item) => item.kind === 'dimension');
  const named = new Set(constantsOf(query.where).map((value) => JSON.stringify(value)));
  const entities = entitiesOf(relations).filter((entity) => entity !== null);
  const chosen = isGrouped
    ? entities
    : entities.filter((entity) => named.has(JSON.stringify(entity)) || named.has(keyOf(entity)));
  const parts = chosen.map((entity) => {
    const ev = of(entity);
    return { ev, sections: sectionsOf({ ...ev, query: { ...ev.query, limit: null } }) };
  });
  const lines = parts.flatMap(({ ev, sections }) => sections.rows.map((line) => ({ ev, line })));
  const rows = orderedAmong(lines, query.order);
  const totals = query.totals.flatMap((names) => {
    const by = query.by.filter(({ name }) => names.includes(name)).map(({ name }) => name);
    const own = parts.flatMap(({ ev, sections }) =>
      sections.totals.flatMap((section) =>
        section.by.join() === by.join() ? [{ ev, line: section.line }] : [],
      ),
    );
    return orderedAmong(own, []).map((line) => ({ by, line }));
  });
  return {
    columns: columnsOf(whole, query.by),
    rows: query.limit === null ? rows : rows.slice(0, query.limit),
    totals,
    others: [],
  };
}
