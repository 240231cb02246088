import { monthEnd } from '../../run/days.ts';
import type { Session } from '../../run/session.ts';
import { BOOKED, PROFIT } from './booked.ts';
import { bridgeTruth } from './bridge.ts';
import { channelTruth } from './channels.ts';
import { eventTruth } from './events.ts';
import { type Figures, figureRows } from './figures.ts';
import { headlineTruth, type Span } from './headline.ts';

/** What the rows really give. Money is yuan, rates are ratios. */
export interface Truth {
  readonly seed: number;
  readonly today: string;
  readonly scale: number;
  readonly period: Span;
  readonly headline: Figures;
  readonly channels: Awaited<ReturnType<typeof figureRows>>;
  readonly bridge: Figures;
  readonly events: Readonly<Record<string, Figures>>;
  /** Effects against the same draw without the event, as the tables that planted them measured. */
  readonly counterfactuals: Awaited<ReturnType<typeof figureRows>>;
}

/** Reads the truth from the tables: nothing in it comes from the plan that they were drawn from. */
export async function makeTruth(session: Session): Promise<Truth> {
  const { seed, today, scale, closedMonth } = session.context;
  const year = Number(closedMonth.slice(0, 4));
  const period = { from: `${year}-01-01`, to: monthEnd(closedMonth) };
  const before = { from: `${year - 1}-01-01`, to: monthEnd(`${year - 1}${closedMonth.slice(4)}`) };
  await session.run(BOOKED);
  await session.run(PROFIT);
  await session.run(`CREATE OR REPLACE TEMP VIEW scale_of AS SELECT ${scale}::DOUBLE AS k`);
  return {
    seed,
    today,
    scale,
    period,
    headline: await headlineTruth(session, period, before),
    channels: await channelTruth(session, period),
    bridge: await bridgeTruth(session, period),
    events: await eventTruth(session, period),
    counterfactuals: await figureRows(
      session,
      'SELECT event, measure, CAST(month AS VARCHAR) AS month, channel_id, value FROM events_truth ORDER BY ALL',
    ),
  };
}
