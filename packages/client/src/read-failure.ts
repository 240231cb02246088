import { PlumblineError, report } from '@plumbline/diagnostics';
import { SCHEMAS } from './wire/schemas.ts';
import { readDiagnostics } from './wire-diagnostic.ts';

/** The error that a refusal stands for. */
export async function readFailure(response: Response, url: string): Promise<PlumblineError> {
  const value: unknown = await response.json().catch(() => undefined);
  const { success, data } = SCHEMAS.Problem.safeParse(value);
  if (!success)
    return new PlumblineError([report('server/foreign-answer', { url, status: response.status })]);
  return new PlumblineError(readDiagnostics(data.diagnostics));
}
