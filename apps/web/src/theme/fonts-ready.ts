/** The face of figures and Latin text is there before anything is drawn in it, so that no line changes its width; also when it failed. */
export async function fontsReady(): Promise<void> {
  await document.fonts.load('13px "Inter Variable"').catch(() => []);
}
