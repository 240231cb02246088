import { memberText } from '../answer/member-text.ts';
import { suggestionsOf } from '../asked/suggestions-of.ts';
import { auditCase } from '../audit/audit-case.ts';
import { backup } from '../backup/backup.ts';
import { closesOf } from '../close/closes-of.ts';
import { dictionaryOf } from '../dictionary/dictionary-of.ts';
import { editsOf } from '../edit/edits-of.ts';
import { changeRequestsOf } from '../governance/change-requests-of.ts';
import { changes } from '../home/changes.ts';
import { follow, followed } from '../home/followed.ts';
import { visit } from '../home/visit.ts';
import { inboxOf } from '../inbox/inbox-of.ts';
import { keptCase } from '../kept/kept-case.ts';
import { directoryCase } from '../people/directory-case.ts';
import { endViewings } from '../people/end-viewings.ts';
import { identityCase } from '../people/identity-case.ts';
import { permit } from '../people/permit.ts';
import { secondFactorCase } from '../people/second-factor-case.ts';
import { viewingCase } from '../people/viewing-case.ts';
import { writerOf } from '../people/writer-of.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { commentsOf } from '../talk/comments-of.ts';
import { subscriptionsOf } from '../talk/subscriptions-case.ts';
import { tasksOf } from '../talk/tasks-of.ts';
import { answersVersion } from './answers-version.ts';
import { catalogCases } from './catalog-cases.ts';
import type { Center } from './center.ts';
import { definitionCases } from './definition-cases.ts';
import { followSources } from './follow-sources.ts';
import { healthOf } from './health-of.ts';
import { loadSeen } from './load-seen.ts';
import type { Principal } from './principal.ts';
import { askExplain, askQuery, askRows, askStream, isReadNoted } from './questions.ts';
import { modelSeen } from './sight.ts';
import type { Workings } from './workings.ts';
import { workspaceEntry } from './workspace-entry.ts';

/** The use cases over one set of workings. */
export function centerOf(workings: Workings): Center {
  const { snapshots, holder } = workings;
  const { users, sessions, tokens, settings, events } = holder.store;
  return {
    answersVersion: (principal) => answersVersion(workings, principal),
    mayStandIn: workings.succession.mayStandIn,
    workspace: (principal) => workspaceEntry(workings, principal),
    isReadNoted: (principal, value) => isReadNoted(workings, principal, value),
    query: (principal, value, options) => askQuery(workings, { principal, value, ...options }),
    stream: (principal, value, options) => askStream(workings, { principal, value, ...options }),
    rows: (principal, value, options) => askRows(workings, { principal, value, ...options }),
    reconcile: (principal, name, asked, options) =>
      reconcile(name, asked, {
        model: modelSeen(snapshots.current(), principal),
        query: (value) => askQuery(workings, { principal, value, ...options }),
      }),
    explain: (principal, value) => askExplain(workings, { principal, value }),
    suggestRollups: suggestionsOf(workings),
    ...catalogCases(workings),
    kept: keptCase(workings),
    follows: (principal) => followed(workings, principal),
    follow: (principal, metrics, read) => follow(workings, principal, { metrics, read }),
    visit: (principal) => visit(workings, principal),
    changes: (principal, asked) => changes(workings, { principal, ...asked }),
    memberText: (grain, first) => memberText(grain, first, snapshots.current()),
    ...definitionCases(workings),
    async load(principal, options = {}) {
      permit(principal, 'load');
      return loadSeen(workings, principal, options);
    },
    async followSources(principal, options) {
      permit(principal, 'load');
      return followSources(workings, options);
    },
    backup: (principal, file, options) => takeBackup(workings, principal, { file, ...options }),
    dictionary: dictionaryOf(workings),
    subscriptions: subscriptionsOf(workings),
    comments: commentsOf(workings),
    tasks: tasksOf(workings),
    inbox: inboxOf(workings),
    changeRequests: changeRequestsOf(workings),
    edits: editsOf(workings),
    closes: closesOf(workings),
    directory: directoryCase(workings),
    viewing: viewingCase(workings),
    audit: auditCase(workings),
    secondFactor: secondFactorCase(workings),
    identity: identityCase(workings),
    people: { users, sessions, tokens, settings, events },
    announce: holder.announce,
    health: () => healthOf(workings),
    loading: () => ({ isLoading: workings.loading.isBusy(), loadFailure: workings.loads.failure() }),
    async close() {
      await endViewings(workings, 'stop');
      await workings.loading(async () => undefined);
      await workings.publishing(async () => undefined);
      await workings.log.flush();
      await holder.release();
    },
  };
}

/** A backup carries everything out: it is a line of the audit log. */
async function takeBackup(
  workings: Workings,
  principal: Principal,
  { file, ...options }: { readonly file: string; readonly signal?: AbortSignal },
): ReturnType<Center['backup']> {
  permit(principal, 'backup');
  await workings.holder.store.events.append({ action: 'backup/take' }, writerOf(workings, principal));
  return backup(workings, file, options);
}
