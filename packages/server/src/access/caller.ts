import type { KnownPrincipal } from '@plumbline/center';

/** Who calls. */
export type Caller =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'session';
      readonly userId: string;
      readonly login: string;
      readonly displayName: string;
      readonly principal: KnownPrincipal;
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
      readonly principal: KnownPrincipal;
    };

export type KnownCaller = Exclude<Caller, { readonly kind: 'anonymous' }>;
