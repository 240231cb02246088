import {
  type Diagnostic,
  LIFECYCLE_STATES,
  type LifecycleEvent,
  type LifecycleState,
  report,
} from '@plumbline/diagnostics';

type Ways = { readonly [E in LifecycleEvent]?: LifecycleState };

/**
 * Where an event leads from a state; an event that is not there is refused. A definition in use stays what it is while the
 * system finds it drifted or suspended: these stand beside its state.
 */
const WAYS: { readonly [S in LifecycleState]: Ways } = {
  draft: { draft: 'draft', submit: 'in_review', withdraw: 'withdrawn', sign: 'draft', publish: 'published' },
  in_review: {
    draft: 'in_review',
    sign: 'in_review',
    request_changes: 'change_requested',
    reject: 'rejected',
    withdraw: 'withdrawn',
    publish: 'published',
  },
  change_requested: {
    draft: 'change_requested',
    submit: 'in_review',
    reject: 'rejected',
    withdraw: 'withdrawn',
  },
  rejected: {},
  withdrawn: {},
  published: {
    deprecate: 'deprecated',
    confirm: 'published',
    drift: 'published',
    settle: 'published',
    suspend: 'published',
    resume: 'published',
  },
  deprecated: {
    reinstate: 'published',
    retire: 'retired',
    confirm: 'deprecated',
    drift: 'deprecated',
    settle: 'deprecated',
    suspend: 'deprecated',
    resume: 'deprecated',
  },
  retired: { reinstate: 'published' },
};

/** The state after an event; null: it cannot happen there. */
export function nextState(state: LifecycleState, event: LifecycleEvent): LifecycleState | null {
  return WAYS[state][event] ?? null;
}

export function wrongStep(state: LifecycleState, event: LifecycleEvent): Diagnostic {
  return report('change/wrong-step', { state, event });
}

/** States in which a request waits for somebody. */
export const OPEN_STATES: readonly LifecycleState[] = ['draft', 'in_review', 'change_requested'];

export function isState(text: string): text is LifecycleState {
  return Object.hasOwn(LIFECYCLE_STATES, text);
}
