/** The value of a cookie; null without one. */
export function readCookie(header: string | null, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null;
  }
  return null;
}

/** No page can read it, no other site can send it with a change. */
export function sessionCookie(
  name: string,
  secret: string,
  {
    seconds,
    isSecure,
    path = '/',
  }: { readonly seconds: number; readonly isSecure: boolean; readonly path?: string },
): string {
  const parts = [`${name}=${secret}`, `Path=${path}`, 'HttpOnly', 'SameSite=Lax', `Max-Age=${seconds}`];
  return [...parts, ...(isSecure ? ['Secure'] : [])].join('; ');
}
