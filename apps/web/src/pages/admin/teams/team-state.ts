import type { Wire } from '@plumbline/client';

export type Team = Wire<'TeamList'>['teams'][number];

/** Its last day belongs to it. */
export function isOver({ ends_on }: Pick<Team, 'ends_on'>, today: string): boolean {
  return ends_on !== null && ends_on < today;
}

/** Those at work first, then those that are over, the last ended first. */
export function teamsInOrder(teams: readonly Team[], today: string): readonly Team[] {
  const over = teams.filter((team) => isOver(team, today));
  return [
    ...teams.filter((team) => !isOver(team, today)),
    ...over.sort((a, b) => ((a.ends_on ?? '') < (b.ends_on ?? '') ? 1 : -1)),
  ];
}

/** What of a team its form holds. */
export function fieldsOf({ label, ends_on, leads, members }: Team) {
  return { zh: label.zh, en: label.en, endsOn: ends_on, leads, members };
}
