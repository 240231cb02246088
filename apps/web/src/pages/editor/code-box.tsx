import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { type Diagnostic, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../../words/language.tsx';
import { type Named, namesSource } from './completions.ts';
import type { Finding } from './edit-queries.ts';
import { fixOf, placed } from './fixes.ts';
import { formulaColours } from './formula-colours.ts';

interface CodeBox {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly findings: readonly Finding[];
  /** What `[` and typing offer; none: a text without names. */
  readonly names: readonly Named[];
}

const nonce = document.querySelector<HTMLMetaElement>('meta[name=plumbline-nonce]')?.content ?? '';

/** A text with line numbers, names that complete themselves, and findings under the words they are about. */
export function CodeBox(props: CodeBox) {
  const { label, value, findings } = props;
  const { words, locale } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const now = useRef({ ...props, locale, words });
  now.current = { ...props, locale, words };
  const spoken = useRef(new Compartment());
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; what changes is read from `now`
  useEffect(() => {
    if (box.current === null) return;
    const made = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          EditorView.cspNonce.of(nonce),
          lineNumbers(),
          history(),
          highlightActiveLine(),
          closeBrackets(),
          formulaColours,
          EditorView.lineWrapping,
          autocompletion({
            override: [namesSource(() => now.current)],
            icons: false,
            closeOnBlur: true,
            addToOptions: [{ render: ({ detail = '' }) => textOf(detail), position: 80 }],
          }),
          keymap.of([
            { key: 'Alt-Enter', run: (editor) => applyFix(editor, now.current) },
            ...completionKeymap,
            ...lintKeymap,
            ...defaultKeymap,
            ...historyKeymap,
          ]),
          spoken.current.of(EditorView.contentAttributes.of({ 'aria-label': label })),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) now.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    editor.dispatch({
      effects: spoken.current.reconfigure(EditorView.contentAttributes.of({ 'aria-label': label })),
    });
  }, [label]);
  useEffect(() => {
    const editor = view.current;
    if (editor === null || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);
  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    const marks = findings.flatMap((finding): readonly Diagnostic[] => {
      const range = placed(editor.state.doc.toString(), finding);
      if (range === null) return [];
      return [
        {
          ...range,
          severity: finding.severity === 'note' ? 'info' : finding.severity,
          message: finding.messages[locale],
        },
      ];
    });
    editor.dispatch(setDiagnostics(editor.state, [...marks]));
  }, [findings, locale]);
  return <div className="code-box" ref={box} />;
}

function textOf(detail: string): HTMLElement {
  const span = document.createElement('span');
  span.className = 'completion-kind';
  span.textContent = detail;
  return span;
}

/** The first finding that knows what to write instead, at the cursor before elsewhere. */
function applyFix(editor: EditorView, { findings, value }: Pick<CodeBox, 'findings' | 'value'>): boolean {
  const text = editor.state.doc.toString();
  if (text !== value) return false;
  const { head } = editor.state.selection.main;
  const fixes = findings.flatMap((finding) => {
    const fix = fixOf(text, finding);
    return fix === null ? [] : [fix];
  });
  const fix = fixes.find(({ from, to }) => from <= head && head <= to) ?? fixes[0];
  if (fix === undefined) return false;
  editor.dispatch({ changes: fix, selection: { anchor: fix.from + fix.insert.length } });
  return true;
}
