import { existsSync, readdirSync, readFileSync } from 'node:fs';

const root = new URL('questions/', import.meta.url);

/** The questions in order: name, MetricQuery, best hand-written SQL, folder. */
export const questions = readdirSync(root)
  .filter((name) => existsSync(new URL(`${name}/query.json`, root)))
  .sort()
  .map((name) => {
    const folder = new URL(`${name}/`, root);
    return {
      name,
      folder,
      query: JSON.parse(readFileSync(new URL('query.json', folder), 'utf8')),
      best: readFileSync(new URL('best.sql', folder), 'utf8'),
    };
  });
