/** The function, asked once for each object that outlives a question, such as a definition; for the others there is `oncePerQuestion`. */
export function oncePerObject<K extends object, V>(write: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = write(key);
      known.set(key, value);
    }
    return value;
  };
}
