import { afterEach, beforeEach } from 'vitest';
import { column, openTestWorkspace, type TestWorkspace } from '../workspace.ts';
import { type Written, workbookOf } from './parts.ts';

/** A workspace of its own for each test of a file, and what tests of workbooks do with it. */
export interface WorkbookHarness {
  readonly workspace: () => TestWorkspace;
  /** Writes `book.xlsx`. */
  readonly put: (written: Written) => Promise<string>;
  /** Loads these columns as they are found. */
  readonly loaded: (
    path: string,
    names: readonly string[],
    options?: Parameters<TestWorkspace['loadFiles']>[2],
  ) => Promise<{
    readonly result: Awaited<ReturnType<TestWorkspace['loadFiles']>>;
    readonly rows: readonly (readonly unknown[])[];
    readonly types: readonly { readonly kind: string }[];
  }>;
}

/** Called once, at the top of a test file. */
export function useWorkbooks(): WorkbookHarness {
  let workspace: TestWorkspace;
  beforeEach(async () => {
    workspace = await openTestWorkspace();
  });
  afterEach(() => workspace.close());
  return {
    workspace: () => workspace,
    put: async (written) => workspace.put('book.xlsx', await workbookOf(written)),
    async loaded(path, names, options = {}) {
      const columns = names.map((name) => column(name));
      const result = await workspace.loadFiles([path], columns, options);
      const table = result.outcome?.table;
      const rows = table === undefined ? [] : await workspace.rows(`SELECT * FROM "${table}"`);
      return { result, rows, types: result.outcome?.columns.map(({ type }) => type) ?? [] };
    },
  };
}

/** A workbook of one sheet. */
export function oneSheet(xml: string): Written {
  return { sheets: [{ name: '订单', xml }] };
}
