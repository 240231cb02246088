import { Segmented, type SegmentedProps } from 'antd';
import type { ReactNode } from 'react';

/** A choice of a few in a row. The arrows choose; only the chosen one takes part in tabbing, where the library's box does too. */
export function Segments<V extends string | number>(
  props: Omit<SegmentedProps<V>, 'ref' | 'tabIndex'>,
): ReactNode {
  return <Segmented<V> {...props} tabIndex={-1} />;
}
