import { Tooltip } from 'antd';
import { useLanguage } from '../words/language.tsx';
import { Icon } from './icon.tsx';
import { checkedFigures, type Prose } from './prose.ts';
import './checked-mark.css';

/** How many figures of a text are cells of answers; nothing where one is not. */
export function CheckedMark({ prose }: { readonly prose: Prose }) {
  const { words } = useLanguage();
  const figures = checkedFigures(prose);
  if (figures === null || figures.length === 0) return null;
  return (
    <Tooltip title={words.parts.checkedHelp}>
      <span className="checked">
        <Icon name="shield" />
        {words.parts.checked(figures.length)}
      </span>
    </Tooltip>
  );
}
