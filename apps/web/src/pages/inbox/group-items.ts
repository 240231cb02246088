import type { InboxItem } from '../../api/inbox-queries.ts';
import { daysBetween } from '../../reading/day.ts';
import { wallDay } from '../../reading/wall-clock.ts';

/** Items of one day on the company's clock; those that were not read stand before all that were. */
export interface DayOfItems {
  readonly isUnread: boolean;
  readonly day: string;
  readonly items: readonly InboxItem[];
}

/** Keeps the order of the list. */
export function groupItems(items: readonly InboxItem[], zone: string): readonly DayOfItems[] {
  const groups: { isUnread: boolean; day: string; items: InboxItem[] }[] = [];
  for (const item of items) {
    const day = wallDay(new Date(item.at), zone);
    const last = groups.at(-1);
    if (last?.day === day && last.isUnread === item.unread) last.items.push(item);
    else groups.push({ isUnread: item.unread, day, items: [item] });
  }
  return groups;
}

/** `today`: on the company's clock. */
export function dayName(
  day: string,
  today: string,
  words: { readonly today: string; readonly yesterday: string },
): string {
  if (day === today) return words.today;
  return daysBetween(day, today) === 2 ? words.yesterday : day;
}
