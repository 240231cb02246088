import type { Workings } from '../center/workings.ts';
import { delegationsCase } from './delegations-case.ts';
import type { Directory } from './directory.ts';
import { importUsers } from './import-users.ts';
import { organisationCase } from './organisation-case.ts';
import { principalOf } from './principal-of.ts';
import { rolesCase } from './roles-case.ts';
import { tokensCase } from './tokens-case.ts';
import { usersCase } from './users-case.ts';

export function directoryCase(workings: Workings): Directory {
  return {
    principalOf: (user, acting) => principalOf(workings, user, acting),
    ...usersCase(workings),
    importUsers: importUsers(workings),
    ...rolesCase(workings),
    ...organisationCase(workings),
    ...tokensCase(workings),
    ...delegationsCase(workings),
  };
}
