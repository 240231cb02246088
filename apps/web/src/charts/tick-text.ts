/** `1,200` of `1,200.0`, `40%` of `40.00%`: an axis says no places that hold nothing. */
export function tickText(written: string): string {
  return written.replace(/(\.\d*?)0+(?=%?$)/, '$1').replace(/\.(?=%?$)/, '');
}
