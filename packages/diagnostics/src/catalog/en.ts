import type { Params } from '../codes/index.ts';
import type { Catalog } from './catalog.ts';
import { formula } from './en/formula.ts';
import { workspace } from './en/workspace.ts';
import { query } from './en/query.ts';
import { binding } from './en/binding.ts';
import { engine } from './en/engine.ts';
import { loading } from './en/loading.ts';
import { command } from './en/command.ts';

export const en: Catalog<Params> = { ...formula, ...workspace, ...query, ...binding, ...engine, ...loading, ...command };
