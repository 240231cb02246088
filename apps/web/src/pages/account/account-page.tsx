import { CAPABILITIES, CAPABILITY_NAMES } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/server.ts';
import { useLanguage } from '../../words/language.tsx';
import { PasswordSection } from './password-section.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';
import { SessionsSection } from './sessions-section.tsx';
import { TokensSection } from './tokens-section.tsx';
import './account.css';

/** What everybody settles for themselves: how they sign in, where they are signed in, what acts for them. */
export function AccountPage() {
  const { locale, words } = useLanguage();
  const { account } = words;
  const me = useQuery(meQuery).data;
  if (me === undefined || me === null) return null;
  const may =
    me.scopes.length === CAPABILITY_NAMES.length
      ? account.mayAll
      : me.scopes.map((scope) => CAPABILITIES[scope].label[locale]).join(account.between);
  return (
    <section className="account">
      <h1>{account.title}</h1>
      <p className="note">{account.may(words.parts.named(me.name, me.login), may)}</p>
      <PasswordSection login={me.login} />
      <SecondFactorSection isOn={me.second_factor} />
      <SessionsSection />
      <TokensSection scopes={me.scopes} />
    </section>
  );
}
