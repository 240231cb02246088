import {
  CAPABILITY_NAMES,
  LIFECYCLE_EVENTS,
  LIFECYCLE_STATES,
  SIGNATURE_SIDES,
} from '@plumbline/diagnostics';
import { isNode, type Node, parseProgram } from '../architecture/syntax.ts';

export interface DeclaredCode {
  readonly code: string;
  /** One parameter object for each alternative that the type allows; every text in it is unique. */
  readonly samples: readonly Readonly<Record<string, unknown>>[];
}

/** Reads the codes of one stage file and makes parameters from their types. */
export function declaredCodes(path: string, text: string): readonly DeclaredCode[] {
  const types = new Map<string, Node>();
  const codes: { code: string; type: Node }[] = [];
  parseProgram(path, text).walk((node) => {
    if (node.type === 'TSTypeAliasDeclaration') types.set(nameOf(node.id), node.typeAnnotation as Node);
    if (node.type === 'TSInterfaceDeclaration') types.set(nameOf(node.id), node.body as Node);
    if (node.type !== 'TSPropertySignature' || !isNode(node.key) || node.key.type !== 'Literal') return;
    codes.push({ code: String(node.key.value), type: annotationOf(node) });
  });
  return codes.map(({ code, type }) => {
    let texts = 0;
    const samples = samplesOf(type, types, () => `⟨${++texts}⟩`);
    return { code, samples: samples as readonly Readonly<Record<string, unknown>>[] };
  });
}

type Unique = () => string;

function samplesOf(type: Node, types: ReadonlyMap<string, Node>, unique: Unique): readonly unknown[] {
  const inner = (node: unknown) => samplesOf(node as Node, types, unique);
  switch (type.type) {
    case 'TSStringKeyword':
      return [unique()];
    case 'TSNumberKeyword':
      return [7];
    case 'TSBooleanKeyword':
      return [true, false];
    case 'TSNullKeyword':
      return [null];
    case 'TSObjectKeyword':
      return [{}];
    case 'TSUndefinedKeyword':
      return [undefined];
    case 'TSLiteralType':
      return [(type.literal as Node).value];
    case 'TSUnionType':
      return (type.types as readonly Node[]).flatMap(inner);
    case 'TSTypeOperator':
    case 'TSParenthesizedType':
      return inner(type.typeAnnotation);
    case 'TSArrayType':
      return [inner(type.elementType)];
    case 'TSTypeLiteral':
      return objectsOf((type.members as readonly Node[]) ?? [], inner);
    case 'TSInterfaceBody':
      return objectsOf((type.body as readonly Node[]) ?? [], inner);
    case 'TSTypeReference':
      return referenced(type, types, inner);
    default:
      throw new Error(`no sample for a parameter of type ${type.type}`);
  }
}

/** Words that stand beside the codes, by the name of their type. */
const CLOSED: Readonly<Record<string, readonly string[]>> = {
  Capability: CAPABILITY_NAMES,
  LifecycleState: Object.keys(LIFECYCLE_STATES),
  LifecycleEvent: Object.keys(LIFECYCLE_EVENTS),
  SignatureSide: Object.keys(SIGNATURE_SIDES),
};

function referenced(
  type: Node,
  types: ReadonlyMap<string, Node>,
  inner: (node: unknown) => readonly unknown[],
) {
  const name = nameOf(type.typeName);
  const args = ((type.typeArguments as Node | null)?.params ?? []) as readonly Node[];
  if (name === 'Record') return [{}];
  if (name === 'ReadonlyArray' || name === 'Array') return [inner(args[0])];
  if (name === 'Readonly') return inner(args[0]);
  const closed = CLOSED[name];
  if (closed !== undefined) return closed;
  const declared = types.get(name);
  if (declared === undefined) throw new Error(`no sample for the type ${name}: declare it in the stage file`);
  return inner(declared);
}

/** As many objects as the member with most alternatives has: each alternative of each member occurs. */
function objectsOf(
  members: readonly Node[],
  inner: (node: unknown) => readonly unknown[],
): readonly object[] {
  const alternatives = members.map((member) => [nameOf(member.key), inner(annotationOf(member))] as const);
  const count = Math.max(1, ...alternatives.map(([, values]) => values.length));
  return Array.from({ length: count }, (_, i) =>
    Object.fromEntries(alternatives.map(([name, values]) => [name, values[i % values.length]])),
  );
}

function annotationOf(member: Node): Node {
  return (member.typeAnnotation as Node).typeAnnotation as Node;
}

function nameOf(node: unknown): string {
  return isNode(node) ? String(node.name ?? node.value) : '';
}
