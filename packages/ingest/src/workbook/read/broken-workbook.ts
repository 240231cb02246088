import { PlumblineError, report } from '@plumbline/diagnostics';

/** What is wrong inside a workbook: `part` is the file inside it. */
export function brokenWorkbook(file: string, part: string, cause: string): PlumblineError {
  const text = {
    zh: '请用 Excel 或 WPS 打开并另存为 .xlsx，或重新导出',
    en: 'open it in Excel or WPS and save it as .xlsx again, or export it once more',
  };
  const at = { kind: 'data', file } as const;
  return new PlumblineError([
    report('load/broken-workbook', { file, part, cause }, { at, hints: [{ text }] }),
  ]);
}
