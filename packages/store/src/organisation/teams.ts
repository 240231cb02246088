import type { SeenWriter } from '../store.ts';
import type { Text } from '../text.ts';

/** People of any departments who work on one thing. */
export interface Team {
  readonly code: string;
  readonly label: Text;
  /** Last day; null: open. */
  readonly endsOn: string | null;
  readonly members: readonly TeamMember[];
}

export interface TeamMember {
  /** Id of a user. */
  readonly userId: string;
  readonly isLead: boolean;
}

export interface Teams {
  list(): Promise<readonly Team[]>;
  /** Codes of the teams of one person that have not ended. */
  codesOf(userId: string, day: string, now: Date): Promise<readonly string[]>;
  /** Makes or replaces one with its members. Throws PlumblineError `store/unknown-user`. */
  save(team: Team, writer: SeenWriter): Promise<void>;
  /** False when there is none. */
  remove(code: string, writer: SeenWriter): Promise<boolean>;
}
