import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Refusal } from '../../api/refusal.ts';
import { call } from '../../api/server.ts';
import {
  type AskedEdit,
  type Check,
  checkQuery,
  type EditKind,
  type Finding,
  type SentEdit,
} from './edit-queries.ts';

export type Form = 'parts' | 'yaml';
export type Body = Readonly<Record<string, unknown>>;

/** What somebody is writing, and what the server says of it. */
export interface Draft {
  readonly form: Form;
  readonly body: Body;
  readonly yaml: string;
  readonly effective: string;
  /** What it was made from; null: nothing that is there. */
  readonly name: string | null;
  readonly base: number;
  /** As it would be asked for now. */
  readonly edit: SentEdit;
  /** As the last check was asked: a little later. */
  readonly checked: AskedEdit;
  readonly check: Check | undefined;
  readonly error: unknown;
  /** The check is of another text than the one that is written. */
  readonly isChecking: boolean;
  /** Something was written since it was last saved. */
  readonly isUnsaved: boolean;
  /** What is written now has been saved, as what: whatever is written after it stands over that. */
  readonly keep: (as?: Partial<Pick<Draft, 'name' | 'base'>>) => void;
  /** The request that it was opened from: it is checked among what else that asks for. */
  readonly request: string | null;
  /** Under which name a request asks for it, if it is not there yet. */
  readonly made: string | null;
  readonly hold: (made: string | null) => void;
  /** Something else has been written since this was drawn. */
  readonly isOvertaken: () => boolean;
  readonly errors: readonly Finding[];
  /** Of the findings, those about something that is written: nobody needs to be told that they have not begun. */
  readonly told: readonly Finding[];
  readonly change: (
    change: Partial<Pick<Draft, 'form' | 'body' | 'yaml' | 'effective' | 'name' | 'base'>>,
  ) => void;
  readonly setPart: (key: string, value: unknown) => void;
  readonly setForm: (form: Form) => Promise<void>;
}

export interface Begin {
  readonly kind: EditKind;
  readonly name: string | null;
  readonly request?: string;
  readonly made?: string;
  readonly base: number;
  readonly body: Body;
  readonly yaml: string;
  readonly effective: string;
  /** How it is written first, and always where there is no form. */
  readonly form?: Form;
}

interface State extends Omit<Begin, 'request' | 'made'> {
  readonly form: Form;
  readonly request: string | null;
  readonly made: string | null;
  /** Why the other form could not be shown. */
  readonly failure: unknown;
  /** What was saved last, as `markOf` writes it. */
  readonly kept: string;
}

function markOf({ form, body, yaml, effective }: Omit<State, 'kept'>): string {
  return JSON.stringify([form === 'yaml' ? yaml : body, effective]);
}

const PAUSE_MS = 300;

export function useDraft(begin: Begin): Draft {
  const [state, setState] = useState<State>(() => {
    const first = {
      ...begin,
      form: begin.form ?? 'parts',
      request: begin.request ?? null,
      made: begin.made ?? null,
      failure: null,
    };
    return { ...first, kept: markOf(first) };
  });
  const { form, body, yaml, effective, name, base, request, made } = state;
  const latest = useRef(state);
  latest.current = state;
  const edit = useMemo(
    (): SentEdit => ({
      kind: begin.kind,
      name,
      base,
      ...(form === 'yaml' ? { yaml } : { body }),
    }),
    [begin.kind, name, base, form, yaml, body],
  );
  const among = request === null ? null : (name ?? made);
  const asked = useMemo(
    (): AskedEdit => (request === null ? edit : { ...edit, name: among, request }),
    [edit, request, among],
  );
  const checked = usePaused(asked);
  const found = useQuery({ ...checkQuery(checked, effective), placeholderData: keepPreviousData });
  const errors = (found.data?.findings ?? []).filter(({ severity }) => severity === 'error');
  const told = (found.data?.findings ?? []).filter(
    ({ key, code }) => form === 'yaml' || (code !== MISSING && (!isNeeded(key) || partOf(body, key) !== '')),
  );
  const setForm = async (next: Form) => {
    if (next === form) return;
    try {
      const said = await call('checkEdit', { body: asked });
      const { body: asBody, yaml: asYaml } = said;
      if (asBody === null || asYaml === null) throw new Refusal(422, said.findings);
      setState((now) => {
        // What was typed meanwhile is not written over.
        if (now.body !== body || now.yaml !== yaml || now.form !== form) return now;
        const other = { ...now, form: next, body: asBody, yaml: asYaml, failure: null };
        return { ...other, kept: markOf(now) === now.kept ? markOf(other) : now.kept };
      });
    } catch (failure) {
      setState((now) => ({ ...now, failure }));
    }
  };
  return {
    ...{ form, body, yaml, effective, name, base, request, made, edit, checked, errors, told, setForm },
    check: found.data,
    error: state.failure ?? found.error,
    isUnsaved: markOf(state) !== state.kept,
    keep: (as = {}) => setState((now) => ({ ...now, ...as, kept: markOf(state) })),
    hold: (next) => setState((now) => ({ ...now, made: next })),
    isOvertaken: () => markOf(latest.current) !== markOf(state),
    isChecking: checked !== asked || found.isPlaceholderData || found.isFetching,
    change: (change) => setState((now) => ({ ...now, ...change, failure: null })),
    setPart: (key, value) =>
      setState((now) => ({ ...now, body: withPart(now.body, key, value), failure: null })),
  };
}

/** That a part is not there. */
const MISSING = 'workspace/missing-key';

function isNeeded(key: string | null): key is 'name' | 'formula' {
  return key === 'name' || key === 'formula';
}

/** Nothing written is nothing said: an empty part is left out. `label.zh` is a part of a part. */
function withPart(body: Body, key: string, value: unknown): Body {
  const [first = '', second] = key.split('.');
  if (second !== undefined) {
    const inner = body[first];
    // A text alone stands for both languages.
    const both = typeof inner === 'string' && inner !== '' ? { zh: inner, en: inner } : {};
    const around = typeof inner === 'object' && inner !== null ? (inner as Body) : both;
    const next = withPart(around, second, value);
    return withPart(body, first, Object.keys(next).length === 0 ? '' : next);
  }
  const isNothing = value === '' || (Array.isArray(value) && value.length === 0);
  if (!isNothing) return { ...body, [first]: value };
  const { [first]: _, ...rest } = body;
  return rest;
}

/** The value once it has been the same for a moment; the first at once. */
function usePaused<T>(value: T): T {
  const [paused, setPaused] = useState(value);
  const timer = useRef(0);
  useEffect(() => {
    timer.current = window.setTimeout(() => setPaused(value), PAUSE_MS);
    return () => window.clearTimeout(timer.current);
  }, [value]);
  return paused;
}

/** A part that is a list of names. */
export function listOf(body: Body, key: string): readonly string[] {
  const [first = '', second] = key.split('.');
  const value = body[first];
  const list = second === undefined ? value : (value as Body | undefined)?.[second];
  return Array.isArray(list) ? list.map(String) : [];
}

/** A part as a text. */
export function partOf(body: Body, key: string): string {
  const [first = '', second] = key.split('.');
  const value = body[first];
  if (second === undefined) return typeof value === 'string' ? value : '';
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value : '';
  const inner = (value as Body)[second];
  return typeof inner === 'string' ? inner : '';
}
