const tables: { forget: () => void }[] = [];

/**
 * The function, asked once for each object of a question: nodes and expressions are never changed in place. Tables are
 * begun anew with each question: the collector of young objects takes every value of a table as alive, whatever became
 * of its key (V8 11–13), and would copy the plans of all questions since it last ran (measured: half of its time).
 */
export function oncePerQuestion<K extends object, V>(write: (key: K) => V): (key: K) => V {
  let known = new WeakMap<K, V>();
  tables.push({
    forget: () => {
      known = new WeakMap();
    },
  });
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = write(key);
      known.set(key, value);
    }
    return value;
  };
}

/** Another question begins: nothing of the last one is kept. */
export function forgetQuestion(): void {
  for (const { forget } of tables) forget();
}
