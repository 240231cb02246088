import { type Params, PlumblineError, report } from '@plumbline/diagnostics';

export function nothingCalled(kind: Params['server/nothing-called']['kind'], name: string): PlumblineError {
  return new PlumblineError([report('server/nothing-called', { kind, name })]);
}
