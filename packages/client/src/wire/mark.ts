import { FIGURE_MARKS, type FigureMark } from '@plumbline/diagnostics';
import { z } from 'zod';

/** What a reader of a figure must know of its definition. */
export const mark = z.enum(Object.keys(FIGURE_MARKS) as [FigureMark, ...FigureMark[]]);
