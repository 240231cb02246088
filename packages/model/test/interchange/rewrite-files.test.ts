import {
  type PlainMap,
  rewriteFiles,
  rewritingFiles,
  type WrittenObject,
  writtenObjects,
} from '@plumbline/model';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';

const metric = (id: string, body: PlainMap): WrittenObject => ({
  kind: 'metric',
  id,
  body: { name: id, ...body },
});

const SHOP: ReadonlyMap<string, string> = new Map([
  [
    'plumbline.yaml',
    '# The shop.\nworkspace: shop   # its name\nlocale: en\ndatasets: [{name: orders, time: day}]\n',
  ],
  [
    'metrics/sales.yaml',
    [
      '# What we sell.',
      'metrics:',
      '  # The first of all.',
      '  - name: revenue',
      '    label: {zh: 收入, en: "Revenue"}',
      "    formula: 'sum(orders.amount)' # everything",
      '    synonyms:',
      '      - takings',
      '      - turnover',
      '',
      '  # How many.',
      '  - {name: order_count, label: {zh: 订单数, en: Orders}, formula: count(orders)}',
      '',
    ].join('\n'),
  ],
]);

function rewritten(change: (objects: WrittenObject[]) => WrittenObject[]): Record<string, string> {
  return Object.fromEntries(rewriteFiles(SHOP, change([...writtenObjects(SHOP)])));
}

/** Another body of one object. */
const saying =
  (id: string, more: PlainMap, without: readonly string[] = []) =>
  (objects: WrittenObject[]) =>
    objects.map((one) => {
      if (one.id !== id) return one;
      const kept = Object.entries(one.body).filter(([key]) => !without.includes(key));
      return { ...one, body: { ...Object.fromEntries(kept), ...more } };
    });

const sales = (from: string, to: string) => ({
  'metrics/sales.yaml': (SHOP.get('metrics/sales.yaml') ?? '').replace(from, to),
});

test('what says the same is not touched', () => {
  expect(rewritten((objects) => objects.toReversed())).toEqual({});
});

test('a value changes where it stands, as it was written', () => {
  expect(rewritten(saying('revenue', { formula: 'sum(orders.amount) * 2' }))).toEqual(
    sales("'sum(orders.amount)'", "'sum(orders.amount) * 2'"),
  );
  expect(rewritten(saying('revenue', { label: { zh: '收入', en: 'Sales: all' } }))).toEqual(
    sales('"Revenue"', '"Sales: all"'),
  );
  expect(rewritten(saying('order_count', { formula: 'count(orders) + 1' }))).toEqual(
    sales('formula: count(orders)}', 'formula: count(orders) + 1}'),
  );
  expect(rewritten(saying('workspace', { workspace: 'store' }))).toEqual({
    'plumbline.yaml': SHOP.get('plumbline.yaml')?.replace('workspace: shop ', 'workspace: store '),
  });
});

test('keys come and go, on lines and between brackets', () => {
  expect(rewritten(saying('revenue', { owner: 'ana' }))).toEqual(
    sales('      - turnover\n', '      - turnover\n    owner: ana\n'),
  );
  expect(rewritten(saying('revenue', {}, ['label']))).toEqual(
    sales('    label: {zh: 收入, en: "Revenue"}\n', ''),
  );
  expect(rewritten(saying('order_count', { owner: 'ana' }, ['label']))).toEqual(
    sales(
      '{name: order_count, label: {zh: 订单数, en: Orders}, formula: count(orders)}',
      '{name: order_count, formula: count(orders), owner: ana}',
    ),
  );
  expect(rewritten(saying('revenue', { synonyms: ['takings', 'turnover', 'sales'] }))).toEqual(
    sales('      - turnover\n', '      - turnover\n      - sales\n'),
  );
});

test('a formula of several lines stays one', () => {
  const { 'metrics/sales.yaml': text = '' } = rewritten(
    saying('order_count', { formula: 'count(orders)\n  + 1' }),
  );
  expect(text).toContain('formula: "count(orders)\\n  + 1"}');
  const lines = rewritten((objects) => [...objects, metric('x', { formula: 'count(orders)\n+ 1' })]);
  expect(lines['metrics/sales.yaml']).toContain(
    '  - name: x\n    formula: |-\n      count(orders)\n      + 1\n',
  );
});

