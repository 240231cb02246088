import { useNavigate, useSearch } from '@tanstack/react-router';

/** A word that a page keeps in the address beside what the frame says; undefined takes it out. */
export function useAddress(name: string): readonly [string | undefined, (value: string | undefined) => void] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const value = search[name];
  const set = (next: string | undefined) =>
    void navigate({ to: '.', search: (now: object) => ({ ...now, [name]: next }), replace: true });
  const isWord = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return [isWord ? String(value) : undefined, set];
}
