/** Values that `${NAME}` may stand for; the model admits only names listed under `env:`. */
export function variablesOf(env: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}
