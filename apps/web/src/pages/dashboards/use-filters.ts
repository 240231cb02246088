import { useNavigate, useSearch } from '@tanstack/react-router';
import type { FrameSearch } from '../../frame/search.ts';
import type { Body, Filter } from './board/body.ts';
import { readChosen } from './board/chosen.ts';
import { isEqual } from './board/difference.ts';

/** Filters as the reader has set them: in the address, over what is saved with the dashboard. */
export function useFilters({ filters: saved }: Body): {
  readonly filters: readonly Filter[];
  readonly set: (filter: Filter) => void;
  readonly reset: (() => void) | null;
} {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const chosen = readChosen(search.filters);
  const write = (filters: Readonly<Record<string, Filter['values']>> | undefined) =>
    void navigate({
      to: '.',
      search: (now: FrameSearch): FrameSearch & { readonly filters?: unknown } => ({ ...now, filters }),
      replace: true,
    });
  return {
    filters: saved.map(({ ref, values }) => ({ ref, values: chosen[ref] ?? values })),
    set: ({ ref, values }) => {
      const kept = saved.find((filter) => filter.ref === ref)?.values ?? [];
      const { [ref]: _, ...others } = chosen;
      const next = isEqual(values, kept) ? others : { ...others, [ref]: values };
      write(Object.keys(next).length === 0 ? undefined : next);
    },
    reset: Object.keys(chosen).length === 0 ? null : () => write(undefined),
  };
}
