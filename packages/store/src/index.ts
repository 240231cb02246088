export type {
  Advanced,
  ChangeContent,
  ChangeRequest,
  ChangeRequests,
  ChangeStep,
  Deciding,
  Decision,
  NewContent,
  NewStep,
  ProposedObject,
  RequestHead,
} from './changes/change-requests.ts';
export type { Comment, Comments, NewComment } from './changes/comments.ts';
export type { LifecycleStep, LifecycleSteps, NewLifecycleStep } from './changes/lifecycle-steps.ts';
export type { Close, ClosedFigure, ClosedPeriod, ClosedSource, CloseStep, NewClose } from './closes/close.ts';
export type { CloseFinding, Closes, NewCloseFinding, Unlocking } from './closes/closes.ts';
export type {
  Change,
  DefinitionVersion,
  Moment,
  NewChange,
  NewReference,
  NewVersion,
} from './definitions/definition-version.ts';
export type { Definitions } from './definitions/definitions.ts';
export type { ConnectionPool, StorePlace } from './dialects/index.ts';
export type {
  ChainCheck,
  EventContent,
  EventFilter,
  EventPage,
  Events,
  RecordedEvent,
} from './events/events.ts';
export type { Visits } from './home/visits.ts';
export type { InboxItem, ListedItems, NewInboxItem } from './inbox/inbox.ts';
export { canonicalJson, type Json, type JsonList, parseJson } from './json.ts';
export type { Kept, KeptContent, KeptObject, Saved } from './kept/kept.ts';
export type { LoadRow, Loads, RecordedLoad } from './loads/loads.ts';
export { SCHEMA_STEPS } from './migrations/index.ts';
export { openStore, type StoreOptions } from './open-store.ts';
export type { Delegation, Delegations, NewDelegation } from './organisation/delegations.ts';
export type { Department, Departments } from './organisation/departments.ts';
export type { Team, TeamMember, Teams } from './organisation/teams.ts';
export { contentVersion, NOTHING_YET } from './people/content-version.ts';
export type { Identities, Identity, LinkedIdentity } from './people/identities.ts';
export { isLogin, normalLogin } from './people/login.ts';
export type { PeopleStanding } from './people/people-standing.ts';
export type { EditedRole, Roles } from './people/roles.ts';
export type { ListedSession, OpenedSession, Session, Sessions } from './people/sessions.ts';
export type { ApiToken, NewToken, Tokens } from './people/tokens.ts';
export type { AccountWrite, NewUser, User, UserChanges, Users, Verified } from './people/users.ts';
export type { NotedQuestion, Questions, RecordedQuestion } from './questions/questions.ts';
export type { Affected, ObjectName, Reference, References } from './references/references.ts';
export type { SecondFactor, SecondFactors } from './second-factor/second-factors.ts';
export type { Settings } from './settings/settings.ts';
export type { DumpedRow, DumpedRows, SeenWriter, Store, Writer } from './store.ts';
export type { Task, TaskChange } from './tasks/tasks.ts';
