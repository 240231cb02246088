import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Request } from '../../../api/change-queries.ts';
import { meQuery } from '../../../api/server.ts';
import { keepFrame } from '../../../frame/search.ts';
import { useLanguage } from '../../../words/language.tsx';

type Change = Request['changes'][number];

/** Where each kind is edited. */
const EDITORS = {
  metric: '/app/metrics/$name/edit',
  term: '/app/glossary/$name/edit',
  policy: '/app/policies/$name/edit',
} as const;

const REVISABLE: ReadonlySet<string> = new Set(['draft', 'in_review', 'change_requested']);

/** The definitions of a request that have an editor. */
export function editedIn({ changes }: Request): readonly Change[] {
  return changes.filter(({ kind, withheld }) => kind in EDITORS && !withheld);
}

/** To the editor of one definition of a request, for whoever asked for it; the rest of what it asks for stays. */
export function ReviseLink({ request, change }: { readonly request: Request; readonly change: Change }) {
  const { locale, words } = useLanguage();
  const me = useQuery(meQuery).data;
  const isTheirs = me?.login === request.requester && me.scopes.includes('propose');
  if (!isTheirs || !REVISABLE.has(request.state)) return null;
  const isOne = editedIn(request).length === 1;
  return (
    <Link
      to={EDITORS[change.kind as keyof typeof EDITORS]}
      params={{ name: change.id }}
      search={(now) => ({ ...keepFrame(now), request: request.id })}
      aria-label={isOne ? undefined : words.editor.reviseOne(change.label[locale])}
    >
      {words.editor.revise}
    </Link>
  );
}
