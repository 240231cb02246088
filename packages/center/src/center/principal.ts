import type { Json } from '@plumbline/store';

/** Who asks. Every call carries one; what it may see is decided here, never in a shell. */
export interface Principal {
  /** Login, or the name of the machinery: `system`. */
  readonly user: string;
  readonly roles: readonly string[];
  /** What policies read. */
  readonly attributes?: Readonly<Record<string, Json>>;
}

export const ADMINISTRATOR_ROLE = 'administrator';

/** The machinery itself, and whoever holds the folder and the terminal. */
export const SYSTEM: Principal = { user: 'system', roles: [ADMINISTRATOR_ROLE] };
