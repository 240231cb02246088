import { CAPABILITIES, CAPABILITY_NAMES, type Wire } from '@plumbline/client';
import { useLanguage } from '../../../words/language.tsx';
import { OvertakenNote } from '../overtaken/overtaken-note.tsx';

type Role = Wire<'Role'>;

interface Overtaken {
  readonly error: Error;
  readonly read: Role;
  /** Null: somebody has deleted it. */
  readonly now: Role | null;
  readonly carried: () => void;
}

export function RoleOvertaken({ error, read, now, carried }: Overtaken) {
  const { locale, words } = useLanguage();
  const { admin } = words;
  const labelled = (capabilities: readonly string[]) =>
    CAPABILITY_NAMES.filter((one) => capabilities.includes(one))
      .map((one) => CAPABILITIES[one].label[locale])
      .join(admin.betweenRights);
  return (
    <OvertakenNote
      error={error}
      read={fieldsOf(read)}
      now={now === null ? null : fieldsOf(now)}
      label={(field) => (field === 'capabilities' ? admin.roles.may : admin.departments[field])}
      textOf={(_, value) => (typeof value === 'string' ? value : labelled(value))}
      carried={carried}
    />
  );
}

function fieldsOf({ label, capabilities }: Role) {
  return { zh: label.zh, en: label.en, capabilities };
}
