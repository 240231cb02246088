import type { CallSyntax, Syntax } from '../../read/syntax.ts';
import type { TypeClass } from '../../value/type-kinds.ts';
import { type ArgumentShape, readArguments } from '../arguments/read-arguments.ts';
import { type AnyExpr, checkClass, type Level } from './level.ts';

/** The arguments by position of a call that has no others. */
export function positionalOf<E extends AnyExpr>(
  call: CallSyntax,
  level: Level<E>,
  shape: ArgumentShape,
): readonly Syntax[] | null {
  return readArguments(level.typing, call, shape)?.positional ?? null;
}

/** One argument, typed and of the wanted class; null when it is not, which has been reported. */
export function typedAs<E extends AnyExpr>(
  level: Level<E>,
  node: Syntax | undefined,
  wanted: TypeClass,
  call: CallSyntax,
): E | null {
  const expr = node === undefined ? null : level.type(node);
  return expr !== null && checkClass(level.typing, expr, wanted, call.name.text) ? expr : null;
}
