import type { Wire } from '@plumbline/client';
import { useLanguage } from '../../../words/language.tsx';

type User = Wire<'User'>;

function stateOf(user: User): 'active' | 'pending' | 'disabled' {
  if (user.is_disabled) return 'disabled';
  return user.must_change_password ? 'pending' : 'active';
}

export function UserState({ user }: { readonly user: User }) {
  const { words } = useLanguage();
  const state = stateOf(user);
  return (
    <span className={`admin-state ${state === 'disabled' ? 'off' : state}`}>
      <i />
      {words.admin.users.states[state]}
    </span>
  );
}
