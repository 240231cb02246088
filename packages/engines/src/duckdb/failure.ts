import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';

const ENGINE = 'duckdb';

/** What DuckDB threw, as a coded error. DuckDB tells its kinds of error apart only by the start of the message. */
export function toPlumblineError(thrown: unknown, sql: string): PlumblineError {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new PlumblineError([diagnose(message, sql)]);
}

export function timeoutError(limitMs: number): PlumblineError {
  return new PlumblineError([report('engine/timeout', { engine: ENGINE, limitMs })]);
}

export function tooManyRowsError(limit: number): PlumblineError {
  return new PlumblineError([report('engine/too-many-rows', { engine: ENGINE, limit })]);
}

/** True when the failure is the echo of our own `interrupt()`. */
export function isInterrupted(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.message.startsWith('INTERRUPT Error');
}

function diagnose(message: string, sql: string): Diagnostic {
  // `error('plumbline:<code>:<text>')` in our own SQL.
  const raised = /plumbline:([a-z0-9/_-]+):([\s\S]*)$/.exec(message);
  if (raised !== null && message.startsWith('Invalid Input Error: plumbline:')) {
    const [reason = '', text = ''] = raised.slice(1);
    if (reason === 'query/tied-versions') return tiedVersions(text);
    if (reason === 'query/two-balances') return twoBalances(text);
    if (reason === 'query/two-years-of-one-name' || reason === 'query/open-year-of-peers')
      return yearOfEntity(reason, text);
    if (reason === 'query/year-not-published') return yearNotPublished(text);
    return report('engine/raised', { reason, text });
  }
  if (message.startsWith('Out of Memory Error')) {
    return report('engine/out-of-memory', { engine: ENGINE, cause: firstLine(message) });
  }
  return report('engine/rejected', { engine: ENGINE, cause: message, sql });
}

/** `filings:AAPL / revenue`. */
function tiedVersions(text: string): Diagnostic {
  const end = text.indexOf(':');
  return report('query/tied-versions', { dataset: text.slice(0, end), key: text.slice(end + 1) });
}

/** `balances:AAPL:2024-09-27, 2024-09-29`. */
function twoBalances(text: string): Diagnostic {
  const start = text.indexOf(':');
  const end = text.lastIndexOf(':');
  const [dataset, entity, days] = [text.slice(0, start), text.slice(start + 1, end), text.slice(end + 1)];
  return report('query/two-balances', { dataset, entity, days });
}

/** `company_fiscal:AAPL:2024`. */
function yearOfEntity(
  code: 'query/two-years-of-one-name' | 'query/open-year-of-peers',
  text: string,
): Diagnostic {
  const start = text.indexOf(':');
  const end = text.lastIndexOf(':');
  const [calendar, entity, year] = [text.slice(0, start), text.slice(start + 1, end), text.slice(end + 1)];
  return report(code, { calendar, entity, year });
}

/** `working_days:2031:2004:2026`. */
function yearNotPublished(text: string): Diagnostic {
  const [year = 0, first = 0, last = 0] = text.split(':').slice(1).map(Number);
  return report('query/year-not-published', { table: 'working_days', year, first, last });
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
