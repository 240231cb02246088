import type { RouteName } from '@plumbline/client';
import { CHANGE_SAMPLES } from './change-samples.ts';
import { CLOSE_SAMPLES } from './close-samples.ts';
import { EDIT_SAMPLES } from './edit-samples.ts';
import { inboxSamples } from './inbox-samples.ts';
import { KEPT_SAMPLES, keptDashboard } from './kept-samples.ts';
import { PEOPLE_SAMPLES } from './people-samples.ts';
import { QUERY_SAMPLES } from './query-samples.ts';
import type { Sample } from './sample.ts';
import { SESSION_SAMPLES } from './session-samples.ts';
import { WORKSPACE_SAMPLES } from './workspace-samples.ts';

/** Calls that must be answered as the document says; every call has one that succeeds. They come one after the other. */
export const SAMPLES: { readonly [N in RouteName]: readonly Sample[] } = {
  ...SESSION_SAMPLES,
  ...QUERY_SAMPLES,
  ...KEPT_SAMPLES,
  ...inboxSamples(keptDashboard),
  ...CHANGE_SAMPLES,
  ...EDIT_SAMPLES,
  ...CLOSE_SAMPLES,
  ...PEOPLE_SAMPLES,
  ...WORKSPACE_SAMPLES,
};
