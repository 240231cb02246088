/* Signatures this folder implements. This file is deleted once they exist. */
import type { Loader, LoaderOptions } from './loader.ts';
import type { Warehouse, WarehouseOptions } from './warehouse.ts';

/** Throws PlumblineError `engine/already-open` when this or another process has the file open. */
export declare function openWarehouse(options: WarehouseOptions): Promise<Warehouse>;
/** A warehouse without a file, for tests. */
export declare function openMemory(options?: {
  readonly memoryLimit?: string;
  readonly threads?: number;
}): Promise<Warehouse>;
export declare function openLoader(options: LoaderOptions): Promise<Loader>;
