import type { Capability } from '@plumbline/diagnostics';
import type { SchemaName } from '../wire/schemas.ts';

/** Who may call: everybody, whoever is signed in, or whose roles give a capability. */
export type Access = 'anyone' | 'signed-in' | Capability;

export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly help: { readonly zh: string; readonly en: string };
}

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** OpenAPI form: `/api/v1/metrics/{name}`. */
  readonly path: string;
  readonly access: Access;
  readonly help: { readonly zh: string; readonly en: string };
  readonly query?: readonly Parameter[];
  readonly body?: SchemaName;
  /** True: a call without a body means the empty object. */
  readonly bodyOptional?: boolean;
  readonly ok: {
    readonly status: 200 | 201 | 204;
    readonly schema?: SchemaName;
    /** Media type where the answer is no JSON. */
    readonly media?: string;
  };
  /** Other media types that `Accept` may ask for; listed first to last. */
  readonly also?: readonly string[];
  /** What each line is where `Accept` asks for `application/x-ndjson`. */
  readonly lines?: SchemaName;
  /** Statuses of `application/problem+json`, beside those of `access`, of a body and of every route. */
  readonly problems?: readonly number[];
}