test('what is new goes where its kind is, or into a file of its kind; what is gone is taken out', () => {
  const added = rewritten((objects) => [
    ...objects,
    metric('basket', { formula: 'revenue / order_count' }),
    {
      kind: 'term',
      id: 'takings',
      body: { name: 'takings', label: 'Takings', definition: 'What comes in.' },
    },
  ]);
  expect(added).toEqual({
    'metrics/sales.yaml': `${SHOP.get('metrics/sales.yaml')}  - name: basket\n    formula: revenue / order_count\n`,
    'glossary.yaml': 'glossary:\n  - name: takings\n    label: Takings\n    definition: What comes in.\n',
  });
  expect(rewritten((objects) => objects.filter(({ id }) => id !== 'order_count'))).toEqual(
    sales('  - {name: order_count, label: {zh: 订单数, en: Orders}, formula: count(orders)}\n', ''),
  );
  const none = rewritten((objects) => objects.filter(({ kind }) => kind !== 'metric'));
  expect(none['metrics/sales.yaml']).toBe('# What we sell.\nmetrics: []\n');
});

const goesTo = (path: string, text: string, objects: readonly WrittenObject[]) =>
  rewriteFiles(new Map([...SHOP, [path, text]]), objects).get(path);

test('keys and items go without the remarks of what stays', () => {
  const text = [
    'metrics:',
    '  - label: A # of the label',
    '    # Before the name.',
    '    name: a # of the name',
    '    formula: x # of the formula',
    '  -',
    '    name: b # of b',
    '    formula: y # of y',
    '',
  ].join('\n');
  const there = writtenObjects(new Map([...SHOP, ['z.yaml', text]]));
  const unlabelled = there.map((one) =>
    one.id === 'a' ? metric('a', { formula: String(one.body.formula) }) : one,
  );
  expect(goesTo('z.yaml', text, unlabelled)).toBe(
    text.replace('label: A # of the label\n    # Before the name.\n    ', ''),
  );
  expect(
    goesTo(
      'z.yaml',
      text,
      there.filter(({ id }) => id !== 'b'),
    ),
  ).toBe(text.slice(0, text.indexOf('  -\n')));
});

test('what is new stands as the rest of its list does', () => {
  const added = [...writtenObjects(SHOP), metric('a', { formula: 'x' }), metric('b', { formula: 'y' })];
  const c = metric('c', { label: { en: 'C', zh: '丙' }, formula: 'z' });
  const lines = (b: string, more = '') =>
    `metrics: [\n  {name: a, formula: x}, # of a\n  {name: b, formula: y}${b} # of b\n${more}]\n`;
  const anew = '  {name: c, label: {zh: 丙, en: C}, formula: z}';
  expect(goesTo('z.yaml', lines(''), [...added, c])).toBe(lines(',', `${anew}\n`));
  expect(goesTo('z.yaml', lines(','), [...added, c])).toBe(lines(',', `${anew},\n`));
  const line = 'metrics: [{name: a, formula: x}, {name: b, formula: y}, ] # all\n';
  expect(goesTo('z.yaml', line, [...added, c])).toBe(line.replace(', ]', `, ${anew.trim()}, ]`));
  for (const empty of ['metrics:', 'metrics: []'])
    expect(goesTo('z.yaml', `${empty}\nglossary: []\n`, [...writtenObjects(SHOP), c])).toBe(
      'metrics:\n  - name: c\n    label: {zh: 丙, en: C}\n    formula: z\nglossary: []\n',
    );
});

