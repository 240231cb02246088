import { didYouMean } from '@plumbline/diagnostics';
import { oneOf } from '../../hints.ts';
import type { Argument, CallSyntax, Syntax } from '../../read/syntax.ts';
import { refuse, type Typing } from '../typing-context.ts';

/** The arguments a form takes. */
export interface ArgumentShape {
  /** Names of the arguments by position, for messages; those from `optional` on may be left out. */
  readonly positional: readonly string[];
  readonly optional?: number;
  /** Further arguments after the last by position. */
  readonly repeats?: boolean;
  /** Arguments by name: whether each must be given. */
  readonly named?: Readonly<Record<string, 'required' | 'optional'>>;
}

export interface ReadArguments {
  readonly positional: readonly Syntax[];
  readonly named: ReadonlyMap<string, Syntax>;
}

/** Sorts the arguments of a call; reports unknown, doubled, missing and surplus ones. */
export function readArguments(typing: Typing, call: CallSyntax, shape: ArgumentShape): ReadArguments | null {
  const positional: Syntax[] = [];
  const named = new Map<string, Syntax>();
  let isSound = true;
  for (const argument of call.args) {
    if (argument.name === null) positional.push(argument.value);
    else isSound = takeNamed(typing, call, argument, { shape, named }) && isSound;
  }
  const isComplete =
    isSound && checkCount(typing, call, positional, shape) && checkRequired(typing, call, named, shape);
  return isComplete ? { positional, named } : null;
}

function takeNamed(
  typing: Typing,
  call: CallSyntax,
  argument: Argument,
  into: { readonly shape: ArgumentShape; readonly named: Map<string, Syntax> },
): boolean {
  const { name } = argument;
  if (name === null) return true;
  const known = Object.keys(into.shape.named ?? {});
  const params = { name: call.name.text, argument: name.text };
  if (!known.includes(name.text)) {
    const near = didYouMean(name.text, known);
    const hints = near.length > 0 || known.length === 0 ? near : [oneOf(known.map((word) => `${word}:`))];
    refuse(typing, name.span, { code: 'model/unknown-argument', params, hints });
    return false;
  }
  if (into.named.has(name.text)) {
    refuse(typing, name.span, { code: 'model/argument-twice', params });
    return false;
  }
  into.named.set(name.text, argument.value);
  return true;
}

function checkCount(
  typing: Typing,
  call: CallSyntax,
  given: readonly Syntax[],
  shape: ArgumentShape,
): boolean {
  const name = call.name.text;
  const least = shape.optional ?? shape.positional.length;
  const missing = given.length < least ? shape.positional[given.length] : undefined;
  if (missing !== undefined) {
    refuse(typing, call.span, { code: 'model/missing-argument', params: { name, argument: missing } });
    return false;
  }
  const surplus = shape.repeats === true ? undefined : given[shape.positional.length];
  if (surplus === undefined) return true;
  refuse(typing, surplus.span, {
    code: 'model/too-many-arguments',
    params: { name, count: given.length, most: shape.positional.length },
  });
  return false;
}

function checkRequired(
  typing: Typing,
  call: CallSyntax,
  named: ReadonlyMap<string, Syntax>,
  shape: ArgumentShape,
): boolean {
  const missing = Object.entries(shape.named ?? {}).find(
    ([name, need]) => need === 'required' && !named.has(name),
  );
  if (missing === undefined) return true;
  const params = { name: call.name.text, argument: `${missing[0]}:` };
  refuse(typing, call.span, { code: 'model/missing-argument', params });
  return false;
}
