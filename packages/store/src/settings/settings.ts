import type { Json } from '../json.ts';
import type { Writer } from '../store.ts';

/** Small values of the installation, by name. */
export interface Settings {
  get(key: string): Promise<Json | null>;
  /** Null takes it away. */
  set(key: string, value: Json | null, writer: Writer): Promise<void>;
}
