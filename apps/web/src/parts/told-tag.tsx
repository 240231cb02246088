import { Tooltip } from 'antd';

/** A mark beside a figure that says more on hover, on a touch and by keyboard. */
export function ToldTag({ why, children }: { readonly why: string; readonly children: string }) {
  return (
    <Tooltip title={why} mouseEnterDelay={0.15}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is shown on hover must be reachable by keyboard */}
      <span className="tag partial hover-target" tabIndex={0}>
        {children}
      </span>
    </Tooltip>
  );
}
