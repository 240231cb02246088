import { PlumblineError, report } from '@plumbline/diagnostics';
import { jsonResponse } from '../http/json-response.ts';
import { limitParameter } from '../http/limit-parameter.ts';
import { problemResponse } from '../http/problem.ts';
import type { CallHandler } from './call-handler.ts';

const LONGEST_SEARCH = 200;

export const hierarchiesCall: CallHandler = async ({ caller }, { center }) => {
  const { organisation, items } = center.hierarchies(caller.principal);
  return jsonResponse('HierarchyList', {
    organisation,
    hierarchies: items.map(({ name, label, levels }) => ({
      name,
      label,
      levels: levels.map((level) => ({ ...level })),
    })),
  });
};

export const hierarchyMembersCall: CallHandler = async (call, { center, queue }) => {
  const { caller, params, url, locale, signal } = call;
  const { name = '' } = params;
  const limit = limitParameter(url, { usual: 50, most: 1000 });
  const search = (url.searchParams.get('search') ?? '').slice(0, LONGEST_SEARCH);
  const leave = await queue.enter(caller.login, signal);
  try {
    const found = await center.hierarchyMembers(caller.principal, { name, search, limit, signal });
    if (found === null)
      throw new PlumblineError([report('server/nothing-called', { kind: 'hierarchy', name })]);
    const { members, hasMore, diagnostics } = found;
    if (diagnostics.some(({ severity }) => severity === 'error')) return problemResponse(diagnostics, locale);
    return jsonResponse('HierarchyMemberList', {
      members: members.map(({ path, pathEnglish, ...member }) => ({
        ...member,
        path: [...path],
        path_english: [...pathEnglish],
      })),
      more: hasMore,
    });
  } finally {
    leave();
  }
};
