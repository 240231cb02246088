import type { Cell } from '../api/answer.ts';
import { exactText, writtenTile } from '../reading/figure-text.ts';
import { useLanguage } from '../words/language.tsx';
import './figures.css';

interface Figure {
  readonly value: Cell;
  readonly unit: string | undefined;
  /** What money is counted in, where nothing else says it. */
  readonly money?: string;
}

/** A figure with the unit its size asks for; the exact one on hover. */
export function FigureText({ value, unit, money = '' }: Figure) {
  const { locale, words } = useLanguage();
  if (value === null) return <span className="quiet">{words.nulls.empty}</span>;
  const { text, behind } = writtenTile(value, unit, locale);
  const word = `${behind}${money}`;
  return (
    <span data-exact={value} title={exactText(value, unit)}>
      {text}
      {word === '' ? null : <small>{word}</small>}
    </span>
  );
}
