import { SIGNATURE_SIDES, type SignatureSide } from '@plumbline/diagnostics';
import { z } from 'zod';
import { dimensionList, metric } from './catalog.ts';
import { aspectChange, newChangeWish, personName, valueComparison } from './changes.ts';
import { metricDefinition } from './definition.ts';
import { wireDiagnostic } from './problem.ts';
import { column, row } from './result.ts';
import { review } from './review.ts';
import { text } from './text.ts';
import { sight, viewingWish } from './viewing.ts';

const side = z.enum(Object.keys(SIGNATURE_SIDES) as [SignatureSide, ...SignatureSide[]]);

const signing = {
  /** How changes are signed; null: they are written directly. */
  review: review.nullable(),
  /** Who could sign, without the caller. */
  signers: z.array(z.object({ side, people: z.array(personName) })),
};
/** What somebody who writes a formula starts from. */
export const editStart = z.object({
  ...signing,
  /** What formulas can name beside metrics, as far as the caller sees it. */
  policies: z.array(z.object({ name: z.string(), label: text, roles: z.array(z.string()) })),
  names: z.array(z.object({ kind: z.enum(['dataset', 'field']), ref: z.string(), label: text })),
});

/** Kinds of definitions that are edited one by one. */
const kind = z.enum(['metric', 'term', 'policy']);
const body = z.record(z.string(), z.unknown());

/** What a definition says, to be edited. */
export const writtenDefinition = z.object({
  kind,
  name: z.string(),
  /** The last version that was recorded; 0: it is only asked for. */
  version: z.int(),
  body,
  yaml: z.string(),
  /** The open request whose wish it is. */
  request: z.object({ number: z.int(), revision: z.int() }).nullable(),
  ...signing,
});

/** One of `yaml`, `body` and `removed`: the text of one definition, its parts, or that it be there no more. */
const edit = {
  kind,
  /** The definition that it was made from; null: it is to be new. */
  name: z.string().min(1).max(200).nullable(),
  /** Version that it was made from; 0: none. */
  base: z.int().min(0),
  yaml: z.string().max(100_000).optional(),
  body: body.optional(),
  removed: z.literal(true).optional(),
};
const definitions = z.array(z.strictObject(edit)).min(1).max(50);
const effective = { effective_from: z.string().min(1).max(20).optional() };

export const definitionEdits = z.strictObject({
  definitions,
  ...newChangeWish,
  dry_run: z.boolean().optional(),
});
export const definitionEditsRevision = z.strictObject({
  revision: z.int().min(1),
  definitions,
  ...newChangeWish,
});
const together = {
  /** The open request that is revised by it, CR-0001: the rest of what it asks for is there. */
  request: z.string().min(1).max(20).optional(),
  /** Edits that are asked for together with it. */
  beside: z.array(z.strictObject(edit)).max(50).optional(),
};
export const editCheckRequest = z.strictObject({ ...edit, ...effective, ...together });
export const editPreviewRequest = z.strictObject({
  ...edit,
  ...effective,
  ...together,
  /** A dimension to split by. */
  by: z.string().min(1).max(200).optional(),
  /** Of the table by that dimension. */
  period: z.string().min(1).max(100).optional(),
  /** Of a policy: through whose eyes it is looked at, and why; with the figures of a metric where one is named. */
  through: viewingWish.extend({ metric: z.string().min(1).max(200).optional() }).optional(),
});

/** What a text means, and what is wrong with it. */
export const editCheck = z.object({
  kind,
  name: z.string().nullable(),
  /** Both forms of what was sent. */
  body: body.nullable(),
  yaml: z.string().nullable(),
  /** Places are in the text that was sent, of a body in its formula; `key`: what of the definition it is about, `formula`, `label.zh`. */
  findings: z.array(wireDiagnostic.extend({ key: z.string().nullable() })),
  /** What it would change, by meaning. */
  changes: z.array(aspectChange),
  /** Null: it is no metric, or means nothing yet. */
  means: z
    .object({
      metric,
      parts: metricDefinition.shape.parts,
      dimensions: dimensionList.shape.dimensions,
    })
    .nullable(),
  /** There is another version by now. */
  conflict: z.object({ kind: z.string(), id: z.string(), read: z.int(), version: z.int() }).nullable(),
});

const named = { name: z.string(), label: text };
const rows = z.enum(['all', 'some', 'none']);

/** Figures of what is written beside those of now, over the rows that are loaded. */
export const editPreview = z.object({
  /** Null: findings come first. */
  comparison: valueComparison.nullable(),
  split: z
    .object({
      by: z.string(),
      /** The dimension, metrics of the formula, the metric itself. */
      columns: z.array(column),
      rows: z.array(row),
      total: row.nullable(),
    })
    .nullable(),
  /** Of a policy: what one person would see, where that was asked for; figures by the policies of today and as they would be. */
  look: z.object({ sight, comparison: valueComparison.nullable() }).nullable(),
  /** Of a policy: whose sight would be another; null: another kind, or not for the caller to know. */
  sights: z
    .object({
      /** How many there are. */
      people: z.int(),
      changed: z.array(
        z.object({
          login: z.string(),
          name: z.string(),
          roles: z.array(z.string()),
          /** `other`: some things come and others go, or other rows are open. */
          verdict: z.enum(['more', 'less', 'other']),
          datasets: z.array(z.object({ ...named, before: rows, after: rows })),
          /** `dataset.field`. */
          fields: z.object({ opened: z.array(z.string()), closed: z.array(z.string()) }),
          metrics: z.object({ opened: z.array(z.object(named)), closed: z.array(z.object(named)) }),
        }),
      ),
    })
    .nullable(),
  diagnostics: z.array(wireDiagnostic),
});
