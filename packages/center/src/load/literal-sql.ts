import { quoteLiteral } from '@plumbline/engines';
import type { LiteralExpr, ValueType } from '@plumbline/model';

/** Standard SQL of a literal. */
export function literalSql({ value, type }: LiteralExpr): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const write = BY_TYPE[type.kind];
  return write(value);
}

const BY_TYPE: { readonly [K in ValueType['kind']]: (value: string) => string } = {
  text: quoteLiteral,
  boolean: quoteLiteral,
  date: (value) => `DATE ${quoteLiteral(value)}`,
  timestamp: (value) => `TIMESTAMP ${quoteLiteral(value.replace('T', ' '))}`,
  integer: number,
  bigint: number,
  decimal: number,
  double: number,
  null: () => 'NULL',
};

/** The lexer admits nothing else; a text that is no number stays a text, never code. */
function number(value: string): string {
  return /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(value) ? value : quoteLiteral(value);
}
