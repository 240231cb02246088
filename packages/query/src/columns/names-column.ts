/** What a file calls the column of what the members of `name` are called, which it puts behind their first days: as no column of the answer is called. */
export function namesColumn(name: string, columns: readonly { readonly name: string }[]): string {
  const taken = new Set(columns.map((column) => column.name));
  const wanted = `${name}_name`;
  if (!taken.has(wanted)) return wanted;
  let at = 2;
  while (taken.has(`${wanted}_${at}`)) at++;
  return `${wanted}_${at}`;
}
