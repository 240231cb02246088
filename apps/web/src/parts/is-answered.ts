interface Asking {
  readonly isLoading: boolean;
  readonly isFetching: boolean;
  readonly isPlaceholderData: boolean;
}

/** True when what a query shows is what the typed text finds, not what an earlier text found. */
export function isAnswered(typed: string, asked: string, query: Asking): boolean {
  return typed.trim() === asked && !query.isLoading && !(query.isFetching && query.isPlaceholderData);
}
