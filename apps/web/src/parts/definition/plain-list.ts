/** A list of names as people write one. */
export function plainList(text: string): string {
  if (!text.startsWith('[')) return text;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((one) => typeof one === 'string') ? list.join(' · ') : text;
  } catch {
    return text;
  }
}
