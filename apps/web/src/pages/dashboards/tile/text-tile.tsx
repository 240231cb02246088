import { type TextBlock, textBlocks } from './text-blocks.ts';

export function TextTile({ text }: { readonly text: string }) {
  return (
    <div className="text-tile">
      {textBlocks(text).map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block is its place in the text
        <Block key={at} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: TextBlock }) {
  if (block.kind === 'list')
    return (
      <ul>
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    );
  return block.kind === 'heading' ? <h3>{block.text}</h3> : <p>{block.text}</p>;
}
