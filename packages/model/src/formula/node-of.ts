/** The members of a union that have one of the kinds. */
export type NodeOf<U extends { readonly kind: string }, K> = U extends unknown
  ? K extends U['kind']
    ? U
    : never
  : never;
