import {
  Decoration,
  type DecorationSet,
  type EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

const PARTS: Readonly<Record<string, Decoration>> = {
  label: Decoration.mark({ class: 'code-label' }),
  text: Decoration.mark({ class: 'code-text' }),
  number: Decoration.mark({ class: 'code-number' }),
  call: Decoration.mark({ class: 'code-call' }),
};

/** Names in brackets, texts, numbers and functions, each in the ink of its kind. */
const parts = new MatchDecorator({
  regexp: /(\[[^\]\n]*\]?)|('(?:[^'\n]|'')*')|(\b\d+(?:\.\d+)?%?)|([\p{L}_][\p{L}\p{N}_]*(?=\s*\())/gu,
  decoration: ([, label, text, number]) => {
    const kind =
      label !== undefined ? 'label' : text !== undefined ? 'text' : number !== undefined ? 'number' : 'call';
    return PARTS[kind] ?? null;
  },
});

export const formulaColours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = parts.createDeco(view);
    }
    update(update: ViewUpdate) {
      this.decorations = parts.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
