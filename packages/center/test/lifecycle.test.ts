import {
  LIFECYCLE_EVENTS,
  LIFECYCLE_STATES,
  type LifecycleEvent,
  type LifecycleState,
  messageOf,
} from '@plumbline/diagnostics';
import { expect, test } from 'vitest';
import { nextState, wrongStep } from '../src/governance/lifecycle.ts';

/** Every step there is; whatever is not listed is refused. */
const LEGAL: readonly (readonly [LifecycleState, LifecycleEvent, LifecycleState])[] = [
  ['draft', 'draft', 'draft'],
  ['draft', 'submit', 'in_review'],
  ['draft', 'withdraw', 'withdrawn'],
  ['draft', 'sign', 'draft'],
  ['draft', 'publish', 'published'],
  ['in_review', 'draft', 'in_review'],
  ['in_review', 'sign', 'in_review'],
  ['in_review', 'request_changes', 'change_requested'],
  ['in_review', 'reject', 'rejected'],
  ['in_review', 'withdraw', 'withdrawn'],
  ['in_review', 'publish', 'published'],
  ['change_requested', 'draft', 'change_requested'],
  ['change_requested', 'submit', 'in_review'],
  ['change_requested', 'reject', 'rejected'],
  ['change_requested', 'withdraw', 'withdrawn'],
  ['published', 'deprecate', 'deprecated'],
  ['published', 'confirm', 'published'],
  ['published', 'drift', 'published'],
  ['published', 'settle', 'published'],
  ['published', 'suspend', 'published'],
  ['published', 'resume', 'published'],
  ['deprecated', 'reinstate', 'published'],
  ['deprecated', 'retire', 'retired'],
  ['deprecated', 'confirm', 'deprecated'],
  ['deprecated', 'drift', 'deprecated'],
  ['deprecated', 'settle', 'deprecated'],
  ['deprecated', 'suspend', 'deprecated'],
  ['deprecated', 'resume', 'deprecated'],
  ['retired', 'reinstate', 'published'],
];

const states = Object.keys(LIFECYCLE_STATES) as readonly LifecycleState[];
const events = Object.keys(LIFECYCLE_EVENTS) as readonly LifecycleEvent[];

test('every event in every state leads where it should, or is refused', () => {
  const expected = new Map(LEGAL.map(([state, event, next]) => [`${state} ${event}`, next]));
  for (const state of states)
    for (const event of events)
      expect([state, event, nextState(state, event)]).toEqual([
        state,
        event,
        expected.get(`${state} ${event}`) ?? null,
      ]);
});

test('every state but the ends can be left, and every one can be reached', () => {
  const reached = new Set<LifecycleState>(['draft']);
  for (let size = 0; size !== reached.size; ) {
    size = reached.size;
    for (const [from, , to] of LEGAL) if (reached.has(from)) reached.add(to);
  }
  expect([...reached].sort()).toEqual([...states].sort());
  const left = new Set(LEGAL.filter(([from, , to]) => from !== to).map(([from]) => from));
  expect(states.filter((state) => !left.has(state))).toEqual(['rejected', 'withdrawn']);
});

test('change/wrong-step is told in both languages', () => {
  const refused = wrongStep('rejected', 'sign');
  expect(messageOf(refused, 'zh')).toBe('“已驳回”状态下不能“签字”');
  expect(messageOf(refused, 'en')).toBe('what is rejected cannot be signed');
});
