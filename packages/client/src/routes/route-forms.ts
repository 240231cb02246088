import type { SchemaName } from '../wire/schemas.ts';
import type { Parameter, Route } from './route.ts';

/** What a call says about itself, beside its path and shapes. */
interface Told extends Pick<Route, 'access' | 'query' | 'also' | 'lines' | 'problems' | 'bodyOptional'> {
  readonly zh: string;
  readonly en: string;
}

export function get<const A extends SchemaName, const T extends Told>(path: string, answer: A, told: T) {
  return { method: 'get', path, ok: { status: 200, schema: answer }, ...helped(told) } as const;
}

export function post<const B extends SchemaName, const A extends SchemaName, const T extends Told>(
  path: string,
  body: B,
  answer: A,
  told: T,
) {
  return { method: 'post', path, body, ok: { status: 200, schema: answer }, ...helped(told) } as const;
}

/** Makes something, and answers with it. */
export function create<const B extends SchemaName, const A extends SchemaName, const T extends Told>(
  path: string,
  body: B,
  answer: A,
  told: T,
) {
  return { method: 'post', path, body, ok: { status: 201, schema: answer }, ...helped(told) } as const;
}

export function put<const B extends SchemaName, const A extends SchemaName, const T extends Told>(
  path: string,
  body: B,
  answer: A,
  told: T,
) {
  return { method: 'put', path, body, ok: { status: 200, schema: answer }, ...helped(told) } as const;
}

export function remove<const T extends Told>(path: string, told: T) {
  return { method: 'delete', path, ok: { status: 204 }, ...helped(told) } as const;
}

/** A parameter that may be left out. */
export function may(name: string, help: Parameter['help']): Parameter {
  return { name, required: false, help };
}

export function must(name: string, help: Parameter['help']): Parameter {
  return { name, required: true, help };
}

function helped<const T extends Told>({ zh, en, ...more }: T) {
  return { help: { zh, en }, ...more };
}

/** A query was turned away or not answered in time. */
export const BUSY = [429, 503, 504] as const;
