import type { SeenWriter } from '../store.ts';
import type { Text } from '../text.ts';

/** A role as somebody has written it; a role without a row is as it comes. */
export interface EditedRole {
  readonly name: string;
  readonly label: Text;
  readonly capabilities: readonly string[];
}

export interface Roles {
  /** Read anew at most once a second, or after a write of this process. */
  edited(now: Date): Promise<readonly EditedRole[]>;
  save(role: EditedRole, writer: SeenWriter): Promise<void>;
  /** False when there is no row. */
  remove(name: string, writer: SeenWriter): Promise<boolean>;
}
