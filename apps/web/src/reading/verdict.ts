export {
  type Direction,
  type Status,
  statusByThresholds,
  statusOf,
  type Verdict,
  verdictOf,
} from '@plumbline/finance';
