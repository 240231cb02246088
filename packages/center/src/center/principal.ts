import type { Capability } from '@plumbline/diagnostics';
import type { Json } from '@plumbline/store';
import { ADMINISTRATOR_ROLE } from '../people/role-templates.ts';

/** Who asks. Every call carries one; what it may see is decided here, never in a shell. */
export interface Principal {
  /** Login, or the name of the machinery: `system`. */
  readonly user: string;
  readonly roles: readonly string[];
  /** What policies read. */
  readonly attributes?: Readonly<Record<string, Json>>;
  /** Absent: what the roles come with. `principalOf` fills in what this workspace has made of them. */
  readonly capabilities?: ReadonlySet<Capability>;
  /** Login of the person in whose place `user` acts: roles, attributes and capabilities are that person's. */
  readonly inPlaceOf?: string;
  /** Login of whoever looks through the eyes of `user`: all else is the user's, and nothing may be changed. */
  readonly seenBy?: string;
}

/** The machinery itself, and whoever holds the folder and the terminal. */
export const SYSTEM: Principal = { user: 'system', roles: [ADMINISTRATOR_ROLE] };
