const LOGIN = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{0,127}$/u;

/** As it is kept and looked for: however it was typed, it is one. */
export function normalLogin(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase();
}

/** Of a text as `normalLogin` gives it. */
export function isLogin(text: string): boolean {
  return LOGIN.test(text);
}
