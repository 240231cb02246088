import type { CommandContext } from './command-context.ts';

/** Which side is right where files and catalog have both changed. */
export function winsOf({ ours, theirs }: CommandContext['flags']): {
  readonly ours?: readonly string[];
  readonly theirs?: readonly string[];
} {
  return { ...(ours === undefined ? {} : { ours }), ...(theirs === undefined ? {} : { theirs }) };
}
