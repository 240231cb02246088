import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { meQuery } from '../api/server.ts';
import { PasswordPage } from '../pages/password-page.tsx';
import { SignInPage } from '../pages/sign-in-page.tsx';
import { Failure } from '../parts/failure.tsx';

/** Nothing but signing in is open to a stranger, and nothing but a new password to a one-time one. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const { data: me, error, isPending, refetch } = useQuery(meQuery);
  if (isPending) return null;
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (me === null) return <SignInPage />;
  return me.must_change_password ? <PasswordPage /> : children;
}
