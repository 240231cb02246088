import type { Params } from '../codes/index.ts';
import type { Catalog } from './catalog.ts';
import { binding } from './en/binding.ts';
import { change } from './en/change.ts';
import { close } from './en/close.ts';
import { command } from './en/command.ts';
import { engine } from './en/engine.ts';
import { formula } from './en/formula.ts';
import { interchange } from './en/interchange.ts';
import { loading } from './en/loading.ts';
import { people } from './en/people.ts';
import { query } from './en/query.ts';
import { server } from './en/server.ts';
import { store } from './en/store.ts';
import { talk } from './en/talk.ts';
import { workspace } from './en/workspace.ts';

export const en: Catalog<Params> = {
  ...formula,
  ...store,
  ...workspace,
  ...people,
  ...change,
  ...talk,
  ...close,
  ...query,
  ...binding,
  ...engine,
  ...interchange,
  ...loading,
  ...command,
  ...server,
};
