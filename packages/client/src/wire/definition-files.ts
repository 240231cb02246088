import { z } from 'zod';

/** Below the workspace, and on every system: `metrics/sales.yaml`. */
const path = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^(?!\/|[A-Za-z]:)(?!(?:.*\/)?\.{1,2}(?:\/|$))[^\\]+$/);

/** Definition files: path below the workspace, with `/` → text; `plumbline.yaml` among them. */
export const definitionFiles = z.record(path, z.string().max(16_000_000));
