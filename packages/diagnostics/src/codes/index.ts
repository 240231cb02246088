import type { BindingParams } from './binding.ts';
import type { ChangeParams } from './change.ts';
import type { CloseParams } from './close.ts';
import type { CommandParams } from './command.ts';
import type { EngineParams } from './engine.ts';
import type { FormulaParams } from './formula.ts';
import type { InterchangeParams } from './interchange.ts';
import type { LoadingParams } from './loading.ts';
import type { PeopleParams } from './people.ts';
import type { QueryParams } from './query.ts';
import type { ServerParams } from './server.ts';
import type { StoreParams } from './store.ts';
import type { TalkParams } from './talk.ts';
import type { WorkspaceParams } from './workspace.ts';

/** Every code with the parameters its message needs. */
export interface Params
  extends FormulaParams,
    WorkspaceParams,
    QueryParams,
    BindingParams,
    EngineParams,
    InterchangeParams,
    LoadingParams,
    CommandParams,
    ServerParams,
    StoreParams,
    PeopleParams,
    ChangeParams,
    TalkParams,
    CloseParams {}

export type Code = keyof Params;
