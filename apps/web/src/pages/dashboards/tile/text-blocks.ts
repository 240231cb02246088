export type TextBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** Headings (`# …`), points (`- …`) and paragraphs; lines that stand together are one paragraph. */
export function textBlocks(text: string): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let isOpen = false;
  for (const line of text.split('\n').map((one) => one.trim())) {
    const last = blocks.at(-1);
    const heading = /^#+\s*(.+)$/.exec(line)?.[1];
    const item = /^[-*]\s+(.+)$/.exec(line)?.[1];
    if (heading !== undefined) blocks.push({ kind: 'heading', text: heading });
    else if (item !== undefined) {
      if (isOpen && last?.kind === 'list')
        blocks[blocks.length - 1] = { ...last, items: [...last.items, item] };
      else blocks.push({ kind: 'list', items: [item] });
    } else if (line !== '') {
      if (isOpen && last?.kind === 'paragraph')
        blocks[blocks.length - 1] = { kind: 'paragraph', text: `${last.text}\n${line}` };
      else blocks.push({ kind: 'paragraph', text: line });
    }
    isOpen = line !== '' && heading === undefined;
  }
  return blocks;
}
