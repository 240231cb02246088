import type { Model } from '../../model.ts';
import type { Unit } from '../value-type.ts';
import { unifyUnits } from './combine-units.ts';

type Kind = Unit['kind'];

/** Inferred kinds that a declared kind accepts beside its own. */
const ACCEPTS: { readonly [K in Kind]: readonly Kind[] } = {
  money: ['number'],
  count: ['number'],
  percent: ['ratio', 'number'],
  ratio: ['percent', 'number'],
  days: ['ratio', 'number', 'count'],
  number: ['ratio', 'percent', 'count', 'days'],
  date: ['timestamp'],
  timestamp: ['date'],
  text: [],
  per: ['ratio', 'number'],
  any: ['money', 'count', 'percent', 'ratio', 'days', 'number', 'date', 'timestamp', 'text', 'per'],
};

/** True when a metric whose formula gives `inferred` may be declared as `declared`. */
export function fitsUnit(inferred: Unit, declared: Unit, model: Model): boolean {
  if (inferred.kind === 'any' || ACCEPTS[declared.kind].includes(inferred.kind)) return true;
  if (inferred.kind === 'per' && declared.kind !== 'per') return fitsUnit(inferred.of, declared, model);
  if (inferred.kind !== declared.kind) return false;
  return unifyUnits(inferred, declared, model).kind !== 'clash';
}
