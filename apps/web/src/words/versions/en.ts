export const en = {
  /** What a base is called where it is said that it was restated. */
  bases: { year_ago: 'last year', previous: 'the period before' } as Readonly<Record<string, string>>,
  restatedBase: (base: string) =>
    `${base.charAt(0).toUpperCase()}${base.slice(1)}’s base is restated to today’s definition`,
  restatedWindow: 'Its earlier days are restated to today’s definition',
  of: (metric: string, said: string) => `${metric}: ${said.charAt(0).toLowerCase()}${said.slice(1)}`,
  begins: (day: string) => `New definition from ${day}`,
  former: (day: string) => `By the definition that held until ${day}, not by today’s`,
  mark: 'new definition',
  markShort: 'new def.',
  restatedMark: 'restated',
  all: 'Every figure is restated by the latest definition',
  restate: 'Restate by the latest definition',
};
