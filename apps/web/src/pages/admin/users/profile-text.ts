import type { Wire } from '@plumbline/client';
import type { Locale } from '../../../words/catalogs.ts';
import type { profileOfUser } from './user-changes.ts';

type Profile = ReturnType<typeof profileOfUser>;

interface Named {
  readonly departments: Wire<'DepartmentList'>['departments'];
  readonly roles: Wire<'RoleList'>['roles'];
  readonly locale: Locale;
}

/** A field of an account as it is read: departments and roles by their names. */
export function profileText(
  field: keyof Profile,
  value: Profile[keyof Profile],
  { departments, roles, locale }: Named,
): readonly string[] {
  const values = typeof value === 'string' ? [value] : (value ?? []);
  if (field === 'roles')
    return values.map((role) => roles.find(({ name }) => name === role)?.label[locale] ?? role);
  if (field === 'department')
    return values.map((one) => departments.find(({ code }) => code === one)?.label[locale] ?? one);
  return values;
}
