import { grainName, type OwnGrain } from '@plumbline/calendar';
import type { ListedCalendar, Model } from './model.ts';

/** A calendar whose periods are the members of a grain. */
type GrainCalendar = ListedCalendar & { readonly grain: OwnGrain };

/** The calendars of the workspace that list the members of a grain. */
export function grainCalendars({ calendars }: Pick<Model, 'calendars'>): readonly GrainCalendar[] {
  return [...calendars.values()].filter((calendar): calendar is GrainCalendar => calendar.grain !== null);
}

/** The grain of that name; null: no calendar lists it. */
export function ownGrainNamed(model: Pick<Model, 'calendars'>, name: string): OwnGrain | null {
  return grainCalendars(model).find(({ grain }) => grainName(grain) === name)?.grain ?? null;
}
