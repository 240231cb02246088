import type { TalkParams } from '../../codes/talk.ts';
import type { Catalog } from '../catalog.ts';

export const talk: Catalog<TalkParams> = {
  'talk/nothing-said': () => 'there is nothing in it but spaces; write at least a word',
  'talk/too-many-comments': (p) =>
    `this discussion has ${p.most} comments already, and takes no more; what is decided belongs into the definition`,
  'talk/not-author': (p) => `only ${p.author}, who said it, can take it back`,
  'talk/too-many-followed': (p) => `one person follows at most ${p.most} things; leave some first`,
  'talk/too-many-tasks': (p) => `${p.login} has ${p.most} open tasks already; some must be closed first`,
  'talk/not-your-task': (p) => `only who made task ${p.number}, who gave it and who has it can change it`,
  'talk/not-given': (p) =>
    `task ${p.number} was not given to you by somebody else, so there is nothing to decline`,
  'talk/task-closed': (p) => `task ${p.number} is closed; open it again to change it`,
  'talk/given-and-closed': (p) =>
    `task ${p.number} is either given to somebody else or closed; one change cannot do both`,
  'talk/answer-without-closing': (p) =>
    `an answer is kept with the state that closes a task, and this change does not close task ${p.number}`,
  'talk/task-changed': (p) =>
    `task ${p.number} has changed since you read it: it is at revision ${p.revision}, yours was ${p.read}; nothing was written`,
};
