/** What is new has a code of its own: written under one that is there it would take that one's place. */
export function notTaken(codes: readonly string[], message: string) {
  return {
    validator: async (_: unknown, value: string | undefined) => {
      if (codes.includes((value ?? '').trim())) throw new Error(message);
    },
  };
}
