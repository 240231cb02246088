import { useQuery } from '@tanstack/react-query';
import { hierarchiesQuery, membersQuery, meQuery } from '../api/server.ts';
import { useLanguage } from '../words/language.tsx';
import { useFrame } from './search.ts';

/** The scope as the reader calls it: in English by its English name, once that is known. Undefined: there is none. */
export function useScopeName(): string | undefined {
  const { locale } = useLanguage();
  const { scope } = useFrame();
  const workspace = useQuery(meQuery).data?.workspace;
  const { organisation = null } = useQuery(hierarchiesQuery).data ?? workspace ?? {};
  const value = scope?.value ?? '';
  const isAsked = locale === 'en' && scope !== null && organisation !== null;
  const { data } = useQuery({ ...membersQuery(organisation ?? '', value), enabled: isAsked });
  const found = data?.members.find((member) => member.ref === scope?.ref && member.value === value);
  return scope === null ? undefined : ((isAsked ? found?.english : null) ?? value);
}
