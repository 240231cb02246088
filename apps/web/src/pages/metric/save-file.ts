/** Hands a text to the reader as a file. A byte order mark lets spreadsheets read Chinese. */
export function saveText(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: `${type};charset=utf-8` }));
  saveUrl(name, url);
  URL.revokeObjectURL(url);
}

export function saveUrl(name: string, url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
