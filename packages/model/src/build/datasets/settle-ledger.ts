import { report } from '@plumbline/diagnostics';
import type { Dataset, Ledger } from '../../dataset.ts';
import { accountRange } from '../../formula/account-range.ts';
import { isNumeric } from '../../formula/value/type-kinds.ts';
import type { Defined } from '../../workspace/definitions.ts';
import type { DatasetDefinition } from '../../workspace/schema/dataset.ts';
import { type Building, findField, type Mention, placeOfMention, refuseUnknown } from '../building.ts';

interface Settling {
  readonly building: Building;
  readonly dataset: Dataset;
  readonly origin: Mention['origin'];
}

/** The fields of a journal or trial balance; null when one of them is wrong: figures would then be a guess. */
export function settleLedger(
  building: Building,
  dataset: Dataset,
  { value, origin }: Defined<DatasetDefinition>,
): Pick<Dataset, 'ledger'> | null {
  const { ledger } = value;
  if (ledger === undefined) return {};
  const settling: Settling = { building, dataset, origin };
  const account = field(settling, ['account'], ledger.account, 'text');
  const debit = field(settling, ['debit'], ledger.debit, 'number');
  const credit = field(settling, ['credit'], ledger.credit, 'number');
  const balance =
    ledger.balance === undefined ? null : field(settling, ['balance'], ledger.balance, 'number');
  const voucher = (ledger.voucher ?? []).map((name, i) => field(settling, ['voucher', i], name, null));
  const names = [account, debit, credit, ...voucher];
  if (names.includes(undefined) || balance === undefined || !hasTree(settling, ledger.leaves)) return null;
  const into = ledger.closed_to === undefined ? null : accountRange(ledger.closed_to);
  const ranges = (texts: readonly string[]) => texts.flatMap((text) => accountRange(text) ?? []);
  const settled: Ledger = {
    account: account ?? '',
    debit: debit ?? '',
    credit: credit ?? '',
    balance,
    creditAccounts: ranges(ledger.credit_accounts),
    resultAccounts: ranges(ledger.result_accounts ?? []),
    isClosed: ledger.closed ?? false,
    closing: into && { into, voucher: voucher.flatMap((name) => name ?? []) },
    leaves: ledger.leaves ?? null,
  };
  return { ledger: settled };
}

type Wanted = 'text' | 'number';

function field(
  { building, dataset, origin }: Settling,
  path: Mention['path'],
  name: string,
  wanted: Wanted | null,
): string | undefined {
  const mention = { origin, path: ['ledger', ...path] };
  const found = findField(building, dataset, name, mention);
  if (found === null) return undefined;
  const fits = wanted === null || (wanted === 'text' ? found.type.kind === 'text' : isNumeric(found.type));
  if (fits) return found.name;
  const at = placeOfMention(mention);
  building.diagnostics.push(report('model/ledger-field', { field: found.name, wanted }, { at }));
  return undefined;
}

function hasTree({ building, origin }: Settling, name: string | undefined): boolean {
  const known = building.named.hierarchies;
  if (name === undefined) return true;
  const mention = { origin, path: ['ledger', 'leaves'] };
  const found = known.get(name);
  if (found !== undefined && found.value.levels === undefined) return true;
  if (found === undefined) refuseUnknown(building, mention, { kind: 'hierarchy', name }, known.keys());
  else {
    const at = placeOfMention(mention);
    building.diagnostics.push(report('model/ledger-field', { field: name, wanted: 'tree' }, { at }));
  }
  return false;
}
