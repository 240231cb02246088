import type { Center, KnownPrincipal } from '@plumbline/center';

/** A look through the eyes of another. */
export type Viewing = NonNullable<Awaited<ReturnType<Center['viewing']['find']>>>;

/** Who calls. */
export type Caller =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'session';
      readonly userId: string;
      readonly login: string;
      readonly displayName: string;
      readonly principal: KnownPrincipal;
      /** Through whose eyes the caller looks. */
      readonly viewing: Viewing | null;
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
      readonly viewing: Viewing | null;
    };

export type KnownCaller = Exclude<Caller, { readonly kind: 'anonymous' }>;
