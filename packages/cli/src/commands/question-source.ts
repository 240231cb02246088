import {
  type Answer,
  type Center,
  type Explained,
  memberText,
  type Session,
  SYSTEM,
} from '@plumbline/center';
import type { Locale } from '@plumbline/diagnostics';

/** Something that answers questions: a folder that is open, or a server. */
export interface QuestionSource {
  /** What the source calls its own language. */
  readonly locale: Locale;
  query(
    value: unknown,
    options: { readonly explain: boolean; readonly signal: AbortSignal },
  ): Promise<Answer>;
  explain(value: unknown, signal: AbortSignal): Promise<Explained>;
  readonly memberText: (grain: string | undefined, first: string) => string;
}

export function sourceOfSession(session: Session): QuestionSource {
  return {
    locale: session.workspace.model.workspace.locale,
    query: (value, options) => session.query(value, options),
    explain: async (value) => session.explain(value),
    memberText: (grain, first) => memberText(grain, first, session.workspace),
  };
}

export function sourceOfCenter(center: Center): QuestionSource {
  return {
    locale: center.workspace(SYSTEM).locale,
    query: (value, options) => center.query(SYSTEM, value, options),
    explain: async (value) => center.explain(SYSTEM, value),
    memberText: center.memberText,
  };
}
