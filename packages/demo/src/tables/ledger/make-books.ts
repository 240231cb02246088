import { cashPooling, plannedCashPostings, supplierPayments } from './cash-postings.ts';
import { profitTransfer, yearTransfer } from './closing-postings.ts';
import { internalPostings } from './internal-postings.ts';
import { JOURNAL } from './journal.ts';
import { operatingPostings } from './operating-postings.ts';
import { POSTED, type Posting, post } from './posting.ts';
import { revaluationPosting } from './revaluation-posting.ts';
import { incomeTaxPosting, taxPayments } from './tax-postings.ts';
import { tradePostings } from './trade-postings.ts';

/** Every kind of voucher, in the order in which they are posted: later ones read what earlier ones posted. */
export function postings(scale: number): readonly Posting[] {
  return [
    ...tradePostings,
    ...internalPostings,
    ...operatingPostings,
    ...plannedCashPostings(scale),
    revaluationPosting,
    incomeTaxPosting,
    ...taxPayments,
    supplierPayments(scale),
    ...cashPooling,
    profitTransfer,
    yearTransfer,
  ];
}

/** Statements that fill `posted`, `voucher_kind` and `numbered` from the business tables, for days up to `booksEnd`. */
export function bookStatements(scale: number, booksEnd: string): readonly string[] {
  const all = postings(scale);
  const kinds = all.map(({ type, summary }) => `('${type}', '${summary.zh}', '${summary.en}')`);
  return [
    POSTED,
    ...all.map((posting) => post(posting, booksEnd)),
    `CREATE TABLE voucher_kind AS SELECT * FROM (VALUES ${kinds.join(', ')}) kinds(voucher_type, summary, summary_en)`,
    `CREATE TABLE numbered AS ${JOURNAL}`,
  ];
}
