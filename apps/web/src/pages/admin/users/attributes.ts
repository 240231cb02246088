import type { Wire } from '@plumbline/client';

type Attributes = Wire<'User'>['attributes'];
type Written = NonNullable<Wire<'UserChange'>['attributes']>;

export const ATTRIBUTE_KINDS = ['text', 'number', 'flag'] as const;
export type AttributeKind = (typeof ATTRIBUTE_KINDS)[number];

/** An attribute as it is edited: its values as texts, all of one type. */
export interface AttributeDraft {
  readonly key: string;
  readonly name: string;
  readonly kind: AttributeKind;
  readonly values: readonly string[];
  /** It is a list even where it has one value. */
  readonly isList: boolean;
}

export type AttributeProblem = 'badName' | 'badValue' | 'twice';

const NAME = /^[a-z][a-z0-9_]{0,63}$/;

export function draftsOf(attributes: Attributes): readonly AttributeDraft[] {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => {
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      const kind = KIND_OF[typeof values[0]] ?? 'text';
      return { key: name, name, kind, values: values.map(String), isList: Array.isArray(value) };
    });
}

const KIND_OF: Readonly<Record<string, AttributeKind>> = { number: 'number', boolean: 'flag' };

/** What is wrong with each, by its key. */
export function problemsOf(drafts: readonly AttributeDraft[]): ReadonlyMap<string, AttributeProblem> {
  const problems = new Map<string, AttributeProblem>();
  for (const { key, name, kind, values } of drafts.filter(isBegun)) {
    if (!NAME.test(name)) problems.set(key, 'badName');
    else if (drafts.some((other) => other.key !== key && other.name === name)) problems.set(key, 'twice');
    else if (values.length === 0 || values.some((value) => !FITS[kind](value))) problems.set(key, 'badValue');
  }
  return problems;
}

/** A line that was added and left empty says nothing. */
function isBegun({ name, values }: AttributeDraft): boolean {
  return name !== '' || values.length > 0;
}

const FITS: { readonly [K in AttributeKind]: (value: string) => boolean } = {
  text: (value) => value !== '',
  number: (value) => value.trim() !== '' && Number.isFinite(Number(value)),
  flag: (value) => value === 'true' || value === 'false',
};

export function attributesOf(drafts: readonly AttributeDraft[]): Written {
  return Object.fromEntries(
    drafts.filter(isBegun).map(({ name, kind, values, isList }): [string, Written[string]] => {
      // Lists hold texts and numbers; a flag is one value.
      if (kind === 'flag') return [name, values[0] === 'true'];
      const typed = kind === 'number' ? values.map(Number) : [...values];
      const [only] = typed;
      return [name, isList || typed.length !== 1 || only === undefined ? typed : only];
    }),
  );
}
