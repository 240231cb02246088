import type { Params } from '../codes/index.ts';
import type { Catalog } from './catalog.ts';
import { binding } from './zh/binding.ts';
import { change } from './zh/change.ts';
import { close } from './zh/close.ts';
import { command } from './zh/command.ts';
import { engine } from './zh/engine.ts';
import { formula } from './zh/formula.ts';
import { interchange } from './zh/interchange.ts';
import { loading } from './zh/loading.ts';
import { people } from './zh/people.ts';
import { query } from './zh/query.ts';
import { server } from './zh/server.ts';
import { store } from './zh/store.ts';
import { talk } from './zh/talk.ts';
import { workspace } from './zh/workspace.ts';

export const zh: Catalog<Params> = {
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
