import { useEffect, useRef, useState } from 'react';
import {
  forgetEdit,
  isOfAnotherPage,
  type KeptEdit,
  type KeptOf,
  keepEdit,
  keptElsewhere,
} from '../../api/kept-edits.ts';
import type { Draft } from './use-draft.ts';
import type { Saving } from './use-saving.ts';

/** What is written and not saved, kept in this browser. */
export interface Keeping {
  /** Something was written since it was last saved, the title of the request among it. */
  readonly isUnsaved: boolean;
  /** When what is written now was kept; `refused`: this browser keeps nothing; null: there is nothing to keep, or not yet. */
  readonly kept: { readonly at: string } | 'refused' | null;
  /** What was written here before, and never saved. */
  readonly found: KeptEdit | null;
  /** Another page of this browser writes the same. */
  readonly isElsewhere: boolean;
  readonly take: () => void;
  readonly drop: () => void;
  readonly keep: () => void;
  /** What is written now is not wanted any more. */
  readonly forget: () => void;
}

/** After the last key. */
const PAUSE_MS = 1000;

interface Kept {
  readonly of: KeptOf;
  readonly draft: Draft;
  readonly saving: Saving;
}

/** A draft on the server is a request, with a text that says something: what is only begun is kept here. */
export function useKeeping({ of, draft, saving }: Kept): Keeping {
  const [found, setFound] = useState(() => keptElsewhere(of));
  const [kept, setKept] = useState<Keeping['kept']>(null);
  const [isElsewhere, setElsewhere] = useState(false);
  const { form, body, yaml, effective, name, base } = draft;
  const isUnsaved = draft.isUnsaved || saving.isTitleUnsaved;
  const { title } = saving;
  const isForgotten = useRef(false);
  const keep = () => {
    // The page is left without it: that takes a moment, in which nothing brings it back.
    if (isForgotten.current) return;
    const isKept = keepEdit(of, { form, body, yaml, effective, title, name, base });
    setKept(isKept ? { at: new Date().toISOString() } : 'refused');
  };
  const latest = useRef({ keep, of, isUnsaved });
  latest.current = { keep, of, isUnsaved };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these is a change of what is written.
  useEffect(() => {
    isForgotten.current = false;
    if (!isUnsaved) {
      forgetEdit(latest.current.of);
      setKept(null);
      return;
    }
    const timer = window.setTimeout(() => latest.current.keep(), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [isUnsaved, form, body, yaml, effective, title, name, base]);
  useEffect(() => {
    const written = (event: StorageEvent) => {
      if (isOfAnotherPage(latest.current.of, event)) setElsewhere(true);
    };
    const left = () => {
      if (latest.current.isUnsaved) latest.current.keep();
    };
    window.addEventListener('storage', written);
    window.addEventListener('pagehide', left);
    return () => {
      window.removeEventListener('storage', written);
      window.removeEventListener('pagehide', left);
    };
  }, []);
  const drop = () => {
    if (found !== null) forgetEdit(of, found.page);
    setFound(null);
  };
  const take = () => {
    if (found === null) return;
    const { at: _, page: __, title: before, ...text } = found;
    draft.change({ ...text, name: text.name ?? name });
    saving.setTitle(before);
    drop();
  };
  const forget = () => {
    isForgotten.current = true;
    forgetEdit(of);
  };
  return { isUnsaved, kept, found, isElsewhere, take, drop, keep, forget };
}
