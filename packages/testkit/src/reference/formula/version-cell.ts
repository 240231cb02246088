import { parseDay } from '@plumbline/calendar';
import type { Cell } from '../cell/cell.ts';
import type { Form } from './form.ts';

type VersionForm = Form<'first_reported' | 'as_reported' | 'reported'>;

/** The cell in which a version form reads its metric: the innermost decides, and nothing recorded after `as_of` exists. */
export function versionCell({ kind, day }: VersionForm, cell: Cell): Cell {
  const { until } = cell.versions;
  if (kind === 'reported') return { ...cell, exact: true };
  if (kind === 'first_reported') return { ...cell, versions: { first: true, until } };
  const asked = parseDay(day ?? '') ?? Number.POSITIVE_INFINITY;
  return { ...cell, versions: { first: false, until: Math.min(asked, until ?? asked) } };
}
