import { PlumblineError, report } from '@plumbline/diagnostics';
import { jsonResponse } from '../http/json-response.ts';
import { limitParameter } from '../http/limit-parameter.ts';
import type { CallHandler } from './call-handler.ts';

const LONGEST = 200;

export const searchCall: CallHandler = async ({ caller, url }, { center }) => {
  const text = url.searchParams.get('q');
  if (text === null) throw new PlumblineError([report('server/missing-key', { key: 'q' })]);
  const limit = limitParameter(url, { usual: 12, most: 50 });
  const hits = await center.search(caller.principal, { text: text.slice(0, LONGEST), limit });
  return jsonResponse('SearchResult', { hits: [...hits] });
};
