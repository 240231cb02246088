export const CSV = 'text/csv';
export const ARROW = 'application/vnd.apache.arrow.stream';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
