import type { Manifest, MeasureInput, MetricForm, SemanticModel } from '../manifest/manifest.ts';
import type { DerivedField, Graph } from './graph.ts';

/** What both sides of a conversion share: the entity and its constant properties, as one text. */
export interface ConstantKey {
  /** Of the conformed dimension. */
  readonly name: string;
  readonly sides: readonly { readonly model: SemanticModel; readonly field: DerivedField }[];
}

type Conversion = Extract<MetricForm, { readonly kind: 'conversion' }>;
type Fields = Pick<Graph, 'fields'>;

/** By metric. Without constant properties the entity is enough. */
export function constantKeys(
  manifest: Manifest,
  { fields }: Fields,
  claim: (name: string) => string,
): ReadonlyMap<string, ConstantKey> {
  const keys = new Map<string, ConstantKey>();
  for (const { name, form } of manifest.metrics) {
    if (form.kind !== 'conversion' || form.constants.length === 0) continue;
    const key = keyOf(form, { manifest, fields }, claim);
    if (key !== null) keys.set(name, key);
  }
  return keys;
}

function keyOf(
  { base, conversion, entity, constants }: Conversion,
  { manifest, fields }: Fields & { readonly manifest: Manifest },
  claim: (name: string) => string,
): ConstantKey | null {
  const modelOf = ({ measure }: MeasureInput) =>
    manifest.models.find(({ measures }) => measures.some(({ name }) => name === measure));
  const [from, to] = [modelOf(base), modelOf(conversion)];
  if (from === undefined || to === undefined) return null;
  const name = claim([entity, ...constants.map((one) => one.base)].join('_'));
  const field = (model: SemanticModel, element: string) => fields.get(model.name)?.get(element) ?? element;
  const shared = constants.map((one) => orNothing(field(from, one.base)));
  const needed = constants.map((one) => field(to, one.conversion));
  const side = (model: SemanticModel, parts: readonly string[], nulls: readonly string[]) => ({
    model,
    field: {
      name: `${name}_value`,
      expression: `if(${nulls.map((one) => `${one} is null`).join(' or ')}, null, concat(${parts.join(', ')}))`,
    },
  });
  const [left, right] = [field(from, entity), field(to, entity)];
  return {
    name,
    sides: [
      side(from, [measured(left), ...shared], [left]),
      side(to, [right, ...needed].map(measured), [right, ...needed]),
    ],
  };
}

/** Its length tells where a text ends, so that no two lists of texts look alike. */
const measured = (field: string): string =>
  `concat(cast(length(cast(${field} as text)) as text), ':', cast(${field} as text))`;

/** A row without the property counts as a base and meets no conversion. */
const orNothing = (field: string): string => `if(${field} is null, '-', ${measured(field)})`;
