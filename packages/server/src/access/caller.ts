import type { Principal } from '@plumbline/center';
import type { Scope } from '@plumbline/client';

/** Who calls. */
export type Caller =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'session';
      readonly userId: string;
      readonly login: string;
      readonly displayName: string;
      readonly principal: Principal;
      readonly scopes: ReadonlySet<Scope>;
      /** Of the cookie. */
      readonly secret: string;
      readonly csrf: string;
      readonly mustChangePassword: boolean;
    }
  | {
      readonly kind: 'token';
      /** Null: the process that holds the folder. */
      readonly userId: string | null;
      readonly login: string;
      readonly displayName: string;
      readonly principal: Principal;
      readonly scopes: ReadonlySet<Scope>;
    };

export type KnownCaller = Exclude<Caller, { readonly kind: 'anonymous' }>;
