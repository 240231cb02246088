import type { ChangeParams } from '../../codes/change.ts';
import { LIFECYCLE_EVENTS, LIFECYCLE_STATES, SIGNATURE_SIDES } from '../../lifecycle.ts';
import type { Catalog } from '../catalog.ts';
import { kinds } from './object-kinds.ts';

export const change: Catalog<ChangeParams> = {
  'change/wrong-step': (p) =>
    `what is ${LIFECYCLE_STATES[p.state].en} cannot be ${LIFECYCLE_EVENTS[p.event].en}`,
  'change/no-such-signature': (p) =>
    `the review of this workspace asks for no signature of ${SIGNATURE_SIDES[p.side].en}`,
  'change/own-request': (p) =>
    `${p.requester} asked for this change, and who asks never signs, administrators included`,
  'change/not-requester': (p) => `only ${p.requester}, who asked for it, may revise, submit or withdraw this`,
  'change/not-signer': () =>
    'only who may sign for finance or for the business sends this back or rejects it; you can comment',
  'change/signed-already': (p) => `${p.by} has signed for ${SIGNATURE_SIDES[p.side].en} already`,
  'change/both-sides': (p) =>
    `you have signed for ${SIGNATURE_SIDES[p.side].en}; one person does not sign for both sides`,
  'change/overtaken': (p) =>
    `${p.id} has meanwhile been published as version ${p.version}, and the request was made ${p.read === 0 ? 'when there was none' : `from version ${p.read}`}; nothing was written`,
  'change/revised-meanwhile': (p) =>
    `${p.id} has been revised since you read it: it is at revision ${p.revision}, yours was ${p.read}; nothing was written`,
  'change/nothing-to-change': () => 'the definitions are those of the catalog: there is no change to ask for',
  'change/deadline-past': (p) =>
    `the deadline ${p.due} has passed: today is ${p.today}; give today or a later day, or none`,
  'change/not-reviewed': () =>
    'this workspace has no review: definitions are written directly, by plumbline apply',
  'change/in-force': (p) => `the draft of ${p.id} is in use, and can be neither withdrawn nor rejected`,
  'change/closed-definitions': () =>
    'policies keep a part of the definitions from you, and this is about all of them: it is for somebody who sees everything',
  'change/closes-to-writer': (p) =>
    `these definitions keep ${p.names.join(', ')}${p.count > p.names.length ? ' …' : ''} from you, who see everything now: from then on you would apply no files, not even those that take it back`,
  'change/asked-already': (p) =>
    `you asked for the same already, in ${p.id}: it stands as it is, and these files, which say other things besides, are not kept with it`,
  'change/unknown-person': (p) => `there is nobody called ${p.login} who could take part in this`,
  'change/unknown-version': (p) => `${p.metric} has no version ${p.version}; it has ${p.known.join(', ')}`,
  'change/unknown-metric': (p) => `this change request does not concern a metric ${p.name}`,
  'change/stale-edit': (p) =>
    `while you edited ${p.name} from ${p.read === 0 ? 'nothing' : `version ${p.read}`}, somebody made version ${p.version} of it: it now says ${p.theirs}; you wrote ${p.mine}`,
  'change/name-taken': (p) =>
    `there is a ${kinds[p.kind].one} called ${p.name} already; give this one another name`,
  'change/edited-twice': (p) =>
    `the ${kinds[p.kind].one} ${p.name} is edited twice in one call; send it once`,
  'change/base-of-nothing': (p) =>
    `an edit without the name of a definition was made from none, and names version ${p.base}; send the name, or base 0`,
  'change/unread-definition': (p) =>
    `the last definition of ${p.name} is not open to you, so that you cannot write over it; somebody who sees all of it can`,
  'change/renamed-edit': (p) =>
    `you are editing the ${kinds[p.kind].one} ${p.name}, and the text calls it ${p.found}; a ${kinds[p.kind].one} keeps its name`,
  'change/no-definition-text': (p) => `the text must be one ${kinds[p.kind].one}, with its name`,
  'change/catalog-newer': (p) =>
    `${kinds[p.kind].one} ${p.name}: the files say what was last applied; the catalog ${p.isGone ? 'removed it' : `has version ${p.version}`} since (${told(p)}), and that stays`,
  'change/both-changed': (p) =>
    `${kinds[p.kind].one} ${p.name} was changed both in the files and in the catalog (version ${p.version}, ${told(p)})${divided(p)}; nothing was written`,
  'change/only-in-catalog': (p) =>
    `${p.count} definition${p.count === 1 ? '' : 's'} made beside the files stay${p.count === 1 ? 's' : ''}: ${p.names.join(', ')}${p.count > p.names.length ? ' …' : ''}`,
  'change/goes-back': (p) =>
    `${kinds[p.kind].one} ${p.name}: the files say what version ${p.like} said, which takes version ${p.version} (${told(p)}) back; where that is not meant, they are an older copy: bring them up to date first`,
  'change/unknown-choice': (p) =>
    p.isTwice
      ? `${p.name} cannot be both --ours and --theirs`
      : `--ours or --theirs names ${p.name}, and neither the files nor the catalog have a definition of that name`,
  'change/ambiguous-choice': (p) =>
    `--ours or --theirs names ${p.name}, and definitions of more than one kind are called so: name the kind too, as kind:${p.name}`,
  'change/no-sight-of': (p) =>
    `a ${kinds[p.kind].one} does not decide who sees what: only a policy is looked at through somebody’s eyes; leave through out`,
  'change/still-named': (p) =>
    `the ${kinds[p.kind].one} ${p.name} is named by ${p.by.join(', ')}, and cannot go before they name it no more`,
};

/** Who and when, as far as it may be told. */
function told({ by, on }: { readonly by: string | null; readonly on: string }): string {
  return by === null ? on : `${by}, ${on}`;
}

type Both = ChangeParams['change/both-changed'];

/** What is not alike, as far as it may be told. */
function divided({ gone, parts }: Both): string {
  if (gone === 'files') return ': the files do not have it any more';
  if (gone === 'catalog') return ': the catalog does not have it any more';
  const said = parts.map(
    ({ path, files, catalog }) =>
      `${path} is ${files ?? 'nothing'} in the files, ${catalog ?? 'nothing'} in the catalog`,
  );
  return said.length === 0 ? '' : `: ${said.join('; ')}`;
}
