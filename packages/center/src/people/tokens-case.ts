import type { ApiToken } from '@plumbline/store';
import type { Workings } from '../center/workings.ts';
import type { PersonName } from '../governance/change-requests-case.ts';
import { checkManaging } from './checks.ts';
import type { Directory } from './directory.ts';
import { permit } from './permit.ts';
import { roleEntries } from './role-entries.ts';
import { writerOf } from './writer-of.ts';

/** A key for programs, as who looks after people sees it. */
export interface OwnedToken extends Pick<ApiToken, 'id' | 'name' | 'createdAt' | 'expiresAt' | 'lastUsedAt'> {
  /** Login. */
  readonly owner: string;
  /** What the owner is called; empty: nobody knows any more. */
  readonly people: readonly PersonName[];
  readonly scopes: readonly string[];
}

export function tokensCase(workings: Workings): Pick<Directory, 'tokens' | 'revokeToken'> {
  const { tokens, users, roles } = workings.holder.store;
  return {
    async tokens(principal) {
      permit(principal, 'see_people');
      const accounts = new Map((await users.list()).map((user) => [user.id, user]));
      const now = workings.options.now().toISOString();
      const open = (await tokens.list()).filter(
        ({ isRevoked, expiresAt }) => !isRevoked && (expiresAt === null || expiresAt > now),
      );
      return open.map(({ userId, isRevoked: _, ...token }) => {
        const owner = accounts.get(userId);
        const people = owner === undefined ? [] : [{ login: owner.login, name: owner.displayName }];
        return { ...token, owner: owner?.login ?? userId, people };
      });
    },
    async revokeToken(principal, id) {
      permit(principal, 'manage_people');
      const token = (await tokens.list()).find((one) => one.id === id && !one.isRevoked);
      const owner = token === undefined ? null : await users.find(token.userId);
      if (owner === null) return false;
      checkManaging(principal, owner, roleEntries(await roles.edited(workings.options.now())));
      return tokens.revoke(id, writerOf(workings, principal));
    },
  };
}
