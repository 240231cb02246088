import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { forgetEdits } from '../../api/kept-edits.ts';
import { call, meQuery, startOver } from '../../api/server.ts';
import { endViewAs } from '../../api/view-as.ts';
import { Icon } from '../../parts/icon.tsx';
import { useReadingChoice } from '../../reading/reading-choice.ts';
import { useLanguage } from '../../words/language.tsx';
import { keepFrame } from '../search.ts';

/** Who reads, how figures are written for them, and the way out. */
export function AccountMenu() {
  const { words } = useLanguage();
  const me = useQuery(meQuery).data;
  const { choice, set } = useReadingChoice();
  const navigate = useNavigate();
  const name = me?.name || me?.login || '·';
  const signOut = async () => {
    await call('signOut');
    forgetEdits();
    await startOver(false);
  };
  const tick = (isOn: boolean) => (isOn ? <Icon name="check" /> : <span className="no-tick" />);
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          { key: 'who', label: name, disabled: true },
          { type: 'divider' },
          {
            key: 'red',
            icon: tick(choice.isRedUp),
            label: words.bar.redIsUp,
            onClick: () => set({ isRedUp: !choice.isRedUp }),
          },
          {
            key: 'brackets',
            icon: tick(choice.hasBrackets),
            label: words.bar.brackets,
            onClick: () => set({ hasBrackets: !choice.hasBrackets }),
          },
          { type: 'divider' },
          ...(me?.viewing
            ? [{ key: 'leave', label: words.viewing.leave, onClick: () => void endViewAs() }]
            : [
                {
                  key: 'account',
                  label: words.bar.myAccount,
                  onClick: () => void navigate({ to: '/app/account', search: keepFrame }),
                },
                { key: 'out', label: words.bar.signOut, onClick: () => void signOut() },
              ]),
        ],
      }}
    >
      <button type="button" className="me" aria-label={words.bar.account}>
        {name.slice(0, 1).toUpperCase()}
      </button>
    </Dropdown>
  );
}
