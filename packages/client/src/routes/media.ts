export const CSV = 'text/csv';
export const ARROW = 'application/vnd.apache.arrow.stream';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const ZIP = 'application/zip';
/** One JSON value a line, each as it comes. */
export const NDJSON = 'application/x-ndjson';
