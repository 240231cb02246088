import { describe, expect, test } from 'vitest';
import type { NewContent, NewStep } from '../src/index.ts';
import { DATABASES, NOW } from './databases.ts';

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const at = (by: string, minutes: number) => ({ by, now: later(minutes) });
const SUBMIT: NewStep = { event: 'submit', state: 'in_review', side: null, comment: null };

function content(formula: string, base: number): NewContent {
  return {
    title: 'sales',
    objects: [{ kind: 'metric', id: 'sales', body: { name: 'sales', formula }, base }],
    files: new Map([['plumbline.yaml', `formula: ${formula}`]]),
    base: formula === 'a' ? null : new Map([['plumbline.yaml', 'formula: a']]),
    effectiveFrom: '2026-01-01',
    due: '2026-03-05',
  };
}

const published = (formula: string) => ({
  kind: 'change-request',
  versions: [{ kind: 'metric', id: 'sales', body: { formula }, effectiveFrom: '2026-01-01' }],
});

describe.each(DATABASES)('deadlines on $name', ({ make }) => {
  test('are those of the last revisions, and each is noted once, whoever looks at once', async () => {
    const { changeRequests, events } = await (await make()).open();
    const until = (day: string) => changeRequests.deadlines({ states: ['in_review'], until: day });
    await changeRequests.open(content('a', 0), [SUBMIT], at('ann', 0));
    await changeRequests.open({ ...content('b', 0), due: null }, [SUBMIT], at('ann', 0));
    await changeRequests.open(content('c', 0), [{ ...SUBMIT, state: 'draft' }], at('ann', 0));
    expect(await until('2026-03-04')).toEqual([]);
    expect(await until('2026-03-05')).toEqual([{ number: 1, due: '2026-03-05' }]);
    const first = { number: 1, due: '2026-03-05' };
    const both = await Promise.all([
      changeRequests.noteDeadline(first, 'overdue', at('system', 1)),
      changeRequests.noteDeadline(first, 'overdue', at('system', 1)),
    ]);
    expect(both.sort()).toEqual([false, true]);
    expect(await changeRequests.noteDeadline(first, 'due_soon', at('system', 2))).toBe(true);
    const later = { ...content('a', 0), due: '2026-04-05' };
    await changeRequests.advance(1, () => ({ content: later, steps: [SUBMIT] }), at('ann', 3));
    expect(await until('2026-03-31')).toEqual([]);
    const again = { number: 1, due: '2026-04-05' };
    expect(await until('2026-04-30')).toEqual([again]);
    expect(await changeRequests.noteDeadline(again, 'overdue', at('system', 4))).toBe(true);
    await changeRequests.advance(1, () => ({ steps: [{ ...SUBMIT, state: 'rejected' }] }), at('bob', 5));
    expect(await until('2026-04-30')).toEqual([]);
    const lines = (await events.read({ limit: 99 })).filter(({ actor }) => actor === 'system');
    expect(lines.map(({ action, objectId, details }) => [action, objectId, details])).toEqual([
      ['change_request/overdue', '1', { due: '2026-03-05' }],
      ['change_request/due_soon', '1', { due: '2026-03-05' }],
      ['change_request/overdue', '1', { due: '2026-04-05' }],
    ]);
  });
});

