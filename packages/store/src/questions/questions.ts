import type { Json } from '../json.ts';

/** What was asked, as shapes without values; nothing of who asked. */
export interface Questions {
  /** Adds these askings to what is known of each shape; the shapes that were asked the longest ago go when there are too many. */
  note(asked: readonly NotedQuestion[], now: Date): Promise<void>;
  /** Those asked most lately first. */
  list(): Promise<readonly RecordedQuestion[]>;
}

export interface NotedQuestion {
  readonly shape: Json;
  /** Asked by people to whom rows were hidden. */
  readonly hidesRows: boolean;
  readonly times: number;
  /** That all the answers took. */
  readonly milliseconds: number;
}

export interface RecordedQuestion extends NotedQuestion {
  /** Day on which it was last asked. */
  readonly lastOn: string;
}
