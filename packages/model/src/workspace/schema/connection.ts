import { z } from 'zod';
import { described, map } from './shapes.ts';
import { name, text } from './text-forms.ts';

/** The engine that needs no connection. */
export const EMBEDDED = 'duckdb';

/** A database that sources are read from, or run in. */
export const connectionDefinition = map({
  ...described,
  name,
  type: z
    .enum([
      EMBEDDED,
      'postgres',
      'mysql',
      'mariadb',
      'doris',
      'starrocks',
      'clickhouse',
      'trino',
      'sqlite',
      'http',
    ])
    .optional(),
  url: text.optional(),
  host: text.optional(),
  port: text.optional(),
  database: text.optional(),
  schema: text.optional(),
  user: text.optional(),
  password: text.optional(),
  token: text.optional(),
  path: text.optional(),
  options: z.record(z.string(), text).optional(),
});
