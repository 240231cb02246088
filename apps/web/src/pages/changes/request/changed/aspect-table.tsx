import type { Request } from '../../../../api/change-queries.ts';
import { unitText, valueText } from '../../../../parts/definition/attribute-text.ts';
import { plainList } from '../../../../parts/definition/plain-list.ts';
import { Icon } from '../../../../parts/icon.tsx';
import type { Words } from '../../../../words/catalogs.ts';
import { useLanguage } from '../../../../words/language.tsx';

type Change = Request['changes'][number];
type Told = Change['unchanged'][number]['value'];

/** Told by their value; the names of more of them say enough. */
const TOLD = 6;

/** Field by field what differs; what stays the same in one line. */
export function AspectTable({ change }: { readonly change: Change }) {
  const { locale, words } = useLanguage();
  const { changed: text } = words.changes;
  const rows = change.aspects.filter(({ aspect }) => aspect !== 'formula');
  const same = change.unchanged.filter(({ aspect }) => aspect !== 'formula');
  if (rows.length === 0 && same.length === 0) return null;
  const told = (aspect: string, value: Told) => toldText(aspect, value[locale], words);
  const alike = same
    .slice(0, TOLD)
    .map(({ aspect, label, value }) => `${label[locale]} ${told(aspect, value)}`);
  const sameText = alike.join(text.comma);
  return (
    <table className="grid aspect-table" aria-label={`${text.title} · ${change.label[locale]}`}>
      <tbody>
        {rows.map(({ aspect, label, before, after, cosmetic }) => (
          <tr key={aspect} data-aspect={aspect}>
            <th scope="row">{label[locale]}</th>
            <td>
              {before === null ? (
                <span className="quiet">{text.nothingBefore}</span>
              ) : (
                <del className="diff-gone">{told(aspect, before)}</del>
              )}
            </td>
            <td className="aspect-arrow">
              <Icon name="arrow" />
            </td>
            <td>
              {after === null ? (
                <span className="quiet">{text.nothingAfter}</span>
              ) : (
                <ins className="diff-come">{told(aspect, after)}</ins>
              )}
            </td>
            <td className="number quiet">{cosmetic ? text.cosmetic : ''}</td>
          </tr>
        ))}
        {same.length === 0 ? null : (
          <tr data-aspect="unchanged">
            <th scope="row">{text.unchanged}</th>
            <td colSpan={4}>{same.length > TOLD ? text.andMore(sameText, same.length) : sameText}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** Words of the definitions in the reader's language, as the definition tab has them. */
function toldText(aspect: string, value: string, words: Words): string {
  return aspect === 'unit' ? unitText(value, words) : valueText(aspect, plainList(value), words);
}
