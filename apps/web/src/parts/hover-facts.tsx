import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import './hover-facts.css';

interface Facts {
  readonly facts: readonly (readonly [string, string])[];
  readonly children: ReactNode;
}

/** What stands behind a figure, on hover and on focus. */
export function HoverFacts({ facts, children }: Facts) {
  return (
    <Tooltip
      classNames={{ root: 'hover-facts' }}
      placement="bottomLeft"
      arrow={false}
      mouseEnterDelay={0.15}
      title={
        <dl>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is shown on hover must be reachable by keyboard */}
      <span className="hover-target" tabIndex={0}>
        {children}
      </span>
    </Tooltip>
  );
}
