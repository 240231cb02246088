import type { Session } from '../../run/session.ts';
import { creditTruth } from './credit-truth.ts';
import { customerTruth } from './customer-truth.ts';
import { type Figures, figuresOf } from './figures.ts';
import type { Span } from './headline.ts';
import { planTruth } from './plan-truth.ts';
import { presaleTruth } from './presale-truth.ts';
import { salesTruth } from './sales-truth.ts';
import { shopTruth } from './shop-truth.ts';
import { worksTruth } from './works-truth.ts';

/** SELECTs of one row of named figures, by event. */
export type EventSelects = Readonly<Record<string, string>>;

/** Every planted event with what the rows themselves tell about it, effects apart from each other. */
export async function eventTruth(session: Session, span: Span): Promise<Readonly<Record<string, Figures>>> {
  const selects: EventSelects = {
    ...customerTruth(span),
    ...presaleTruth(),
    ...salesTruth(span),
    ...creditTruth(span),
    ...shopTruth(span),
    ...worksTruth(span),
    ...planTruth(span),
  };
  const truths: Record<string, Figures> = {};
  for (const [name, select] of Object.entries(selects)) truths[name] = await figuresOf(session, select);
  return truths;
}
