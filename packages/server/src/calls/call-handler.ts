import type { KnownCaller } from '../access/caller.ts';
import type { Call } from '../call.ts';
import type { Services } from '../services.ts';

/** Answers one call; refuses by throwing PlumblineError. */
export type CallHandler = (
  call: Call & { readonly caller: KnownCaller },
  services: Services,
) => Promise<Response>;
/** The same for calls that anyone may make. */
export type OpenHandler = (call: Call, services: Services) => Promise<Response>;
