export { CAPABILITIES, CAPABILITY_NAMES, type Capability, isCapability } from './capability.ts';
export type { Code, Params } from './codes/index.ts';
export type { ForeignFormat } from './codes/loading.ts';
export type { ObjectKind } from './codes/workspace.ts';
export type { Diagnostic, Hint, Place, Severity } from './diagnostic.ts';
export { didYouMean, meant } from './did-you-mean.ts';
export { displayWidth } from './display-width.ts';
export { InternalError, PlumblineError } from './errors.ts';
export { FIRST_DAY } from './first-day.ts';
export {
  INBOX_KINDS,
  INBOX_PARTS,
  type InboxKind,
  type InboxPart,
  TASK_SOURCES,
  TASK_STATES,
  type TaskState,
} from './inbox.ts';
export { isCode } from './is-code.ts';
export {
  FIGURE_MARKS,
  type FigureMark,
  LIFECYCLE_EVENTS,
  LIFECYCLE_STATES,
  type LifecycleEvent,
  type LifecycleState,
  SIGNATURE_SIDES,
  type SignatureSide,
} from './lifecycle.ts';
export { listed } from './listed.ts';
export { formatDiagnostic, type Locale, messageOf } from './message.ts';
export { report } from './report.ts';
export { requestId, requestNumber } from './request-id.ts';
export { suggest } from './suggest.ts';
export { systemReason } from './system-reason.ts';