test('lines that end as on Windows go on doing so', () => {
  const windows = new Map([...SHOP].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')] as const));
  const change = [
    ...saying('revenue', { owner: 'ana', formula: 'a\n+ b' })([...writtenObjects(SHOP)]),
    metric('x', { formula: 'x\n+ 1' }),
  ];
  for (const [path, text] of rewriteFiles(SHOP, change))
    expect(rewriteFiles(windows, change).get(path)).toBe(text.replaceAll('\n', '\r\n'));
});

test('files of hidden folders are none of the workspace', () => {
  const hidden = ['.git/metrics.yaml', '../metrics.yaml', 'a/.b/metrics.yaml'].map(
    (path) => [path, 'metrics: [{name: revenue, formula: 1}]\n'] as const,
  );
  const files = new Map([...SHOP, ...hidden]);
  expect(writtenObjects(files)).toEqual(writtenObjects(SHOP));
  const anew = rewriteFiles(files, saying('revenue', { formula: '2' })([...writtenObjects(SHOP)]));
  expect([...anew.keys()]).toEqual(['metrics/sales.yaml']);
});

test('law: written back, the files say the objects; written again, nothing changes', () => {
  const text = fc.oneof(
    fc.constantFrom(
      'a: b',
      '- x',
      '#',
      '"',
      "it's",
      'true',
      '',
      ' x',
      'x ',
      '{a}',
      '中文：名',
      'a\nb',
      'a\n\n b',
      '|',
      'x #y',
    ),
    fc.string({ maxLength: 12 }),
  );
  const body = fc.dictionary(
    fc.constantFrom('label', 'formula', 'owner', 'note', 'tags'),
    fc.oneof(
      text,
      fc.dictionary(fc.constantFrom('zh', 'en', 'x-y'), text, { noNullPrototype: true }),
      fc.array(text, { maxLength: 3 }),
    ),
    { noNullPrototype: true },
  );
  const objects = fc
    .uniqueArray(fc.tuple(fc.constantFrom('revenue', 'order_count', 'a', 'b', 'c'), body), {
      selector: ([name]) => name,
    })
    .map((all) => all.map(([name, more]) => metric(name, more)));
  const said = (files: ReadonlyMap<string, string>) =>
    new Map(writtenObjects(files).map(({ kind, id, body }) => [`${kind} ${id}`, body]));
  const runs = Number(process.env.LAW_RUNS ?? 300);
  const others = writtenObjects(SHOP).filter(({ kind }) => kind !== 'metric');
  fc.assert(
    fc.property(objects, objects, (first, second) => {
      let files: ReadonlyMap<string, string> = SHOP;
      for (const metrics of [first, second]) {
        const wanted = [...others, ...metrics];
        files = new Map([...files, ...rewriteFiles(files, wanted)]);
        expect(said(files)).toEqual(new Map(wanted.map(({ kind, id, body }) => [`${kind} ${id}`, body])));
        expect(files.get('metrics/sales.yaml')).toContain('# What we sell.');
        expect(rewriteFiles(files, wanted).size).toBe(0);
      }
    }),
    { numRuns: runs },
  );
});

test('an item of a list is found by its name, and never by looking through the list', () => {
  const names = Array.from({ length: 400 }, (_, i) => `m${i}`);
  const list = names.map((name) => `  - {name: ${name}, formula: count(orders)}`).join('\n');
  const files = new Map([...SHOP, ['all.yaml', `metrics:\n${list}\n`]]);
  const wanted = writtenObjects(files)
    .filter(({ id }) => id !== 'm7')
    .map((one) => (one.id === 'm300' ? metric('m300', { formula: 'count(orders) * 2' }) : one));
  const searches = (['indexOf', 'includes', 'find', 'findIndex'] as const).map((name) =>
    vi.spyOn(Array.prototype, name),
  );
  const changed = rewriteFiles(files, wanted);
  const looked = searches.flatMap(({ mock }) => mock.contexts.map((items) => (items as unknown[]).length));
  for (const search of searches) search.mockRestore();
  expect(looked.filter((length) => length > 390)).toEqual([]);
  expect([...changed.keys()]).toEqual(['all.yaml']);
  expect(changed.get('all.yaml')).toContain('{name: m300, formula: count(orders) * 2}');
  expect(changed.get('all.yaml')).not.toContain('name: m7,');
});

test('in pieces of one file at most', () => {
  const objects = writtenObjects(SHOP);
  const pieces = rewritingFiles(SHOP, objects);
  let count = 0;
  for (let next = pieces.next(); next.done !== true; next = pieces.next()) count += 1;
  // Each file is read, and each is written.
  expect(count).toBeGreaterThanOrEqual(2 * SHOP.size);
});
