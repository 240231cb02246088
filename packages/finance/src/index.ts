export { attainmentRule } from './reading/attainment-rule.ts';
export { bracketed } from './reading/bracketed.ts';
export { type ChangeText, type ComparedFigure, changeText } from './reading/change-text.ts';
export { decimalText, type Figure, MINUS, signOf } from './reading/decimal.ts';
export { exactText, pointsText, shareText, signedText, tableText, tileText } from './reading/figure-text.ts';
export { nullText } from './reading/null-text.ts';
export { type RoundedParts, roundedParts, spreadParts } from './reading/rounded-parts.ts';
export {
  type Rounding,
  residueNote,
  type ShownSum,
  tableResidue,
  tableRounding,
} from './reading/table-residue.ts';
export { headerUnit, type TableScale, tableScale } from './reading/table-scale.ts';
export {
  decimalsOf,
  type Reading,
  readingOf,
  type ScaleWord,
  scaleWord,
  unitBehind,
  unitWord,
} from './reading/units.ts';
export {
  type Direction,
  type Status,
  statusByThresholds,
  statusOf,
  type Verdict,
  verdictOf,
} from './reading/verdict.ts';
export {
  type FigureKind,
  type WorkbookColumn,
  workbookFormat,
  workbookUnit,
} from './reading/workbook-format.ts';
