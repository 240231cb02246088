import { emptyOf } from '@plumbline/model';
import { expect, it } from 'vitest';
import { checkText } from '../build/check-text.ts';

const fields = 'fields: [{name: day, type: date}, {name: x, type: decimal}, {name: who, type: integer}]';
const { model, found } = checkText(`datasets:
  - {name: event, source: {files: a.csv}, time: day, ${fields}}
  - {name: filled, source: {files: a.csv}, time: day, empty: zero, ${fields}}
  - {name: bare, source: {files: a.csv}, time: day, empty: "null", ${fields}}
metrics:
  - {name: events, formula: count(event)}
  - {name: people, formula: count_distinct(event.who) where event.x > 1}
  - {name: busy, formula: "count(events per event.who having events > 1)"}
  - {name: named, formula: people}
  - {name: chosen, formula: "events where event.x > 2"}
  - {name: total, formula: sum(event.x)}
  - {name: declared, formula: sum(event.x), empty: zero}
  - {name: undeclared, formula: count(event), empty: null}
  - {name: under_declared, formula: undeclared}
  - {name: twice, formula: events * 2}
  - {name: before, formula: "prior(events, 1 year)"}
  - {name: filled_total, formula: sum(filled.x)}
  - {name: bare_count, formula: count(bare)}
`);

it('is zero for pure counts, what is declared, else nothing', () => {
  expect(found).toEqual([]);
  expect(
    Object.fromEntries([...model.metrics.values()].map((metric) => [metric.name, emptyOf(model, metric)])),
  ).toEqual({
    events: 'zero',
    people: 'zero',
    busy: 'zero',
    named: 'zero',
    chosen: 'zero',
    total: 'null',
    declared: 'zero',
    undeclared: 'null',
    under_declared: 'null',
    twice: 'null',
    before: 'null',
    filled_total: 'zero',
    bare_count: 'null',
  });
});
