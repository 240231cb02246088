/** One message for each code; leaving one out does not compile. */
export type Catalog<P> = { readonly [C in keyof P]: (params: P[C]) => string };
