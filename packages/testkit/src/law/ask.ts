import type { MetricQuery } from '@plumbline/query';
import type { Answer, Answered, Answerer } from '../answerer/answerer.ts';
import { type Shop, worldOfShop } from '../arbitrary/shop.ts';
import type { World } from '../case/world.ts';

/** Asks several queries of one shop. */
export function askShop(answerer: Answerer, shop: Shop): (query: MetricQuery) => Promise<Answer> {
  const world: World = worldOfShop(shop);
  return (query) => answerer({ ...world, query, today: shop.today });
}

/** The figures of queries that are never refused. */
export function figuresOf(answerer: Answerer, shop: Shop): (query: MetricQuery) => Promise<Answered> {
  const ask = askShop(answerer, shop);
  return async (query) => {
    const answer = await ask(query);
    if (answer.kind === 'refused')
      throw new Error(`refused: ${answer.codes.join(', ')} ${JSON.stringify(query)}`);
    return answer.result;
  };
}
