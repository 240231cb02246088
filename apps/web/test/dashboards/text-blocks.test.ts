import { expect, test } from 'vitest';
import { readChosen } from '../../src/pages/dashboards/board/chosen.ts';
import { textBlocks } from '../../src/pages/dashboards/tile/text-blocks.ts';

test('a text is headings, points and paragraphs', () => {
  expect(textBlocks('# October\nSold more,\nearned less.\n\n- own shops\n- online\n\n- apart\nend')).toEqual([
    { kind: 'heading', text: 'October' },
    { kind: 'paragraph', text: 'Sold more,\nearned less.' },
    { kind: 'list', items: ['own shops', 'online'] },
    { kind: 'list', items: ['apart'] },
    { kind: 'paragraph', text: 'end' },
  ]);
  expect(textBlocks(' \n\n')).toEqual([]);
});

test('anything may stand in an address where filters should', () => {
  expect(readChosen({ channel: ['线上', null, {}], region: 'all' })).toEqual({ channel: ['线上', null] });
  for (const value of [undefined, null, 'x', [1], 7]) expect(readChosen(value)).toEqual({});
});
