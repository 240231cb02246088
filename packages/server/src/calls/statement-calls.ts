import { jsonResponse } from '../http/json-response.ts';
import type { CallHandler } from './call-handler.ts';

export const statementsCall: CallHandler = async ({ caller }, { center }) =>
  jsonResponse('StatementList', {
    statements: center.statements(caller.principal).map((statement) => ({
      ...statement,
      lines: statement.lines.map(({ marks, ...line }) => ({
        ...line,
        ...(marks.length === 0 ? {} : { marks: [...marks] }),
      })),
    })),
  });
