import { expect, test } from 'vitest';
import { type Center, SYSTEM } from '../src/index.ts';
import { ANA, BO, FAY, reviewedShop, VIC } from './reviewed-shop.ts';

const NET = 'sum(orders.amount) * 3';
const LINES = {
  'metrics/more.yaml': 'metrics: [{name: basket, formula: revenue / order_count}]\n',
  'statements.yaml': [
    'statements:',
    '  - name: takings',
    '    lines:',
    '      - {name: gross, formula: revenue}',
    '      - {name: double, formula: gross * 2}',
    '      - {name: each, formula: basket}',
    '      - {name: orders_taken, formula: order_count}',
    '      - {name: rows, formula: sum(orders.amount)}',
    '',
  ].join('\n'),
};

const linesOf = (center: Center) =>
  Object.fromEntries(
    center.statements(VIC).flatMap(({ lines }) => lines.map(({ name, marks }) => [name, marks])),
  );

test('a line is marked as the least reviewed metric that it is made of, by way of other lines too', async () => {
  const { center, edit, files } = await reviewedShop('self', LINES);
  const own = ['self_reviewed'];
  expect(linesOf(center)).toEqual({ gross: own, double: own, each: own, orders_taken: own, rows: own });
  edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
  await center.apply(FAY, await files());
  const draft = ['draft'];
  expect(linesOf(center)).toEqual({
    ...{ gross: draft, double: draft, each: draft },
    ...{ orders_taken: own, rows: own },
  });
  // Whoever asks for a line is told, too.
  const { result } = await center.query(VIC, { metrics: ['takings.double', 'takings.rows'] });
  expect(result?.columns.map(({ marks }) => marks)).toEqual([draft, own]);
});

test('a drifted metric marks its lines until it is confirmed; a draft of the statement marks all of them', async () => {
  const { center, edit, files, clock } = await reviewedShop('one', LINES);
  const none = { gross: [], double: [], each: [], orders_taken: [], rows: [] };
  expect(linesOf(center)).toEqual(none);
  clock.now = '2024-03-13T08:00:00Z';
  edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
  const { request } = await center.changeRequests.propose(ANA, await files());
  await center.changeRequests.sign(BO, { number: request ?? 0, revision: 1 }, { side: 'business' });
  expect(linesOf(center)).toEqual({ ...none, each: ['drifted'] });
  await center.changeRequests.confirm(FAY, 'basket', 'still right');
  expect(linesOf(center)).toEqual(none);
  expect(center.statements(SYSTEM)).toHaveLength(1);
});
