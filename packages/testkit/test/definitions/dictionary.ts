import { declaredMetrics, type Model } from '@plumbline/model';

const KEYS = [
  'code',
  'ability',
  'perspective',
  'nature',
  'layer',
  'tier',
  'area',
  'purpose',
  'frequency',
  'ready',
  'owner',
  'steward',
  'department',
  'data_source',
];
const han = /\p{Script=Han}/u;

/** What is missing in the dictionary entries of a model, in words: both languages, a basis, and every attribute. */
export function gapsInDictionary(model: Model): readonly string[] {
  const gaps: string[] = [];
  const codes = new Map<unknown, string>();
  for (const { name, label, basis, attributes } of declaredMetrics(model)) {
    if (!han.test(label.zh)) gaps.push(`${name}: label.zh`);
    if (han.test(label.en)) gaps.push(`${name}: label.en`);
    if (basis === null || basis.zh === basis.en) gaps.push(`${name}: basis`);
    for (const key of KEYS) if (!attributes.has(key)) gaps.push(`${name}: ${key}`);
    const code = attributes.get('code');
    const twin = codes.get(code);
    if (twin !== undefined) gaps.push(`${name}: has the code of ${twin}`);
    codes.set(code, name);
  }
  for (const { name, label } of [...model.datasets.values(), ...model.dimensions.values()]) {
    if (!han.test(label.zh) || han.test(label.en)) gaps.push(`${name}: label`);
  }
  for (const dataset of model.datasets.values()) {
    for (const { name, label } of dataset.fields.values()) {
      if (!han.test(label.zh) || han.test(label.en)) gaps.push(`${dataset.name}.${name}: label`);
    }
  }
  return gaps;
}
