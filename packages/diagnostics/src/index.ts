export type { Code, Params } from './codes/index.ts';
export type { Diagnostic, Hint, Place, Severity } from './diagnostic.ts';
export { didYouMean } from './did-you-mean.ts';
export { displayWidth } from './display-width.ts';
export { InternalError, PlumblineError } from './errors.ts';
export { formatDiagnostic, type Locale, messageOf } from './message.ts';
export { report } from './report.ts';
export { suggest } from './suggest.ts';
export { systemReason } from './system-reason.ts';
