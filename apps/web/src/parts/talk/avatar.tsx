/** The first sign of a name; Chinese names are told by their first. */
export function Avatar({ name, isWaiting = false }: { readonly name: string; readonly isWaiting?: boolean }) {
  return (
    <span className={isWaiting ? 'avatar waits' : 'avatar'} aria-hidden="true">
      {[...name][0]?.toUpperCase() ?? ''}
    </span>
  );
}
