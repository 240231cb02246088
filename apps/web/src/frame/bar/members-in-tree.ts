import type { Wire } from '@plumbline/client';

type Member = Wire<'HierarchyMemberList'>['members'][number];

/** Members under the one above them, as far as that is among them; nameless ones are left out. */
export function membersInTree(members: readonly Member[]): readonly Member[] {
  const named = members.filter(({ value }) => value !== null);
  const known = new Set(named.map(placeOf));
  const below = new Map<string, Member[]>();
  for (const member of named) {
    const above = known.has(JSON.stringify(member.path)) ? JSON.stringify(member.path) : '[]';
    below.set(above, [...(below.get(above) ?? []), member]);
  }
  const walk = (above: string): readonly Member[] =>
    (below.get(above) ?? []).flatMap((member) => [member, ...walk(placeOf(member))]);
  return walk('[]');
}

function placeOf({ path, value }: Member): string {
  return JSON.stringify([...path, value]);
}
