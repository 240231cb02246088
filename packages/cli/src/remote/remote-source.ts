import type { Answer, Explained, MetricResult } from '@plumbline/center';
import { readDiagnostics } from '@plumbline/client';
import { PlumblineError } from '@plumbline/diagnostics';
import type { QuestionSource } from '../commands/question-source.ts';
import type { Remote } from './find-remote.ts';

/** Answers of a server, in the shape that a folder gives them. */
export async function sourceOfRemote({ client }: Remote, wantsDefinitions: boolean): Promise<QuestionSource> {
  const { workspace } = await client.call('me');
  const explain = async (value: unknown, signal: AbortSignal): Promise<Explained> => {
    try {
      const { plan, passes, sql, rollups, definitions, diagnostics } = await client.call('explain', {
        body: value,
        signal,
      });
      return {
        explanation: { plan, passes, sql, rollups },
        definitions,
        diagnostics: readDiagnostics(diagnostics),
      };
    } catch (cause) {
      if (!(cause instanceof PlumblineError)) throw cause;
      return { explanation: null, definitions: [], diagnostics: cause.diagnostics };
    }
  };
  const query: QuestionSource['query'] = async (value, options): Promise<Answer> => {
    const { signal } = options;
    const asked = options.explain ? { query: { explain: 'true' } } : {};
    try {
      const { diagnostics = [], ...result } = await client.call('query', { body: value, signal, ...asked });
      const { definitions, explanation } =
        wantsDefinitions || options.explain
          ? await explain(value, signal)
          : { definitions: [], explanation: null };
      return {
        result: result as MetricResult,
        definitions,
        explanation: options.explain ? explanation : null,
        diagnostics: readDiagnostics(diagnostics),
      };
    } catch (cause) {
      if (!(cause instanceof PlumblineError)) throw cause;
      return { result: null, definitions: [], explanation: null, diagnostics: cause.diagnostics };
    }
  };
  return { locale: workspace.locale, query, explain, memberText: memberTextOfRemote };
}

/** Members by their first day; names of fiscal years are the server's to know. */
export function memberTextOfRemote(grain: string | undefined, first: string): string {
  const [year = '', month = ''] = first.split('-');
  if (grain === 'year') return year;
  if (grain === 'month') return `${year}-${month}`;
  if (grain === 'quarter') return `${year}-Q${Math.ceil(Number(month) / 3)}`;
  return first.replace('T', ' ');
}