describe.each(DATABASES)('change requests on $name', ({ make }) => {
  test('keep every revision and step, and can be read as they stood', async () => {
    const { changeRequests } = await (await make()).open();
    const opened = await changeRequests.open(content('a', 0), [SUBMIT], at('ann', 0));
    expect(opened).toMatchObject({ number: 1, requester: 'ann', state: 'in_review', revision: 1 });
    const kept = (formula: string) => {
      const { files: _, base: __, ...rest } = content(formula, 0);
      return rest;
    };
    expect(opened.content).toEqual(kept('a'));
    const signed = await changeRequests.advance(
      1,
      () => ({ steps: [{ ...SUBMIT, event: 'sign', side: 'finance', comment: 'fine' }] }),
      { ...at('fay', 10), inPlaceOf: 'cfo' },
    );
    expect(signed).toMatchObject({ kind: 'done', request: { revision: 1 } });
    const revised = await changeRequests.advance(
      1,
      () => ({ content: content('b', 0), steps: [{ ...SUBMIT, event: 'revise' }] }),
      at('ann', 20),
    );
    if (revised.kind !== 'done') throw new Error('not revised');
    expect(revised.request).toMatchObject({ revision: 2, content: kept('b') });
    expect(
      revised.request.steps.map(({ event, revision, side, actor, inPlaceOf, at }) => [
        event,
        revision,
        side,
        actor,
        inPlaceOf,
        at,
      ]),
    ).toEqual([
      ['submit', 1, null, 'ann', null, later(0).toISOString()],
      ['sign', 1, 'finance', 'fay', 'cfo', later(10).toISOString()],
      ['revise', 2, null, 'ann', null, later(20).toISOString()],
    ]);
    expect(await changeRequests.find(1, later(-1))).toBe(null);
    expect((await changeRequests.find(1, later(15)))?.content).toEqual(kept('a'));
    expect(await changeRequests.files(1, 1)).toEqual(content('a', 0).files);
    expect(await changeRequests.files(1, 3)).toEqual(new Map());
    expect(await changeRequests.baseFiles(1, 1)).toBeNull();
    expect(await changeRequests.baseFiles(1, 2)).toEqual(content('b', 0).base);
    expect(await changeRequests.find(1, later(15))).toMatchObject({ revision: 1, state: 'in_review' });
    expect(await changeRequests.find(2)).toBe(null);
    expect(await changeRequests.advance(2, () => ({ steps: [] }), at('ann', 30))).toEqual({ kind: 'gone' });
  });

  test('publish in the transaction of the step, and are found by what they published', async () => {
    const { changeRequests, definitions, references, events } = await (await make()).open();
    await changeRequests.open(content('a', 0), [SUBMIT], at('ann', 0));
    const impact = () => references.impact([{ kind: 'metric', id: 'sales' }]);
    expect(await impact()).toEqual([{ kind: 'change_request', id: '1', isDirect: true }]);
    const publish = () =>
      changeRequests.advance<string>(
        1,
        ({ request, versions }) =>
          request.state === 'published'
            ? { refused: `published as version ${versions.get('["metric","sales"]')}` }
            : { steps: [{ ...SUBMIT, event: 'publish', state: 'published', record: published('a') }] },
        at('bob', 5),
      );
    const both = await Promise.all([publish(), publish()]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
    expect(both.find(({ kind }) => kind === 'refused')).toMatchObject({ reason: 'published as version 1' });
    expect(await impact()).toEqual([]);
    const [version, ...more] = await definitions.history('metric', 'sales');
    expect([version?.body, more]).toEqual([{ formula: 'a' }, []]);
    const found = await changeRequests.ofChanges([version?.change ?? '', 'none']);
    expect([...found]).toEqual([[version?.change, { number: 1, state: 'published', sides: [] }]]);
    expect((await events.read({ limit: 10 })).map(({ action }) => action)).toEqual([
      'change_request/submit',
      'definitions/change-request',
      'change_request/publish',
    ]);
    expect(await events.verify()).toMatchObject({ kind: 'intact', events: 3 });
  });

  test('what cannot be recorded leaves no step', async () => {
    const { changeRequests, definitions } = await (await make()).open();
    await changeRequests.open(content('a', 0), [SUBMIT], at('ann', 0));
    const broken = {
      kind: 'change-request',
      versions: [
        { kind: 'metric', id: 'sales', body: {}, effectiveFrom: '2026-02-01', effectiveTo: '2026-01-01' },
      ],
    };
    const step = { ...SUBMIT, event: 'publish', state: 'published', record: broken };
    await expect(changeRequests.advance(1, () => ({ steps: [step] }), at('bob', 1))).rejects.toThrow();
    expect(await changeRequests.find(1)).toMatchObject({ state: 'in_review' });
    expect(await definitions.changes(10)).toEqual([]);
  });

  test('are listed newest first, by state', async () => {
    const { changeRequests } = await (await make()).open();
    for (let i = 0; i < 3; i += 1) await changeRequests.open(content('a', 0), [SUBMIT], at('ann', i));
    await changeRequests.advance(
      2,
      () => ({ steps: [{ ...SUBMIT, event: 'reject', state: 'rejected' }] }),
      at('bob', 9),
    );
    const numbers = async (states?: readonly string[]) =>
      (await changeRequests.list({ limit: 10, ...(states === undefined ? {} : { states }) })).map(
        ({ number }) => number,
      );
    expect(await numbers()).toEqual([3, 2, 1]);
    expect(await numbers(['in_review'])).toEqual([3, 1]);
    expect(await numbers(['rejected'])).toEqual([2]);
    expect((await changeRequests.list({ limit: 1 })).map(({ number }) => number)).toEqual([3]);
    expect((await changeRequests.list({ limit: 1, before: 3 })).map(({ number }) => number)).toEqual([2]);
  });
});

describe.each(DATABASES)('comments and what is found of definitions on $name', ({ make }) => {
  test('comments stay with their object, and call people', async () => {
    const { comments, events } = await (await make()).open();
    const object = { kind: 'change_request', id: '1' };
    await comments.add({ object, body: 'why?', mentions: ['bob', 'ann', 'bob'] }, at('cho', 0));
    await comments.add({ object: { ...object, id: '2' }, body: 'x', mentions: ['bob'] }, at('cho', 1));
    await comments.add({ object, body: 'because', mentions: [] }, { ...at('bob', 2), inPlaceOf: 'dan' });
    expect(await comments.of(object)).toMatchObject([
      { id: 1, body: 'why?', mentions: ['ann', 'bob'], author: 'cho', inPlaceOf: null },
      { id: 3, body: 'because', mentions: [], author: 'bob', inPlaceOf: 'dan', at: later(2).toISOString() },
    ]);
    expect((await comments.calling('bob', 10)).map(({ id }) => id)).toEqual([2, 1]);
    expect((await comments.calling('bob', 1)).map(({ id }) => id)).toEqual([2]);
    expect(await comments.calling('cho', 10)).toEqual([]);
    expect((await events.read({ limit: 9 })).map(({ action, objectId }) => [action, objectId])).toEqual([
      ['comment/add', '1'],
      ['comment/add', '2'],
      ['comment/add', '1'],
    ]);
  });

  test('of each event the last step of an object is told', async () => {
    const { lifecycleSteps, events } = await (await make()).open();
    const step = (id: string, event: string, n: number) => ({
      object: { kind: 'metric', id },
      event,
      details: { n },
    });
    await lifecycleSteps.add([step('a', 'drift', 1), step('b', 'drift', 2)], at('system', 0));
    await lifecycleSteps.add([step('a', 'confirm', 3)], at('ann', 1));
    await lifecycleSteps.add([step('a', 'drift', 4)], at('system', 2));
    const told = await lifecycleSteps.last(['drift', 'confirm']);
    expect(told.map(({ object, event, details }) => [object.id, event, details])).toEqual([
      ['b', 'drift', { n: 2 }],
      ['a', 'confirm', { n: 3 }],
      ['a', 'drift', { n: 4 }],
    ]);
    expect((await lifecycleSteps.of({ kind: 'metric', id: 'a' })).map(({ event }) => event)).toEqual([
      'drift',
      'confirm',
      'drift',
    ]);
    expect((await events.read({ limit: 9 })).map(({ action }) => action)).toEqual([
      'definition/drift',
      'definition/drift',
      'definition/confirm',
      'definition/drift',
    ]);
  });
});
