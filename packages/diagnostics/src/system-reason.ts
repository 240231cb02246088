/** Why the operating system refused, without the path: `ENOENT: no such file or directory`. */
export function systemReason(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.replace(/, \w+( '.*)?$/s, '');
}
