import { type Day, formatDay, fromCivil } from '@plumbline/calendar';
import fc from 'fast-check';

/** Month ends, leap days, year ends and their neighbours: where calendars go wrong. */
const SPECIAL: readonly Day[] = [
  fromCivil(2022, 12, 31),
  fromCivil(2023, 1, 1),
  fromCivil(2023, 1, 31),
  fromCivil(2023, 2, 28),
  fromCivil(2023, 3, 1),
  fromCivil(2023, 3, 31),
  fromCivil(2023, 6, 30),
  fromCivil(2023, 7, 1),
  fromCivil(2023, 12, 31),
  fromCivil(2024, 1, 1),
  fromCivil(2024, 1, 7),
  fromCivil(2024, 1, 8),
  fromCivil(2024, 1, 31),
  fromCivil(2024, 2, 28),
  fromCivil(2024, 2, 29),
  fromCivil(2024, 3, 1),
  fromCivil(2024, 3, 30),
  fromCivil(2024, 3, 31),
  fromCivil(2024, 4, 30),
];

export const anyDay: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 2, arbitrary: fc.constantFrom(...SPECIAL) },
    { weight: 1, arbitrary: fc.integer({ min: fromCivil(2023, 11, 20), max: fromCivil(2024, 4, 10) }) },
  )
  .map(formatDay);

/** Before, inside and after the data. */
export const anyToday: fc.Arbitrary<Day> = fc.oneof(
  fc.constantFrom(
    fromCivil(2024, 2, 29),
    fromCivil(2024, 3, 1),
    fromCivil(2024, 3, 31),
    fromCivil(2024, 6, 1),
  ),
  fc.integer({ min: fromCivil(2024, 1, 1), max: fromCivil(2024, 5, 15) }),
);
