import type { Filter } from './body.ts';

type Values = Filter['values'];

/** Values of filters by dimension, as they stand in an address: anything may stand there. */
export function readChosen(value: unknown): Readonly<Record<string, Values>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const lists = Object.entries(value).filter(([, list]) => Array.isArray(list)) as [string, unknown[]][];
  return Object.fromEntries(
    lists.map(([ref, list]) => [
      ref,
      list.filter((one) => one === null || ['string', 'number', 'boolean'].includes(typeof one)) as Values,
    ]),
  );
}
