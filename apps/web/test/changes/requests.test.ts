import { describe, expect, test } from 'vitest';
import type { RequestEntry } from '../../src/api/change-queries.ts';
import { cutOf } from '../../src/pages/changes/list/cut-of.ts';
import { findRequests } from '../../src/pages/changes/list/find-requests.ts';
import { groupRequests } from '../../src/pages/changes/list/group-requests.ts';
import { answerText } from '../../src/pages/changes/request/compared/answer-text.ts';
import { distinctFindings } from '../../src/pages/changes/request/compared/distinct-findings.ts';
import { impactNames } from '../../src/pages/changes/request/impact-names.ts';
import { isOfVersions } from '../../src/pages/changes/request/is-of-versions.ts';
import { formulaDiff, lineDiff } from '../../src/parts/definition/word-diff.ts';
import { mentionPieces, mentionsIn } from '../../src/parts/talk/mention-pieces.ts';
import { en } from '../../src/words/en.ts';
import { zh } from '../../src/words/zh.ts';

function request(number: number, given: Partial<RequestEntry> = {}): RequestEntry {
  return {
    id: `CR-000${number}`,
    number,
    title: `wish ${number}`,
    requester: 'ana',
    created_at: '2026-11-20T00:00:00Z',
    state: 'in_review',
    revision: 1,
    review: 'two_signatures',
    effective_from: null,
    due: null,
    overdue: false,
    objects: [{ kind: 'metric', id: 'revenue', base: 1 }],
    signatures: [],
    missing: [['finance'], ['business']],
    awaits_me: false,
    people: [{ login: 'ana', name: '何静' }],
    ...given,
  };
}

describe('the list of requests', () => {
  test('what waits for the reader stands first, the nearest deadline on top; then own ones, open before decided', () => {
    const all = [
      request(7, { requester: 'me', state: 'published' }),
      request(6, { requester: 'me' }),
      request(5, { requester: 'bo' }),
      request(4, { awaits_me: true }),
      request(3, { awaits_me: true, due: '2026-12-01' }),
      request(2, { awaits_me: true, due: '2026-11-30' }),
    ];
    expect(
      groupRequests(all, 'me').map(({ name, requests }) => [name, requests.map((one) => one.number)]),
    ).toEqual([
      ['waiting', [2, 3, 4]],
      ['mine', [6, 7]],
      ['rest', [5]],
    ]);
    expect(groupRequests([], 'me')).toEqual([]);
  });

  test('every word is looked for in number, title, names and people; states and a metric narrow it', () => {
    const all = [request(3, { state: 'withdrawn' }), request(2, { state: 'published' }), request(1)];
    const found = (filter: Partial<Parameters<typeof findRequests>[1]>) =>
      findRequests(all, { state: 'all', search: '', metric: undefined, ...filter }, () => '收入').map(
        (one) => one.number,
      );
    expect(found({ search: '何静 收入' })).toEqual([3, 2, 1]);
    expect(found({ search: 'cr-0002 WISH' })).toEqual([2]);
    expect(found({ search: '何静 nobody' })).toEqual([]);
    expect([found({ state: 'open' }), found({ state: 'published' }), found({ state: 'ended' })]).toEqual([
      [1],
      [2],
      [3],
    ]);
    expect(found({ metric: 'revenue' })).toEqual([3, 2, 1]);
    expect(found({ metric: 'cost' })).toEqual([]);
  });
});

test('sides of a change are versions where nothing came between them', () => {
  const revenue = { kind: 'metric', id: 'revenue' };
  const overtaken = [{ ...revenue, read: 2, version: 3 }];
  expect(isOfVersions({ state: 'in_review', conflicts: [] }, revenue)).toBe(true);
  expect(isOfVersions({ state: 'published', conflicts: [] }, revenue)).toBe(true);
  expect(isOfVersions({ state: 'in_review', conflicts: overtaken }, revenue)).toBe(false);
  expect(isOfVersions({ state: 'in_review', conflicts: overtaken }, { kind: 'metric', id: 'cost' })).toBe(
    true,
  );
  expect(isOfVersions({ state: 'rejected', conflicts: [] }, revenue)).toBe(false);
});

