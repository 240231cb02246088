import type { SeenWriter } from '../store.ts';
import type { Text } from '../text.ts';

/** A node of the organisation; `parent` is the code of the one above. */
export interface Department {
  readonly code: string;
  readonly label: Text;
  readonly parent: string | null;
}

export interface Departments {
  /** By code. Read anew at most once a second, or after a write of this process. */
  list(now: Date): Promise<readonly Department[]>;
  /**
   * Makes or changes one. Throws PlumblineError `people/unknown-department` for a parent that is not there,
   * `people/department-cycle`.
   */
  save(department: Department, writer: SeenWriter): Promise<void>;
  /** False when there is none. Throws PlumblineError `people/department-in-use`. */
  remove(code: string, writer: SeenWriter): Promise<boolean>;
}
