/** The plumb line: a bar, a line, a bob. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d="M3 3.5h14M10 3.5V11" stroke="var(--ink)" strokeWidth="2.2" fill="none" />
      <path d="M10 10.5l3.2 4.2L10 19l-3.2-4.3z" fill="var(--accent)" />
    </svg>
  );
}
