import { CAPABILITIES, CAPABILITY_NAMES } from '@plumbline/client';
import { Checkbox } from 'antd';
import { useLanguage } from '../../../words/language.tsx';
import { useMay } from '../use-may.ts';

/** What a role may give: what only looks, or what changes something. Nobody gives what they do not have. */
export function CapabilityChoices({
  looks,
  isClosed,
}: {
  readonly looks: boolean;
  readonly isClosed: boolean;
}) {
  const { locale, words } = useLanguage();
  const may = useMay();
  return CAPABILITY_NAMES.filter((name) => CAPABILITIES[name].looks === looks).map((name) => (
    <Checkbox
      key={name}
      value={name}
      disabled={isClosed || !may(name)}
      {...(isClosed || may(name) ? {} : { title: words.admin.roles.notYours })}
    >
      {CAPABILITIES[name].label[locale]}
    </Checkbox>
  ));
}