test('only what is kept for a person hides its name; what nobody named goes by its id', () => {
  const reached = (kind: string, id: string, name: string | null) => ({
    ...{ kind, id, direct: true, label: name === null ? null : { zh: name, en: name } },
  });
  const ids = (kind: string, names: readonly (string | null)[]) => {
    const { named, hidden } = impactNames(
      kind,
      names.map((name, i) => reached(kind, `${i}`, name)),
    );
    return [named.map(({ id }) => id), hidden];
  };
  expect(ids('view', ['mine', null])).toEqual([['0'], 1]);
  expect(ids('dashboard', [null, null])).toEqual([[], 2]);
  expect(ids('rollup', ['sales', null])).toEqual([['0', '1'], 0]);
  expect(ids('follow', [null])).toEqual([[], 0]);
});

test('a finding of both definitions is told once', () => {
  const finding = (code: string, en: string) => ({ code, messages: { zh: en, en } });
  const all = [finding('a', 'x'), finding('a', 'y'), finding('a', 'x'), finding('b', 'x')];
  expect(distinctFindings(all)).toEqual([all[0], all[1], all[3]]);
});

test('a full list is cut, by what the server leaves out', () => {
  const many = (count: number, state: RequestEntry['state']) =>
    Array.from({ length: count }, (_, i) => request(i, { state }));
  expect(cutOf(many(199, 'in_review'))).toBe('none');
  expect(cutOf([...many(150, 'published'), ...many(50, 'draft')])).toBe('decided');
  expect(cutOf(many(200, 'in_review'))).toBe('undecided');
});

test('a comment calls whom it names whole, also before a Chinese mark and at the end of a sentence', () => {
  const known = ['li', 'li.zhuo', 'bo'];
  expect(mentionsIn('@li.zhuo，请看。@BO.', known)).toEqual(['li.zhuo', 'bo']);
  expect(mentionsIn('@li.zhuo2 @bob bo@bo-x', known)).toEqual([]);
  expect(mentionsIn('@li @li', known)).toEqual(['li']);
  expect(mentionsIn('ann@li bo.@li x_@li', known)).toEqual([]);
  expect(mentionsIn('(@li) 请@bo', known)).toEqual(['li', 'bo']);
  expect(mentionPieces('请@li看', ['li'])).toEqual([
    { text: '请', login: null },
    { text: '@li', login: 'li' },
    { text: '看', login: null },
  ]);
  expect(mentionPieces('@li', [])).toEqual([{ text: '@li', login: null }]);
});

test('a name of a formula goes and comes as a whole; texts are compared line by line', () => {
  expect(formulaDiff('[收入] / [订单数]', '[净收入] / [订单数]')).toEqual([
    { kind: 'removed', text: '[收入]' },
    { kind: 'added', text: '[净收入]' },
    { kind: 'same', text: ' / [订单数]' },
  ]);
  expect(lineDiff('a\nb\n', 'a\nc\n')).toEqual([
    { kind: 'same', text: 'a\n' },
    { kind: 'removed', text: 'b\n' },
    { kind: 'added', text: 'c\n' },
  ]);
});

test('only a metric that was not there is new; the figure of another was missing', () => {
  const text = (isAdded: boolean, before: string, after: string) => {
    const difference = before === '—' || after === '—' ? '—' : '+1.0';
    const figures = { unitWord: '%', isRate: true, total: { before, after, difference } };
    return [answerText(figures, isAdded, zh), answerText(figures, isAdded, en)];
  };
  expect(text(true, '—', '5.0')).toEqual(['5.0%，原来没有', '5.0%, new']);
  expect(text(false, '—', '5.0')).toEqual(['— → 5.0%，差—', '— → 5.0%, —']);
  expect(text(true, '—', '—')).toEqual(['— → —，差—', '— → —, —']);
  expect(text(false, '4.0', '5.0')).toEqual(['4.0% → 5.0%，差+1.0百分点', '4.0% → 5.0%, +1.0 pts']);
});
