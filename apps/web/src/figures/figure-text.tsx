import type { Cell } from '../api/answer.ts';
import { tileText } from '../reading/figure-text.ts';
import { useLanguage } from '../words/language.tsx';
import './figures.css';

interface Figure {
  readonly value: Cell;
  readonly unit: string | undefined;
}

/** A figure with the unit its size asks for; the exact one on hover. */
export function FigureText({ value, unit }: Figure) {
  const { locale, words } = useLanguage();
  if (value === null) return <span className="quiet">{words.nulls.empty}</span>;
  const { text, scale } = tileText(value, unit, locale);
  return (
    <span data-exact={value} title={String(value)}>
      {text}
      {scale === null ? null : <small>{words.units[scale]}</small>}
    </span>
  );
}
