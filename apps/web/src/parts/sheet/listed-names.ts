import type { Result } from '../../api/answer.ts';
import type { Words } from '../../words/catalogs.ts';

/** By grain, what a member is called that an answer writes as its first day. */
export type ListedNames = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Members of grains of the company's own, as its calendars call them; a name that comes back (`Spring`) with its first day. */
export function listedNames({ columns }: Pick<Result, 'columns'>, { explore }: Words): ListedNames {
  return new Map(
    columns.flatMap(({ name, members }) => {
      if (members === undefined) return [];
      const all = Object.entries(members);
      const isShared = (text: string) => all.filter(([, other]) => other === text).length > 1;
      const texts = all.map(
        ([day, text]) => [day, isShared(text) ? explore.panelTitle(text, day) : text] as const,
      );
      return [[name, new Map(texts)] as const];
    }),
  );
}
