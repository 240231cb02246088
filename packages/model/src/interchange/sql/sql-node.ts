/** An expression of SQL, as definitions of other tools write them. A slot stands where a template put an object. */
export type SqlNode =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'word'; readonly word: 'true' | 'false' | 'null' }
  /** `qualifier`: what stands before the last point. */
  | { readonly kind: 'name'; readonly name: string; readonly qualifier: string | null }
  | { readonly kind: 'slot'; readonly slot: number }
  | { readonly kind: 'unary'; readonly operator: '-' | 'not'; readonly operand: SqlNode }
  | {
      readonly kind: 'binary';
      readonly operator: SqlOperator;
      readonly left: SqlNode;
      readonly right: SqlNode;
    }
  | { readonly kind: 'null-test'; readonly operand: SqlNode; readonly negated: boolean }
  | {
      readonly kind: 'in';
      readonly operand: SqlNode;
      readonly items: readonly SqlNode[];
      readonly negated: boolean;
    }
  | {
      readonly kind: 'between';
      readonly operand: SqlNode;
      readonly low: SqlNode;
      readonly high: SqlNode;
      readonly negated: boolean;
    }
  | {
      readonly kind: 'case';
      readonly subject: SqlNode | null;
      readonly branches: readonly { readonly when: SqlNode; readonly then: SqlNode }[];
      readonly otherwise: SqlNode | null;
    }
  | { readonly kind: 'cast'; readonly operand: SqlNode; readonly type: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly SqlNode[] };

export type SqlOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '||'
  | '='
  | '<>'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'and'
  | 'or'
  | 'like'
  | 'not like';
