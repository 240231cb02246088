import { Input } from 'antd';
import { useState } from 'react';
import { Icon } from '../../../parts/icon.tsx';
import { useLanguage } from '../../../words/language.tsx';
import type { Catalog } from '../use-catalog.ts';

/** What is typed is here at once; the address and the list follow. */
export function SearchBox({ catalog }: { readonly catalog: Catalog }) {
  const { words } = useLanguage();
  const asked = catalog.address.q ?? '';
  const [typed, setTyped] = useState(asked);
  const [from, setFrom] = useState(asked);
  if (from !== asked) {
    setFrom(asked);
    if (asked !== typed.trim()) setTyped(asked);
  }
  return (
    <Input
      prefix={<Icon name="search" />}
      placeholder={words.metrics.searchShort}
      aria-label={words.metrics.search}
      value={typed}
      allowClear
      onChange={({ target }) => {
        setTyped(target.value);
        const q = target.value.trim();
        catalog.set({ q: q === '' ? undefined : q });
      }}
    />
  );
}
