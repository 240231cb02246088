import type { Model } from '@plumbline/model';

/**
 * The function, asked once for each formula of a model. A formula names others, and in the model that somebody may see
 * some of them are hidden: what is known of it belongs to one model.
 */
export function oncePerModel<K extends object, V>(
  find: (of: K, model: Model) => V,
): (of: K, model: Model) => V {
  const known = new WeakMap<Model, WeakMap<K, V>>();
  return (of, model) => {
    const own = known.get(model) ?? new WeakMap<K, V>();
    known.set(model, own);
    let value = own.get(of);
    if (value === undefined) {
      value = find(of, model);
      own.set(of, value);
    }
    return value;
  };
}
