import { Tabs, type TabsProps } from 'antd';
import { useLanguage } from '../words/language.tsx';
import { Icon } from './icon.tsx';
import './tab-strip.css';

/** Tabs from edge to edge of what they stand in: where there are more than fit, the strip fades and the chosen one stands clear of it. */
export function TabStrip({ className, ...props }: TabsProps) {
  const { words } = useLanguage();
  const more = (
    <>
      <Icon name="more" />
      <span className="unseen">{words.nav.more}</span>
    </>
  );
  return <Tabs {...props} className={`tab-strip ${className ?? ''}`.trim()} more={{ icon: more }} />;
}
