import type { Session } from '../../run/session.ts';

/** Named figures; money is yuan. A null says that no row gave one. */
export type Figures = Readonly<Record<string, number | null>>;

/** Rows of a SELECT as named figures, money with its cents. */
export async function figureRows(
  session: Session,
  select: string,
): Promise<readonly Readonly<Record<string, number | string | null>>[]> {
  const rows = await session.all(`SELECT to_json(t)::VARCHAR FROM (${select}) t`);
  return rows.map(
    ([text]) =>
      JSON.parse(String(text).replace(/:(NaN|-?Infinity)\b/g, ':null')) as Readonly<
        Record<string, number | string | null>
      >,
  );
}

export async function figuresOf(session: Session, select: string): Promise<Figures> {
  const rows = await figureRows(session, select);
  return Object.fromEntries(
    Object.entries(rows[0] ?? {}).map(([name, value]) => [name, typeof value === 'number' ? value : null]),
  );
}
